import type { SetAside } from '../core/set-aside';
import type { Dataset } from '../data/dataset';
import { quantile } from '../data/quantile';
import { solve, sumsByNote, type Sums } from '../fit/place-notes';
import type { Round } from '../fit/round';
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
  scope: { inScope: Uint32Array };
  prescored: { second: Pick<Round, 'mu' | 'raterIntercept' | 'raterFactor' | 'summary'> };
  setAside: SetAside;
  parameters: Parameters;
}

/** Some ratings of a note: all of them, and what their place among frozen raters needs. */
interface Given {
  count: number;
  sums: Sums;
}

const NOTHING: Sums = { count: 0, f: 0, ff: 0, y: 0, yf: 0 };

/**
 * Finds for single notes the fewest further HELPFUL ratings that would make the model call them helpful, and from
 * which side. Raters stay frozen: the note's 2×2 system is solved again with typical raters of either side added,
 * and all rules are asked again. Of splits that need as many ratings, the one with the highest intercept is taken.
 *
 * No other level would do with fewer: a HELPFUL rating moves the intercept up most. Criticism stays as it is, so a
 * note refused for its tags gets no answer.
 *
 * @returns for a note and what the rules looked at; null where {@link MOST_FURTHER_RATINGS} would not do
 */
export function furtherRatingsSearch(data: Dataset, model: SearchedModel): (note: number, facts: NoteFacts) => FurtherRatings | null {
  const { mu, raterIntercept, raterFactor, summary } = model.prescored.second;
  if (summary === null) return () => null;
  const all = givenBy(data, model, model.scope.inScope);
  const busy = model.setAside.highVolume;
  const withoutBusy = givenBy(data, model, model.scope.inScope.filter((i) => busy[data.rater[i]!] === 0));
  const sides = typicalRaters(raterIntercept, raterFactor);
  const judge = splitJudge(mu, sides, summary.ratings / summary.notes, model.parameters);
  return (note, facts) => {
    // No number of ratings changes what a note says.
    if (!facts.misleading) return null;
    for (let count = 1; count <= MOST_FURTHER_RATINGS; count++) {
      let best: { intercept: number; split: FurtherRatings } | null = null;
      for (let negativeSide = 0; negativeSide <= count; negativeSide++) {
        const split = { negativeSide, positiveSide: count - negativeSide };
        const intercept = judge(facts, all(note), withoutBusy(note), split, best?.intercept ?? -Infinity);
        if (intercept !== null) best = { intercept, split };
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

/** What each note has of some ratings, ascending. */
function givenBy(data: Dataset, model: SearchedModel, ratings: Uint32Array): (note: number) => Given {
  const { mu, raterIntercept, raterFactor } = model.prescored.second;
  const counts = new Uint32Array(data.noteCount);
  for (const i of ratings) counts[data.note[i]!]!++;
  const known = ratings.filter((i) => !Number.isNaN(raterFactor[data.rater[i]!]!));
  const sums = sumsByNote(data, known, { mu, intercept: raterIntercept, factor: raterFactor });
  return (note) => ({ count: counts[note]!, sums: sums.get(note) ?? NOTHING });
}

/** Tells the intercept that a note would have with a split of further ratings; null where it is not helpful, or not above `least`. */
function splitJudge(mu: number, sides: TypicalRaters, perNote: number, parameters: Parameters) {
  return (facts: NoteFacts, all: Given, withoutBusy: Given, split: FurtherRatings, least: number): number | null => {
    if ((split.negativeSide > 0 && sides.negativeSide === null) || (split.positiveSide > 0 && sides.positiveSide === null)) return null;
    const place = ({ sums }: Given): [number, number] =>
      solve(withHelpful(withHelpful(sums, split.negativeSide, sides.negativeSide, mu), split.positiveSide, sides.positiveSide, mu), perNote, parameters.fit);
    const [intercept, factor] = place(all);
    // Below this no rule calls a note helpful; asking all of them is a thousand times the work of solving.
    if (intercept < parameters.rules.crhThreshold - parameters.rules.inertiaDelta || intercept <= least) return null;
    const more = split.negativeSide + split.positiveSide;
    const after: NoteFacts = {
      ...facts,
      intercept,
      factor,
      // one more supporter never leaves it lower
      interceptMax: Math.max(facts.interceptMax ?? intercept, intercept),
      interceptNoHighVolume: withoutBusy.count + more < parameters.prefilter.minRatingsPerNote ? null : place(withoutBusy)[0],
      numRatings: facts.numRatings + more,
      negative: withHelpfulCount(facts.negative, split.negativeSide),
      positive: withHelpfulCount(facts.positive, split.positiveSide),
    };
    return applyCoreRules(FINAL_RULES, after, parameters).status === 'CURRENTLY_RATED_HELPFUL' ? intercept : null;
  };
}

/** The sums with `count` HELPFUL ratings by such raters. */
function withHelpful(sums: Sums, count: number, rater: TypicalRater | null, mu: number): Sums {
  if (rater === null) return sums;
  const y = 1 - mu - rater.intercept;
  const f = rater.factor;
  return { count: sums.count + count, f: sums.f + count * f, ff: sums.ff + count * f * f, y: sums.y + count * y, yf: sums.yf + count * y * f };
}

function withHelpfulCount(levels: LevelCounts, more: number): LevelCounts {
  return { ...levels, helpful: levels.helpful + more };
}
