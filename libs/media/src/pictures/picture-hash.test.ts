import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANDS, bandsOf, GRID, HASH_BITS, hashDistance, MOST_DISTANCE, pictureHashes, probesFor } from './picture-hash.rules';

const bits = fc.array(fc.boolean(), { minLength: HASH_BITS, maxLength: HASH_BITS }).map((values) => values.map(Number).join(''));
const flips = fc.uniqueArray(fc.nat(HASH_BITS - 1), { maxLength: MOST_DISTANCE });
const flipped = (hash: string, at: readonly number[]): string => [...hash].map((bit, i) => (at.includes(i) ? String(1 - Number(bit)) : bit)).join('');
const hashOf = (luminance: Uint8Array, side = GRID): string => pictureHashes(luminance, side).cuts[0]!;
const detailOf = (luminance: Uint8Array): number => pictureHashes(luminance, GRID).detail;
const picture = (luminance: (x: number, y: number) => number) => Uint8Array.from({ length: GRID * GRID }, (_, i) => luminance(i % GRID, Math.floor(i / GRID)));
/** Shapes with some texture, all of it whole numbers below 190. */
const textured = (x: number, y: number): number => Math.round(70 + 40 * Math.sin(x / 5) * Math.cos(y / 7) + 20 * Math.sin((x * y) / 90) + ((x * 7919 + y * y * 31) % 53));

describe('pictureHashes', () => {
  it('are of the whole picture and of its cuts, each with about as many bits of either kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: GRID * GRID, maxLength: GRID * GRID }), (luminance) => {
        const { cuts } = pictureHashes(luminance, GRID);
        expect(cuts).toHaveLength(3);
        for (const hash of cuts) expect(hash).toMatch(/^[01]{256}$/);
      }),
      { numRuns: 20 },
    );
    for (const hash of pictureHashes(picture(textured), GRID).cuts) expect([...hash].filter((bit) => bit === '1')).toHaveLength(HASH_BITS / 2);
  });

  it('do not change with brightness, nor with the size of the grid they were averaged from', () => {
    const plain = hashOf(picture(textured));
    expect(hashOf(picture((x, y) => textured(x, y) + 60))).toBe(plain);
    const twice = Uint8Array.from({ length: 4 * GRID * GRID }, (_, i) => textured(Math.floor((i % (2 * GRID)) / 2), Math.floor(i / (4 * GRID))));
    expect(hashOf(twice, 2 * GRID)).toBe(plain);
  });

  it('find the cut of a picture among its cuts', () => {
    const side = 10 * GRID;
    const shape = (x: number, y: number) => textured(Math.floor(x / 20), Math.floor(y / 20));
    const whole = pictureHashes(Uint8Array.from({ length: side * side }, (_, i) => shape(i % side, Math.floor(i / side))), side);
    const left = side - 2 * Math.round(0.05 * side);
    const cut = hashOf(Uint8Array.from({ length: left * left }, (_, i) => shape((i % left) + 32, Math.floor(i / left) + 32)), left);
    expect(whole.cuts.map((hash) => hashDistance(hash, cut) <= MOST_DISTANCE)).toEqual([false, false, true]);
  });

  it('find no detail in one colour or a gradient, and some in shapes', () => {
    expect(detailOf(picture(() => 200))).toBe(0);
    expect(detailOf(picture((x, y) => x * 2 + y))).toBeLessThan(0.5);
    expect(detailOf(picture((x, y) => (Math.floor(x / 8) + Math.floor(y / 8)) % 2 === 0 ? 40 : 200))).toBeGreaterThan(10);
  });
});

describe('the bands of a hash', () => {
  it('meet the probes of every hash within the distance', () => {
    fc.assert(
      fc.property(bits, flips, (hash, at) => {
        const other = flipped(hash, at);
        expect(hashDistance(hash, other)).toBe(at.length);
        const bands = new Set(bandsOf(other));
        expect(probesFor(hash, at.length).some((probe) => bands.has(probe))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('tell which band they are, and are sixteen', () => {
    fc.assert(fc.property(bits, (hash) => void expect(bandsOf(hash).map((band) => band >> 16)).toEqual(Array.from({ length: BANDS }, (_, i) => i))));
  });

  it('are not made for a distance beyond which they would miss one', () => {
    const hash = '0'.repeat(HASH_BITS);
    const twoInEveryBand = flipped(hash, Array.from({ length: BANDS }, (_, band) => [band * 16, band * 16 + 1]).flat());
    expect(hashDistance(hash, twoInEveryBand)).toBe(MOST_DISTANCE + 1);
    expect(probesFor(hash, MOST_DISTANCE).some((probe) => bandsOf(twoInEveryBand).includes(probe))).toBe(false);
    expect(() => probesFor(hash, MOST_DISTANCE + 1)).toThrow(RangeError);
  });
});
