import type { SetAside } from '../core/set-aside';
import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { quantile } from '../data/quantile';
import { solve, sumsOfNote, type Place, type Sums } from '../fit/place-notes';
import type { Round } from '../fit/fitted-round';
import type { FurtherRatings, LevelCounts } from '../output';
import type { Parameters } from '../parameters';
import { FINAL_RULES } from '../rules/core-rules';
import { applyCoreRules, type NoteFacts } from '../rules/rule';

/** More than this is no longer a matter of a few. */
export const MOST_FURTHER_RATINGS = 12;

/** The rater whom one expects next from a side: as lenient and as far out as the median there. */
export interface TypicalRater {
  intercept: number;
  factor: number;
}

/** Null for a side without raters. */
export type TypicalRaters = Record<keyof FurtherRatings, TypicalRater | null>;

/** What a model has to hand over; arrays go by dataset index. */
export interface SearchedModel {
  scope: { inScope: RatingSet };
  prescored: { second: Pick<Round, 'mu' | 'raterIntercept' | 'raterFactor' | 'axes'> & { summary: { ratings: number; notes: number } | null } };
  setAside: SetAside;
  parameters: Parameters;
}

/** Some ratings of a note: all of them, and what their place among frozen raters needs. */
interface Given {
  count: number;
  sums: Sums;
}

/** Stands for a side without raters, from which nobody is added. */
const NOBODY: TypicalRater = { intercept: 0, factor: 0 };

/**
 * Finds for single notes the fewest further HELPFUL ratings that would make the model call them helpful, and from
 * which side. Raters stay frozen: the note's 2×2 system is solved again with typical raters of either side added,
 * and all rules are asked again. Of splits that need as many ratings, the one with the highest intercept is taken.
 *
 * No other level would do with fewer: a HELPFUL rating moves the intercept up most. Criticism stays as it is, so a
 * note refused for its tags gets no answer.
 *
 * @param typical raters to expect, where those in the data are not all
 * @returns for a note and what the rules looked at; null where {@link MOST_FURTHER_RATINGS} would not do
 */
export function furtherRatingsSearch(data: Dataset, model: SearchedModel, typical?: TypicalRaters): (note: number, facts: NoteFacts) => FurtherRatings | null {
  const { raterIntercept, raterFactor, summary, axes } = model.prescored.second;
  if (summary === null || axes !== undefined) return () => null;
  const { parameters } = model;
  const all = givenBy(data, model, null);
  const without = (left: Uint8Array): ((note: number) => Given) | null => (left.includes(1) ? givenBy(data, model, left) : null);
  const withoutBusy = without(model.setAside.highVolume);
  const withoutCorrelated = without(model.setAside.correlated);
  const placeWith = placing(model, typical ?? typicalRaters(raterIntercept, raterFactor), summary.ratings / summary.notes);
  return (note, facts) => {
    // No number of ratings changes what a note says.
    if (!facts.misleading) return null;
    const given = all(note);
    const [calm, uncorrelated] = [withoutBusy?.(note) ?? given, withoutCorrelated?.(note) ?? given];
    let withinReach: boolean | undefined;
    for (let count = 1; count <= MOST_FURTHER_RATINGS; count++) {
      let best: { intercept: number; split: FurtherRatings } | null = null;
      for (let negativeSide = 0; negativeSide <= count; negativeSide++) {
        const split = { negativeSide, positiveSide: count - negativeSide };
        const place = placeWith(given.sums, split);
        if (place === null || place.intercept <= (best?.intercept ?? -Infinity) || !mayBeHelpful(facts, split, place, parameters.rules)) continue;
        const held = (rest: Given): number | null =>
          rest.count + count < parameters.prefilter.minRatingsPerNote ? null : (placeWith(rest.sums, split)?.intercept ?? null);
        const after = { ...factsAfter(facts, split, place), interceptNoHighVolume: held(calm), interceptNoCorrelated: held(uncorrelated) };
        if (isHelpful(after, parameters)) best = { intercept: place.intercept, split };
        else if (!(withinReach ??= isWithinReach(facts, parameters))) return null;
      }
      if (best !== null) return best.split;
    }
    return null;
  };
}

/** Medians of each side. @param raterFactor NaN for raters whom the model does not know */
export function typicalRaters(raterIntercept: Float64Array, raterFactor: Float64Array): TypicalRaters {
  const of = (isOf: (factor: number) => boolean): TypicalRater | null => {
    const factor = raterFactor.filter(isOf);
    const intercept = raterIntercept.filter((_, u) => isOf(raterFactor[u]!));
    return factor.length === 0 ? null : { intercept: quantile(intercept, 0.5), factor: quantile(factor, 0.5) };
  };
  return { negativeSide: of((f) => f < 0), positiveSide: of((f) => f >= 0) };
}

/** What a note has of the ratings the model sees, those by some raters left out. @param left by rater: 1 for those */
function givenBy(data: Dataset, model: SearchedModel, left: Uint8Array | null): (note: number) => Given {
  const { mu, raterIntercept, raterFactor } = model.prescored.second;
  const raters = { mu, intercept: raterIntercept, factor: raterFactor };
  return (note) => {
    const known: number[] = [];
    let count = 0;
    for (const i of model.scope.inScope.within(data.firstRating[note]!, data.firstRating[note + 1]!)) {
      const u = data.rater[i]!;
      if (left !== null && left[u] === 1) continue;
      count++;
      if (!Number.isNaN(raterFactor[u]!)) known.push(i);
    }
    return { count, sums: sumsOfNote(data, known, raters) };
  };
}

/** Places a note with further ratings by typical raters; null where a side has none. */
function placing({ prescored, parameters }: SearchedModel, sides: TypicalRaters, perNote: number) {
  const { mu } = prescored.second;
  return (sums: Sums, split: FurtherRatings): Place | null => {
    if ((split.negativeSide > 0 && sides.negativeSide === null) || (split.positiveSide > 0 && sides.positiveSide === null)) return null;
    return solve(withHelpful(sums, split, sides.negativeSide ?? NOBODY, sides.positiveSide ?? NOBODY, mu), perNote, parameters.fit);
  };
}

function factsAfter(facts: NoteFacts, split: FurtherRatings, { intercept, factor }: Place): NoteFacts {
  return {
    ...facts,
    intercept,
    factor,
    // one more supporter never leaves it lower
    interceptMax: Math.max(facts.interceptMax ?? intercept, intercept),
    numRatings: facts.numRatings + split.negativeSide + split.positiveSide,
    negative: withHelpfulCount(facts.negative, split.negativeSide),
    positive: withHelpfulCount(facts.positive, split.positiveSide),
  };
}

/** What some rules ask for at least: to ask all of them is a thousand times the work of placing the note. */
function mayBeHelpful({ negative, positive, numRatings }: NoteFacts, split: FurtherRatings, { intercept, factor }: Place, rules: Parameters['rules']): boolean {
  return (
    intercept >= rules.crhThreshold - rules.inertiaDelta &&
    Math.abs(factor) <= rules.factorThreshold &&
    numRatings + split.negativeSide + split.positiveSide >= rules.minRatingsNeeded &&
    Math.min(negative.helpful - negative.notHelpful + split.negativeSide, positive.helpful - positive.notHelpful + split.positiveSide) >=
      (rules.minMinorityNetHelpfulRatings ?? -Infinity)
  );
}

/** Whether a note could be helpful with all the support there can be: its tags may speak against that. */
function isWithinReach(facts: NoteFacts, parameters: Parameters): boolean {
  const loved: LevelCounts = { notHelpful: 0, somewhatHelpful: 0, helpful: 1000 };
  return isHelpful({ ...facts, intercept: 1, factor: 0, interceptMax: 1, interceptNoHighVolume: 1, interceptNoCorrelated: 1, numRatings: 2000, negative: loved, positive: loved }, parameters);
}

function isHelpful(facts: NoteFacts, parameters: Parameters): boolean {
  return applyCoreRules(FINAL_RULES, facts, parameters).status === 'CURRENTLY_RATED_HELPFUL';
}

/** The sums with HELPFUL ratings by typical raters of either side. */
function withHelpful(sums: Sums, { negativeSide: m, positiveSide: p }: FurtherRatings, negative: TypicalRater, positive: TypicalRater, mu: number): Sums {
  const [y, z] = [1 - mu - negative.intercept, 1 - mu - positive.intercept];
  const [f, g] = [negative.factor, positive.factor];
  return {
    count: sums.count + m + p,
    f: sums.f + m * f + p * g,
    ff: sums.ff + m * f * f + p * g * g,
    y: sums.y + m * y + p * z,
    yf: sums.yf + m * y * f + p * z * g,
  };
}

function withHelpfulCount(levels: LevelCounts, more: number): LevelCounts {
  return { ...levels, helpful: levels.helpful + more };
}
