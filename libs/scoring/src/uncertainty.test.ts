import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset } from './data/dataset';
import { CORE_PARAMETERS } from './parameters';
import { score } from './score';
import { inputOf, twoCamps, type PlainRating } from './testing/community';
import { intervalOf, measureUncertainty, type FittedModel } from './uncertainty';
import { RatingSet } from './data/rating-set';

/** Strong ridges: eight ratings cannot decide twelve parameters otherwise. */
const FIT = { ...CORE_PARAMETERS.fit, noteInterceptPenalty: 0.6, raterInterceptPenalty: 0.5, factorPenalty: 0.4 };
const rate = (note: string, rater: string, level: number): PlainRating => ({ note, rater, level });

/** Two notes and four raters whose numbers are chosen, so that the formula can be followed by hand. */
const RATINGS = ['a', 'b', 'c', 'd'].flatMap((rater, u) => [rate('m', rater, u % 3), rate('n', rater, 2 - (u % 2))]);
const DATA = canonicalDataset(inputOf(RATINGS));
const MODEL: FittedModel = {
  inScope: RatingSet.all(8),
  second: {
    mu: 0.4,
    raterIntercept: Float64Array.of(0.1, -0.1, 0, 0.05),
    raterFactor: Float64Array.of(0.5, -0.4, 0.3, -0.2),
    summary: { ratings: 8, notes: 2, raters: 4, mu: 0.4, loss: 0, meanSquaredError: 0, sweeps: 1 },
  },
  placed: { intercept: Float64Array.of(0.1, 0.2), factor: Float64Array.of(-0.3, 0.1) },
};

/** The inverse of a matrix by Gauss–Jordan, without any knowledge of 2×2 systems. */
function invert(matrix: number[][]): number[][] {
  let rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  matrix.forEach((_, k) => {
    const pivot = rows[k]!.map((value) => value / rows[k]![k]!);
    rows = rows.map((row, i) => (i === k ? pivot : row.map((value, j) => value - row[k]! * pivot[j]!)));
  });
  return rows.map((row) => row.slice(matrix.length));
}

describe('the uncertainty of a score', () => {
  it('is the residual variance times the inverse curvature of the note, and what its raters add', () => {
    const { deviation, residual } = measureUncertainty(DATA, MODEL, FIT);
    const { second, placed } = MODEL;
    const ridge = (intercept: number, per: number): number[][] => [[intercept * per, 0], [0, FIT.factorPenalty * per]];
    const normal = (factors: number[], intercept: number, per: number): { system: number[][]; plain: number[][] } => {
      const plain = [0, 1].map((r) => [0, 1].map((c) => factors.reduce((sum, f) => sum + (r === 0 ? 1 : f) * (c === 0 ? 1 : f), 0)));
      return { plain, system: plain.map((row, r) => row.map((value, c) => value + ridge(intercept, per)[r]![c]!)) };
    };
    const trace = (a: number[][], b: number[][]): number => [0, 1].reduce((sum, r) => sum + a[r]!.reduce((s, v, c) => s + v * b[c]![r]!, 0), 0);
    const notes = [0, 1].map(() => normal([...second.raterFactor], FIT.noteInterceptPenalty, 4));
    const raters = [0, 1, 2, 3].map(() => normal([...placed.factor], FIT.raterInterceptPenalty, 2));
    const decided = [...notes, ...raters].reduce((sum, { system, plain }) => sum + trace(invert(system), plain), 0);
    const errors = RATINGS.map(({ note, rater, level }) => {
      const [n, u] = [note === 'm' ? 0 : 1, 'abcd'.indexOf(rater)];
      return level / 2 - second.mu - second.raterIntercept[u]! - placed.intercept[n]! - second.raterFactor[u]! * placed.factor[n]!;
    });
    const variance = errors.reduce((sum, e) => sum + e * e, 0) / (8 - 1 - decided);
    expect(residual).toBeCloseTo(Math.sqrt(variance), 12);
    for (const n of [0, 1]) {
      const curvature = invert(notes[n]!.system);
      const ofRaters = [...second.raterFactor].reduce((sum, f, u) => {
        const weight = curvature[0]![0]! + curvature[0]![1]! * f;
        const c = invert(raters[u]!.system);
        const x = placed.factor[n]!;
        return sum + weight ** 2 * (c[0]![0]! + 2 * x * c[0]![1]! + x * x * c[1]![1]!);
      }, 0);
      expect(deviation[n]).toBeCloseTo(Math.sqrt(variance * (curvature[0]![0]! + ofRaters)), 12);
    }
  });

  it('is unknown without a fit, and where the ratings are fewer than what they decide', () => {
    const unfitted = { ...MODEL, second: { ...MODEL.second, summary: null } };
    expect([...measureUncertainty(DATA, unfitted, FIT).deviation]).toEqual([NaN, NaN]);
    const weak = { ...FIT, noteInterceptPenalty: 1e-9, raterInterceptPenalty: 1e-9, factorPenalty: 1e-9 };
    expect(measureUncertainty(DATA, MODEL, weak).residual).toBeNaN();
    expect(intervalOf(0.3, NaN)).toBeNull();
    expect(intervalOf(NaN, 0.1)).toBeNull();
  });

  it('is an interval round the score, as wide as 90 % of a normal distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (intercept, deviation) => {
        const { low, high, confidence } = intervalOf(intercept, deviation)!;
        expect((low + high) / 2).toBeCloseTo(intercept, 12);
        expect(high - low).toBeCloseTo(2 * 1.6449 * deviation, 3);
        expect(confidence).toBe(0.9);
      }),
    );
  });

  it('comes with every note that a run places, and is smaller the more people rated it', () => {
    const ratings = twoCamps(7, 40, 60);
    const few = ratings.filter(({ note, rater }) => note !== 'n004' || Number(rater.slice(1)) < 10);
    const of = (given: PlainRating[], id: string) => score(inputOf(given), CORE_PARAMETERS).notes.find((note) => note.id === id)!;
    const many = of(ratings, 'n004');
    const some = of(few, 'n004');
    expect(many.interval!.low).toBeLessThan(many.intercept!);
    expect(many.interval!.high).toBeGreaterThan(many.intercept!);
    expect(some.interval!.high - some.interval!.low).toBeGreaterThan(1.3 * (many.interval!.high - many.interval!.low));
    expect(of([...ratings, rate('new', 'r001', 2)], 'new').interval).toBeNull();
  });
});
