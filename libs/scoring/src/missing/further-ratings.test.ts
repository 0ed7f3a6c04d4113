import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelResult } from '../core/core-model';
import { placeWithout } from '../core/set-aside';
import { countLevels, levelsOf } from '../data/counts';
import { canonicalDataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { keepRaters } from '../data/scope';
import { placeNotes } from '../fit/place-notes';
import { runModels } from '../models/run-models';
import type { FurtherRatings } from '../output';
import { CORE_PARAMETERS } from '../parameters';
import { FINAL_RULES } from '../rules/core-rules';
import { applyCoreRules } from '../rules/rule';
import { score } from '../score';
import { inputOf, twoCamps, type PlainNote, type PlainRating } from '../testing/community';
import { furtherRatingsSearch, MOST_FURTHER_RATINGS, typicalRaters, type TypicalRater } from './further-ratings';
import { RatingSet } from '../data/rating-set';

/** Two camps, and notes that are nearly there: some ratings of liked notes are taken away or turned. */
const COMMUNITY: PlainRating[] = twoCamps(11, 40, 60).flatMap((rating): PlainRating[] => {
  const n = Number(rating.note.slice(1));
  const u = Number(rating.rater.slice(1));
  if (n % 4 === 0 && n < 12 && u > 3 + n / 4) return [];
  if (n % 4 === 0 && n >= 12 && n < 28 && u % 2 === 1 && u > n / 4) return [];
  if (n % 4 === 0 && n >= 28 && n < 40 && (u + n) % 3 === 0) return [{ ...rating, level: 0, tags: ['notHelpfulOther'] }];
  return [rating];
});
const DATA = canonicalDataset(inputOf(COMMUNITY));
const MODEL = runModels(DATA, CORE_PARAMETERS, () => undefined).core;
const SEARCH = furtherRatingsSearch(DATA, MODEL);
const OPEN = DATA.noteId.flatMap((id, n) => (MODEL.verdicts.has(n) && MODEL.verdicts.statusOf(n) !== 'CURRENTLY_RATED_HELPFUL' ? [{ id, n }] : []));

/** The status with ratings really added to the table, by typical raters, with raters frozen. */
function statusWith(model: ModelResult, id: string, added: FurtherRatings): string {
  const typical = typicalRaters(model.prescored.second.raterIntercept, model.prescored.second.raterFactor);
  const profiles = new Map<string, TypicalRater>([
    ...Array.from({ length: added.negativeSide }, (_, k) => [`typical negative ${k}`, typical.negativeSide!] as const),
    ...Array.from({ length: added.positiveSide }, (_, k) => [`typical positive ${k}`, typical.positiveSide!] as const),
  ]);
  const data = canonicalDataset(inputOf([...COMMUNITY, ...[...profiles.keys()].map((rater) => ({ note: id, rater, level: 2 }))]));
  const { second } = model.prescored;
  const of = (key: 'intercept' | 'factor', column: Float64Array): Float64Array =>
    Float64Array.from(data.raterId, (rater) => profiles.get(rater)?.[key] ?? column[DATA.raterId.indexOf(rater)]!);
  const factor = of('factor', second.raterFactor);
  const all = RatingSet.all(data.ratingCount);
  const known = keepRaters(data, all, Uint8Array.from(factor, (f) => (Number.isNaN(f) ? 0 : 1)));
  const perNote = second.summary!.ratings / second.summary!.notes;
  const raters = { mu: second.mu, intercept: of('intercept', second.raterIntercept), factor };
  const placed = placeNotes(data, known, raters, perNote, CORE_PARAMETERS.fit);
  const flags = (of: Uint8Array): Uint8Array => Uint8Array.from(data.raterId, (rater) => of[DATA.raterId.indexOf(rater)] ?? 0);
  const setAside = { highVolume: flags(model.setAside.highVolume), correlated: flags(model.setAside.correlated) };
  const held = placeWithout(data, all, setAside, placed.intercept, raters, perNote, CORE_PARAMETERS);
  const n = data.noteId.indexOf(id);
  const facts = {
    ...model.factsOf(n),
    intercept: placed.intercept[n]!,
    factor: placed.factor[n]!,
    interceptMax: placed.interceptMax[n]!,
    interceptNoHighVolume: orNull(held.noHighVolume[n]!),
    interceptNoCorrelated: orNull(held.noCorrelated[n]!),
    numRatings: data.firstRating[n + 1]! - data.firstRating[n]!,
    negative: levelsOf(countLevels(data, all, (u) => factor[u]! < 0), n),
    positive: levelsOf(countLevels(data, all, (u) => factor[u]! >= 0), n),
  };
  return applyCoreRules(FINAL_RULES, facts, CORE_PARAMETERS).status;
}

const splitsOf = (count: number): FurtherRatings[] => Array.from({ length: count + 1 }, (_, negativeSide) => ({ negativeSide, positiveSide: count - negativeSide }));

describe('the fewest further ratings', () => {
  it('make a note helpful when they are really added, and no fewer do', () => {
    const found = OPEN.flatMap(({ id, n }) => {
      const further = SEARCH(n, MODEL.factsOf(n));
      return further === null ? [] : [{ id, further }];
    });
    expect(found.length).toBeGreaterThan(5);
    for (const { id, further } of found) {
      expect([id, statusWith(MODEL, id, further)]).toEqual([id, 'CURRENTLY_RATED_HELPFUL']);
      const fewer = splitsOf(further.negativeSide + further.positiveSide - 1);
      expect(fewer.map((split) => statusWith(MODEL, id, split))).not.toContain('CURRENTLY_RATED_HELPFUL');
    }
  });

  it('are none where even the most that is tried would not do', () => {
    const hopeless = OPEN.filter(({ n }) => SEARCH(n, MODEL.factsOf(n)) === null);
    expect(hopeless.length).toBeGreaterThan(5);
    for (const { id } of hopeless.slice(0, 5)) {
      const tried = [...splitsOf(MOST_FURTHER_RATINGS), ...splitsOf(MOST_FURTHER_RATINGS / 2)];
      expect(tried.map((split) => statusWith(MODEL, id, split))).not.toContain('CURRENTLY_RATED_HELPFUL');
    }
  });

  it('come from the side that is missing', () => {
    const output = score(inputOf(COMMUNITY), CORE_PARAMETERS);
    const factorOf = new Map(output.raters.map((rater) => [rater.id, rater.factor]));
    // of these notes hardly any odd rater is left
    const oddSide = factorOf.get('r001')! < 0 ? 'negativeSide' : 'positiveSide';
    const evenSide = oddSide === 'negativeSide' ? 'positiveSide' : 'negativeSide';
    const lopsided = output.notes.filter(({ id, furtherRatings }) => ['n012', 'n016', 'n020', 'n024'].includes(id) && furtherRatings !== null);
    expect(lopsided.length).toBeGreaterThan(0);
    for (const { furtherRatings } of lopsided) expect(furtherRatings![oddSide]).toBeGreaterThanOrEqual(furtherRatings![evenSide]);
  });

  it('are not asked for where they would change nothing', () => {
    const of = (notes: PlainNote[]) => score(inputOf(COMMUNITY, notes), CORE_PARAMETERS).notes;
    for (const { coreStatus, furtherRatings } of of([])) if (coreStatus === 'CURRENTLY_RATED_HELPFUL') expect(furtherRatings).toBeNull();
    const some = OPEN.find(({ n }) => SEARCH(n, MODEL.factsOf(n)) !== null)!;
    expect(of([]).find(({ id }) => id === some.id)!.furtherRatings).not.toBeNull();
    expect(of([{ id: some.id, misleading: false }]).find(({ id }) => id === some.id)!.furtherRatings).toBeNull();
    // refused for its tags: support does not answer criticism
    expect(SEARCH(some.n, { ...MODEL.factsOf(some.n), outlierTags: ['notHelpfulIncorrect'] })).toBeNull();
  });

  it('are none in a community that the model does not know yet', () => {
    for (const { furtherRatings } of score(inputOf(twoCamps(2, 20, 8, 1)), CORE_PARAMETERS).notes) expect(furtherRatings).toBeNull();
  });
});

describe('the typical rater of a side', () => {
  it('is its median, whoever the model does not know left out', () => {
    const factors = fc.array(fc.oneof(fc.constant(NaN), fc.double({ min: -1, max: 1, noNaN: true })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(factors, (given) => {
        const factor = Float64Array.from(given);
        const { negativeSide, positiveSide } = typicalRaters(factor.map((f) => f / 2), factor);
        const count = (holds: (f: number) => boolean) => given.filter(holds).length;
        expect(negativeSide === null).toBe(count((f) => f < 0) === 0);
        expect(positiveSide === null).toBe(count((f) => f >= 0) === 0);
        for (const [side, isOf] of [[negativeSide, (f: number) => f < 0], [positiveSide, (f: number) => f >= 0]] as const) {
          if (side === null) continue;
          expect(count((f) => isOf(f) && f <= side.factor)).toBeGreaterThanOrEqual(count(isOf) / 2);
          expect(count((f) => isOf(f) && f >= side.factor)).toBeGreaterThanOrEqual(count(isOf) / 2);
        }
      }),
    );
  });
});
