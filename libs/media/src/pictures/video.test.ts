import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_BITS, type BitHash } from './picture-hash.rules';
import { commonFrames, sameVideo } from './video.rules';

const LIKENESS = { distance: 31, share: 0.8 };
/** Frames that differ from each other in half of their bits. */
const frame = (i: number): BitHash => Array.from({ length: HASH_BITS }, (_, bit) => ((bit >> (i % 8)) + Math.floor(i / 8) * bit) & 1).join('');
const blurred = (hash: BitHash): BitHash => `${[...hash.slice(0, 20)].map((bit) => 1 - Number(bit)).join('')}${hash.slice(20)}`;
const video = [0, 1, 2, 3, 4, 5, 6, 7].map(frame);

describe('sameVideo', () => {
  it('is a copy', () => expect(sameVideo(video, video.map(blurred), LIKENESS)).toBe(true));
  it('is a cut of it', () => expect(sameVideo(video, video.slice(2, 6), LIKENESS)).toBe(true));
  it('is not one with another half', () => expect(sameVideo(video, [...video.slice(0, 4), ...[0, 1, 2, 3].map((i) => blurred(blurred(frame(i))).replace(/^.{64}/, '01'.repeat(32)))], LIKENESS)).toBe(false));
  it('is not the same scenes in another order', () => expect(sameVideo(video, [...video].reverse(), LIKENESS)).toBe(false));
  it('is nothing without frames', () => expect(sameVideo(video, [], LIKENESS)).toBe(false));

  it('does not depend on which is asked first, and no frame counts twice', () => {
    const frames = fc.array(fc.nat(7).map(frame), { maxLength: 12 });
    fc.assert(
      fc.property(frames, frames, (a, b) => {
        expect(commonFrames(a, b, 31)).toBe(commonFrames(b, a, 31));
        expect(commonFrames(a, b, 31)).toBeLessThanOrEqual(Math.min(a.length, b.length));
      }),
    );
  });
});
