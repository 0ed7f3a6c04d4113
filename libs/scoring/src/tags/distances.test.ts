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
      fc.property(places, places, fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (notes, raters, pairs, q) => {
        const note = Uint32Array.from(pairs, ([n]) => n % notes.length);
        const rater = Uint32Array.from(pairs, ([, u]) => u % raters.length);
        const distances = Float64Array.from(pairs, (_, i) => Math.abs(notes[note[i]!]! - raters[rater[i]!]!)).filter((distance) => !Number.isNaN(distance));
        expect(quantileOfDistances({ note, rater }, RatingSet.all(pairs.length), Float64Array.from(notes), Float64Array.from(raters), q)).toBe(quantile(distances, q));
      }),
      { numRuns: 1000 },
    );
  });
});
