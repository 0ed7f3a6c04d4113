import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { quantile } from '../data/quantile';
import type { Parameters } from '../parameters';
import { HELPFUL_TAGS, NOT_HELPFUL_TAGS, type NotHelpfulTag } from '../vocabulary';

const TAGS = NOT_HELPFUL_TAGS.length;
const FIRST_BIT = HELPFUL_TAGS.length;

/**
 * How heavily each not-helpful tag weighs on each note. Ratings count the more the nearer the rater's factor is
 * to the note's: criticism from one's own side is more telling. NaN for notes outside of the model.
 */
export interface TagWeights {
  /** Sum of the weights of a note's ratings with the tag: entry note·13 + tag. */
  total: Float64Array;
  /** Sum of the weights of all ratings of a note. */
  weight: Float64Array;
}

/** How distances between notes and raters are measured: what is subtracted and divided by, and the distance of weight one half. */
export interface TagScale {
  note: Spread;
  rater: Spread;
  unit: number;
}

interface Spread {
  mean: number;
  deviation: number;
}

/** The weighted share of ratings of a note that carry a tag; NaN for notes outside of the model. */
export function tagShare(weights: TagWeights, note: number, tag: number): number {
  return weights.total[note * TAGS + tag]! / weights.weight[note]!;
}

/**
 * Weighs tags by distance on the viewpoint axis (tag_filter.py `get_note_tag_aggregates`): factors of notes and of
 * raters are each brought to mean 0 and standard deviation 1; a rating weighs 1 / (1 + (d/d₀)⁵) where d₀ is the
 * 40th percentile of all distances.
 *
 * @param ratings those the core model sees
 * @param noteFactor,raterFactor by dataset index, NaN where the model has no such note or rater
 * @param scale that of other ratings, to weigh some notes as they would be among all
 */
export function weighTags(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  parameters: Parameters['tagFilter'],
  scale: TagScale = tagScale(data, ratings, noteFactor, raterFactor, parameters),
): TagWeights {
  const { known, distance } = distances(data, ratings, noteFactor, raterFactor, scale);
  const total = new Float64Array(data.noteCount * TAGS).fill(NaN);
  const weight = new Float64Array(data.noteCount).fill(NaN);
  let k = 0;
  for (const i of known) {
    const n = data.note[i]!;
    if (Number.isNaN(weight[n]!)) {
      weight[n] = 0;
      total.fill(0, n * TAGS, (n + 1) * TAGS);
    }
    const d = distance[k++]!;
    const relative = d === 0 ? 0 : d / scale.unit;
    const w = 1 / (1 + integerPower(relative, parameters.distanceExponent));
    weight[n]! += w;
    const mask = data.tags[i]! >>> FIRST_BIT;
    for (let tag = 0; tag < TAGS; tag++) if ((mask & (1 << tag)) !== 0) total[n * TAGS + tag]! += w;
  }
  return { total, weight };
}

/** The scale of {@link weighTags} by these ratings. */
export function tagScale(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  parameters: Parameters['tagFilter'],
): TagScale {
  const spreads = { note: spreadOf(noteFactor), rater: spreadOf(raterFactor) };
  const { distance } = distances(data, ratings, noteFactor, raterFactor, spreads);
  return { ...spreads, unit: quantile(distance, parameters.distancePercentile / 100) };
}

/** The ratings whose note and rater are both known, and how far these are apart. */
function distances(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  scale: Pick<TagScale, 'note' | 'rater'>,
): { known: RatingSet; distance: Float64Array } {
  const notes = standardize(noteFactor, scale.note);
  const raters = standardize(raterFactor, scale.rater);
  const known = ratings.filter((i) => !Number.isNaN(notes[data.note[i]!]!) && !Number.isNaN(raters[data.rater[i]!]!));
  return { known, distance: known.gather(new Float64Array(known.length), (i) => Math.abs(notes[data.note[i]!]! - raters[data.rater[i]!]!)) };
}

/**
 * For each tag, the share beyond which a note is an outlier: the 95th percentile among notes that were helpful in the
 * first round and stayed in the second; 0 when there are none (tag_filter.py `get_tag_thresholds`).
 */
export function tagThresholds(
  weights: TagWeights,
  helpfulNotes: Uint32Array,
  parameters: Parameters['tagFilter'],
): Record<NotHelpfulTag, number> {
  const inModel = helpfulNotes.filter((n) => !Number.isNaN(weights.weight[n]!));
  const thresholds = NOT_HELPFUL_TAGS.map((name, tag) => {
    const shares = Float64Array.from(inModel, (n) => tagShare(weights, n, tag));
    return [name, shares.length === 0 ? 0 : quantile(shares, parameters.outlierPercentile / 100)] as const;
  });
  return Object.fromEntries(thresholds) as Record<NotHelpfulTag, number>;
}

/** Tags given so heavily to a note that it is an outlier, in tag order (scoring_rules.py FilterTagOutliers). */
export function outlierTags(
  weights: TagWeights,
  note: number,
  thresholds: Record<NotHelpfulTag, number>,
  parameters: Parameters['tagFilter'],
): NotHelpfulTag[] {
  return NOT_HELPFUL_TAGS.filter(
    (name, tag) =>
      !parameters.ignoredTags.includes(name) &&
      weights.total[note * TAGS + tag]! > parameters.minAdjustedTotal &&
      tagShare(weights, note, tag) > thresholds[name],
  );
}

/** Mean and (population) standard deviation of the numbers that are not NaN; a deviation of 0 counts as 1. */
function spreadOf(values: Float64Array): Spread {
  const known = values.filter((v) => !Number.isNaN(v));
  const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
  const variance = known.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / known.length;
  return { mean, deviation: variance > 0 ? Math.sqrt(variance) : 1 };
}

function standardize(values: Float64Array, { mean, deviation }: Spread): Float64Array {
  return values.map((v) => (v - mean) / deviation);
}

/** Repeated multiplication: Math.pow may differ in the last digit between engines. */
function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let k = 0; k < exponent; k++) result *= base;
  return result;
}
