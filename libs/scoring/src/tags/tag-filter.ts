import { lowestBit } from '../data/bits';
import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import { quantile } from '../data/quantile';
import type { Parameters } from '../parameters';
import { NO_TAGS } from '../rules/rule';
import { HELPFUL_TAGS, NOT_HELPFUL_TAGS, type NotHelpfulTag } from '../vocabulary';
import { quantileOfDistances } from './distances';

const TAGS = NOT_HELPFUL_TAGS.length;
const FIRST_BIT = HELPFUL_TAGS.length;

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

/**
 * How heavily each not-helpful tag weighs on one note after another (tag_filter.py `get_note_tag_aggregates`): factors of
 * notes and of raters are each brought to mean 0 and standard deviation 1; a rating weighs 1 / (1 + (d/d₀)⁵) where d₀ is
 * the 40th percentile of all distances. Criticism from one's own side is more telling.
 */
export class TagSums {
  /** Sum of the weights of the note's ratings with each tag. */
  readonly total = new Float64Array(TAGS);
  /** Sum of the weights of all its ratings; 0 for a note outside of the model. */
  weight = 0;
  readonly #scale: TagScale;
  readonly #parameters: Parameters['tagFilter'];
  #place = NaN;

  constructor(scale: TagScale, parameters: Parameters['tagFilter']) {
    this.#scale = scale;
    this.#parameters = parameters;
  }

  /** Goes on to the next note. @param factor NaN for a note outside of the model */
  begin(factor: number): void {
    this.#place = standard(factor, this.#scale.note);
    this.weight = 0;
    this.total.fill(0);
  }

  /** @param tags of a rating @param factor of its rater, NaN for one outside of the model */
  add(tags: number, factor: number): void {
    const distance = Math.abs(this.#place - standard(factor, this.#scale.rater));
    if (Number.isNaN(distance)) return;
    const relative = distance === 0 ? 0 : distance / this.#scale.unit;
    const weight = 1 / (1 + integerPower(relative, this.#parameters.distanceExponent));
    this.weight += weight;
    for (let mask = tags >>> FIRST_BIT; mask !== 0; mask &= mask - 1) this.total[lowestBit(mask)]! += weight;
  }

  /** The weighted share of the note's ratings that carry a tag; NaN for notes outside of the model. */
  share(tag: number): number {
    return this.total[tag]! / this.weight;
  }

  /** Tags given so heavily that the note is an outlier, in tag order (scoring_rules.py FilterTagOutliers). */
  outliers(thresholds: Record<NotHelpfulTag, number>): readonly NotHelpfulTag[] {
    let found: NotHelpfulTag[] | undefined;
    for (let tag = 0; tag < TAGS; tag++) {
      if (!(this.total[tag]! > this.#parameters.minAdjustedTotal)) continue;
      const name = NOT_HELPFUL_TAGS[tag]!;
      if (!this.#parameters.ignoredTags.includes(name) && this.share(tag) > thresholds[name]) (found ??= []).push(name);
    }
    return found ?? NO_TAGS;
  }
}

/** The sums of any note, by some of its ratings; they stand until the next note is asked for. */
export function tagSumsBy(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  parameters: Parameters['tagFilter'],
  scale: TagScale = tagScale(data, ratings, noteFactor, raterFactor, parameters),
): (note: number) => TagSums {
  const sums = new TagSums(scale, parameters);
  return (n) => {
    sums.begin(noteFactor[n]!);
    for (const i of ratings.within(data.firstRating[n]!, data.firstRating[n + 1]!)) sums.add(data.tags[i]!, raterFactor[data.rater[i]!]!);
    return sums;
  };
}

/**
 * How distances between notes and raters are measured among these ratings.
 * @param noteFactor,raterFactor by dataset index, NaN where the model has no such note or rater
 */
export function tagScale(
  data: Dataset,
  ratings: RatingSet,
  noteFactor: Float64Array,
  raterFactor: Float64Array,
  parameters: Parameters['tagFilter'],
): TagScale {
  const [note, rater] = [spreadOf(noteFactor), spreadOf(raterFactor)];
  const [notes, raters] = [noteFactor.map((f) => standard(f, note)), raterFactor.map((f) => standard(f, rater))];
  return { note, rater, unit: quantileOfDistances(data, ratings, notes, raters, parameters.distancePercentile / 100) };
}

/**
 * For each tag, the share beyond which a note is an outlier: the 95th percentile among notes that were helpful in the
 * first round and stayed in the second; 0 when there are none (tag_filter.py `get_tag_thresholds`).
 */
export function tagThresholds(
  sumsOf: (note: number) => TagSums,
  helpfulNotes: readonly number[],
  parameters: Parameters['tagFilter'],
): Record<NotHelpfulTag, number> {
  const shares = NOT_HELPFUL_TAGS.map((): number[] => []);
  for (const n of helpfulNotes) {
    const sums = sumsOf(n);
    if (sums.weight > 0) shares.forEach((list, tag) => list.push(sums.share(tag)));
  }
  const threshold = (list: readonly number[]): number => (list.length === 0 ? 0 : quantile(Float64Array.from(list), parameters.outlierPercentile / 100));
  return Object.fromEntries(NOT_HELPFUL_TAGS.map((name, tag) => [name, threshold(shares[tag]!)])) as Record<NotHelpfulTag, number>;
}

/** Mean and (population) standard deviation of the numbers that are not NaN; a deviation of 0 counts as 1. */
function spreadOf(values: Float64Array): Spread {
  const known = values.filter((v) => !Number.isNaN(v));
  const mean = known.reduce((sum, v) => sum + v, 0) / known.length;
  const variance = known.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / known.length;
  return { mean, deviation: variance > 0 ? Math.sqrt(variance) : 1 };
}

function standard(value: number, { mean, deviation }: Spread): number {
  return (value - mean) / deviation;
}

/** Repeated multiplication: Math.pow may differ in the last digit between engines. */
function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let k = 0; k < exponent; k++) result *= base;
  return result;
}
