import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import type { RatingSet } from '../data/rating-set';
import type { PlacedNotes } from '../fit/placing';
import type { LevelCounts, RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import { FINAL_RULES } from '../rules/core-rules';
import { applyCoreRules, NO_TAGS, type CoreDecision, type NoteFacts } from '../rules/rule';
import { IncorrectCalls, incorrectRates } from '../tags/incorrect';
import { TagSums, tagScale, type TagScale } from '../tags/tag-filter';
import type { NotHelpfulTag } from '../vocabulary';
import type { HeldIntercepts } from './set-aside';
import { Verdicts } from './verdicts';

/** What facts of notes are made of, beside their ratings; arrays go by dataset index. */
export interface FactSources {
  /** Ratings the model sees. */
  inScope: RatingSet;
  placed: Pick<PlacedNotes, 'intercept' | 'factor' | 'interceptMax'>;
  /** NaN for raters whom the model did not place. */
  raterFactor: Float64Array;
  lowDiligence: Float64Array;
  held: HeldIntercepts;
  tagScale: TagScale;
  tagThresholds: Record<NotHelpfulTag, number>;
  /** By rater, see `incorrectRates`. */
  incorrectRates: Float64Array;
  /** By note: 1 where no tag is looked at; left out where there is no such note. */
  unfiltered?: Uint8Array | undefined;
}

/** The side of a rater. */
const NEGATIVE = 0;
const POSITIVE = 1;
const UNKNOWN = 2;

/** The side of each rater in a byte, which stays in a cache: a branch by a rater's factor would have to wait for it. */
function sidesOf(raterFactor: Float64Array): Uint8Array {
  return Uint8Array.from(raterFactor, (f) => (f < 0 ? NEGATIVE : f >= 0 ? POSITIVE : UNKNOWN));
}

/** Tells what is known of a note. */
export type ModelFacts = (note: number) => NoteFacts;

/**
 * What the rules need to know of a note (note_ratings.py `compute_scored_notes`), made from its own ratings whenever it is
 * asked for: a run of millions of notes keeps none of it.
 */
export function factsFrom(data: Dataset, sources: FactSources, parameters: Pick<Parameters, 'tagFilter' | 'incorrectFilter'>): ModelFacts {
  const { inScope, raterFactor, lowDiligence, tagThresholds, unfiltered } = sources;
  // columns, not what holds them: each model's comes in a shape of its own, for which the function would be compiled anew
  const { intercept, factor: noteFactor, interceptMax } = sources.placed;
  const { noHighVolume, noCorrelated } = sources.held;
  const { firstRating, rater, level, tags: tagsGiven, misleading, history } = data;
  const tags = new TagSums(sources.tagScale, parameters.tagFilter);
  const sideOf = sidesOf(raterFactor);
  const counts = new Uint32Array(9);
  const incorrect = new IncorrectCalls(parameters.incorrectFilter, sources.incorrectRates);
  /** Counts the note's ratings by side and level, and weighs their tags. @returns how many there are */
  const hear = (n: number): number => {
    let numRatings = 0;
    counts.fill(0);
    tags.begin(noteFactor[n]!);
    incorrect.begin(noteFactor[n]!);
    for (const i of inScope.within(firstRating[n]!, firstRating[n + 1]!)) {
      const u = rater[i]!;
      const side = sideOf[u]!;
      numRatings++;
      counts[3 * side + level[i]!]!++;
      if (side === UNKNOWN) continue;
      const f = raterFactor[u]!;
      tags.add(tagsGiven[i]!, f);
      incorrect.add(tagsGiven[i]!, u, f);
    }
    return numRatings;
  };
  return (n) => {
    const numRatings = hear(n);
    return {
      intercept: orNull(intercept[n]!),
      factor: orNull(noteFactor[n]!),
      interceptMax: orNull(interceptMax[n]!),
      numRatings,
      misleading: misleading[n] === 1,
      wasHelpful: history[n]?.currentStatus === 'CURRENTLY_RATED_HELPFUL',
      negative: levelsAt(counts, 3 * NEGATIVE),
      positive: levelsAt(counts, 3 * POSITIVE),
      outlierTags: unfiltered !== undefined && unfiltered[n] === 1 ? NO_TAGS : tags.outliers(tagThresholds),
      incorrect: incorrect.result(),
      lowDiligence: orNull(lowDiligence[n]!),
      interceptNoHighVolume: orNull(noHighVolume[n]!),
      interceptNoCorrelated: orNull(noCorrelated[n]!),
    };
  };
}

/**
 * The facts of a model's notes.
 * @param rates of calling notes incorrect by rater, to go by more ratings than these
 * @param unfiltered see {@link FactSources}
 */
export function gatherFacts(
  data: Dataset,
  inScope: RatingSet,
  { second, tagThresholds }: { second: { raterFactor: Float64Array }; tagThresholds: FactSources['tagThresholds'] },
  placed: FactSources['placed'],
  lowDiligence: Float64Array,
  held: HeldIntercepts,
  parameters: Parameters,
  rates: Float64Array = incorrectRates(data, inScope),
  unfiltered?: Uint8Array,
): ModelFacts {
  const { raterFactor } = second;
  const scale = tagScale(data, inScope, placed.factor, raterFactor, parameters.tagFilter);
  return factsFrom(data, { inScope, placed, raterFactor, lowDiligence, held, tagScale: scale, tagThresholds, incorrectRates: rates, unfiltered }, parameters);
}

/** Applies the final rules to every captured note. */
export function judgeNotes(captured: Uint8Array, factsOf: ModelFacts, parameters: Parameters): Verdicts {
  const verdicts = new Verdicts(captured.length);
  captured.forEach((taken, n) => {
    if (taken === 0) return;
    const facts = factsOf(n);
    verdicts.set(n, judge(facts, parameters), facts.outlierTags);
  });
  return verdicts;
}

/** Applies the final rules to one note. @param trace where the rules are written down as they were evaluated */
export function judge(facts: NoteFacts, parameters: Parameters, trace?: RuleTrace[]): CoreDecision {
  return applyCoreRules(FINAL_RULES, facts, parameters, trace);
}

/** @param counts by code of the level, from `first` on */
function levelsAt(counts: Uint32Array, first: number): LevelCounts {
  return { notHelpful: counts[first]!, somewhatHelpful: counts[first + 1]!, helpful: counts[first + 2]! };
}
