import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset, type Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { parametersOf } from '../models/model-parameters';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, randomNumbers, twoCamps } from '../testing/community';
import { fitBalanced, placeBalanced, weightsOf } from './balanced-fit';
import { balancedObjective, placeOneNote, type RatingTable } from './balanced-model';
import type { Round } from './fitted-round';
import { fitRound } from './round';

const TRIAL = CORE_PARAMETERS.models.find(({ name }) => name === 'Group14')!;
const { fit } = parametersOf(TRIAL, CORE_PARAMETERS);
const { balanced, ...plain } = fit;

/** What a note adds to the objective. */
function worth({ a, f, ff, y, yf }: Parameters<typeof placeOneNote>[0], slant: number, b: number, g: number): number {
  return a * b * b + 2 * f * b * g + ff * g * g - 2 * y * b - 2 * yf * g + slant * Math.abs(b * g);
}

describe('one note', () => {
  it('stands where nothing near is better, kink or not', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const ratings = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ratings, fc.double({ min: 0, max: 6, noNaN: true }), (rated, slant) => {
        const system = { a: 0.5, f: 0, ff: 0.1, y: 0, yf: 0 };
        for (const [f, y] of rated) {
          system.a += 1;
          system.f += f;
          system.ff += f * f;
          system.y += y;
          system.yf += y * f;
        }
        const [b, g] = placeOneNote(system, slant);
        const best = worth(system, slant, b, g);
        for (let i = -20; i <= 20; i++) {
          for (let j = -20; j <= 20; j++) {
            expect(worth(system, slant, b + i / 10, g + j / 10)).toBeGreaterThanOrEqual(best - 1e-9);
            expect(worth(system, slant, i / 5, j / 5)).toBeGreaterThanOrEqual(best - 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('weights', () => {
  const table = (raters: number[]): RatingTable => ({
    count: raters.length,
    notes: Uint32Array.of(0),
    raters: Uint32Array.from(new Set(raters)),
    firstOf: Uint32Array.of(0, raters.length),
    rater: Uint32Array.from(raters),
    value: new Float64Array(raters.length),
  });
  const total = (weight: Float64Array, raters: number[], side: (u: number) => boolean): number => raters.filter(side).reduce((sum, u) => sum + weight[u]!, 0);

  it('give both sides the same say', () => {
    const raters = [0, 0, 0, 1, 1, 1, 2];
    const weight = weightsOf(table(raters), Float64Array.of(-1, -1, 1), { ...balanced!, raterExponent: 0 });
    expect(total(weight, raters, (u) => u < 2)).toBeCloseTo(3.5, 12);
    expect(total(weight, raters, (u) => u === 2)).toBeCloseTo(3.5, 12);
  });

  it('take a quarter of the power from whoever rates a lot', () => {
    const weight = weightsOf(table([0, ...new Array<number>(16).fill(1)]), Float64Array.of(-1, -1), balanced!);
    expect(weight[0]).toBeCloseTo(1, 12);
    expect(weight[1]).toBeCloseTo(0.5, 12);
  });
});

describe('the balanced fit', () => {
  const data: Dataset = canonicalDataset(inputOf(twoCamps(3, 40, 40)));
  const all = RatingSet.all(data.ratingCount);
  const start = fitRound(data, all, undefined, { ...CORE_PARAMETERS, fit: plain }, '', () => undefined);
  const first = fitBalanced(data, all, start, fit, balanced!);

  it('ends where no single parameter can be bettered', () => {
    const table: RatingTable = {
      count: data.ratingCount,
      notes: Uint32Array.from({ length: data.noteCount }, (_, n) => n),
      raters: Uint32Array.from({ length: data.raterCount }, (_, u) => u),
      firstOf: data.firstRating,
      rater: data.rater,
      value: Float64Array.from(data.level, (level) => level / 2),
    };
    const [perNote, perRater] = [table.count / data.noteCount, table.count / data.raterCount];
    const ridge = { mu: 0.15 * table.count, raterIntercept: 0.15 * perRater, raterFactor: 0.0075 * perRater, noteIntercept: 0.9 * perNote, noteFactor: 0.01 * perNote, slant: 0.75 * perNote };
    const weight = weightsOf(table, first.raterFactor, balanced!);
    const worthOf = (round: Round): number => balancedObjective(table, weight, ridge, round).objective;
    const best = worthOf(first);
    expect(best / table.count).toBeCloseTo(first.summary!.loss, 9);
    const random = randomNumbers(1);
    for (const column of ['noteIntercept', 'noteFactor', 'raterIntercept', 'raterFactor'] as const) {
      for (const step of [-0.01, 0.01]) {
        const at = Math.floor(random() * first[column].length);
        expect(worthOf({ ...first, [column]: first[column].map((v, k) => (k === at ? v + step : v)) })).toBeGreaterThan(best);
      }
    }
    expect(worthOf({ ...first, mu: first.mu + 0.01 })).toBeGreaterThan(best);
  });

  it('makes a note either good or slanted', () => {
    for (let n = 0; n < data.noteCount; n++) {
      const [b, f] = [Math.abs(first.noteIntercept[n]!), Math.abs(first.noteFactor[n]!)];
      if (n % 4 === 0) expect(b).toBeGreaterThan(10 * f);
      if (n % 4 === 1 || n % 4 === 2) expect(f).toBeGreaterThan(10 * b);
    }
  });

  it('places notes where the second round left them, as long as ratings are the same', () => {
    const placed = placeBalanced(data, all, first, fit, balanced!);
    for (let n = 0; n < data.noteCount; n++) expect(placed.noteIntercept[n]).toBeCloseTo(first.noteIntercept[n]!, 4);
  });

  it('has its say in a run on notes of its group, and none on others', () => {
    const of = (group: number): number[] => {
      const input = inputOf(twoCamps(3, 40, 40));
      input.raters.modelingGroup.fill(group);
      return [...score(input, CORE_PARAMETERS).notes].flatMap(({ further }) => (further.group?.model === 'Group14' ? [further.group.intercept!] : []));
    };
    const intercepts = of(14);
    expect(intercepts).toHaveLength(40);
    const helpful = intercepts.filter((_, n) => n % 4 === 0);
    expect(Math.min(...helpful)).toBeGreaterThan(TRIAL.overrides.rules!.crhThreshold!);
    expect(Math.max(...intercepts.filter((_, n) => n % 4 !== 0))).toBeLessThan(Math.min(...helpful));
    expect(of(13)).toEqual([]);
  });
});
