import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../data/quantile';
import { RatingSet } from '../data/rating-set';
import { quantileOfDistances } from './distances';

const place = fc.oneof(fc.constantFrom(0, 1, NaN), fc.double({ min: -3, max: 3, noNaN: true }));
const places = fc.array(place, { minLength: 1, maxLength: 6 });

describe('the quantile of distances', () => {
  it('is that of all distances in one list, to the last bit', () => {
    fc.assert(
      fc.property(places, places, fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 400, size: 'max' }), fc.double({ min: 0, max: 1, noNaN: true }), (notes, raters, pairs, q) => {
        const note = Uint32Array.from(pairs, ([n]) => n % notes.length).sort();
        const firstRating = Uint32Array.from({ length: notes.length + 1 }, (_, n) => note.filter((its) => its < n).length);
        const rater = Uint32Array.from(pairs, ([, u]) => u % raters.length);
        const distances = Float64Array.from(pairs, (_, i) => Math.abs(notes[note[i]!]! - raters[rater[i]!]!)).filter((distance) => !Number.isNaN(distance));
        expect(quantileOfDistances({ firstRating, note, rater }, RatingSet.all(pairs.length), Float64Array.from(notes), Float64Array.from(raters), q)).toBe(quantile(distances, q));
      }),
      { numRuns: 1000 },
    );
  });

  it('is that of many distances as well', () => {
    const random = (seed: number): number => ((Math.imul(seed, 0x9e3779b1) ^ (seed << 7)) >>> 0) / 0xffff_ffff;
    const [notes, perNote] = [400, 100];
    const note = Uint32Array.from({ length: notes * perNote }, (_, i) => Math.floor(i / perNote));
    const rater = Uint32Array.from(note, (_, i) => i % 997);
    const firstRating = Uint32Array.from({ length: notes + 1 }, (_, n) => n * perNote);
    const noteAt = Float64Array.from({ length: notes }, (_, n) => (n % 9 === 0 ? NaN : random(n + 1)));
    const raterAt = Float64Array.from({ length: 997 }, (_, u) => (u % 5 === 0 ? NaN : random(u + 5000)));
    const distances = Float64Array.from(note, (n, i) => Math.abs(noteAt[n]! - raterAt[rater[i]!]!)).filter((distance) => !Number.isNaN(distance));
    for (const q of [0, 0.05, 0.4, 0.77, 1]) expect(quantileOfDistances({ firstRating, note, rater }, RatingSet.all(note.length), noteAt, raterAt, q)).toBe(quantile(distances, q));
  });

  it('is found where a sample tells of another place', () => {
    // every 128th rating, the sample, is near its note, all others are far
    const count = 128 * 2000;
    const note = new Uint32Array(count);
    const rater = Uint32Array.from({ length: count }, (_, i) => (i % 128 === 0 ? 0 : 1 + (i % 7)));
    const places = Float64Array.of(0.1, 5, 6, 7, 8, 9, 10, 11);
    const distances = Float64Array.from(rater, (u) => places[u]!);
    for (const q of [0.01, 0.4, 0.99]) expect(quantileOfDistances({ firstRating: Uint32Array.of(0, count), note, rater }, RatingSet.all(count), Float64Array.of(0), places, q)).toBe(quantile(distances, q));
  });
});
