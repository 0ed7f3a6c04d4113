import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { Parameters } from '../parameters';
import { HELPFUL_TAGS, RATING_TAGS, tagMask } from '../vocabulary';

/** How often raters near a note call it incorrect, against how often they call anything so. */
export interface IncorrectTags {
  /** Ratings by near raters with the tag. */
  tagged: number;
  /** Ratings by near raters with any not-helpful tag. */
  voters: number;
  /** tagged / ln(1 + expected), where expected sums each voter's own rate; null where nothing was expected. */
  surprise: number | null;
}

/** How often each rater uses the tag among all ratings with some not-helpful tag; NaN for raters without any. */
export function incorrectRates(data: Dataset, ratings: RatingSet): Float64Array {
  const { tags, rater } = data;
  // those with the tag and all, next to each other: raters of a note are all over memory
  const counts = new Uint32Array(2 * data.raterCount);
  for (const i of ratings) {
    if ((tags[i]! & NOT_HELPFUL_MASK) === 0) continue;
    const u = 2 * rater[i]!;
    if ((tags[i]! & INCORRECT_MASK) !== 0) counts[u]!++;
    counts[u + 1]!++;
  }
  return Float64Array.from({ length: data.raterCount }, (_, u) => counts[2 * u]! / counts[2 * u + 1]!);
}

const NOT_HELPFUL_MASK = RATING_TAGS.reduce((mask, _, bit) => (bit < HELPFUL_TAGS.length ? mask : mask | (1 << bit)), 0);
const INCORRECT_MASK = tagMask(['notHelpfulIncorrect']);

/**
 * Weighs the tag "incorrect" on one note after another by how freely each rater uses it (incorrect_filter.py). Only ratings
 * with some not-helpful tag count, by raters whose factor is within 0.3 of the note's once both are cut off at ±0.4.
 */
export class IncorrectCalls {
  readonly #parameters: Parameters['incorrectFilter'];
  readonly #rates: Float64Array;
  #place = NaN;
  #tagged = 0;
  #voters = 0;
  #expected = 0;

  /** @param rates by rater, see {@link incorrectRates} */
  constructor(parameters: Parameters['incorrectFilter'], rates: Float64Array) {
    this.#parameters = parameters;
    this.#rates = rates;
  }

  /** Goes on to the next note. @param factor NaN for a note outside of the model */
  begin(factor: number): void {
    this.#place = this.#cut(factor);
    this.#tagged = this.#voters = this.#expected = 0;
  }

  /** @param tags of a rating @param factor of its rater, NaN for one outside of the model */
  add(tags: number, rater: number, factor: number): void {
    if ((tags & NOT_HELPFUL_MASK) === 0) return;
    // comparisons with NaN are false: unknown raters and notes do not count
    if (!(Math.abs(this.#cut(factor) - this.#place) < this.#parameters.maxDistance)) return;
    if ((tags & INCORRECT_MASK) !== 0) this.#tagged++;
    this.#voters++;
    this.#expected += this.#rates[rater]!;
  }

  /** Null where no such rating counts. */
  result(): IncorrectTags | null {
    if (this.#voters === 0) return null;
    const surprise = this.#expected > 0 ? this.#tagged / Math.log(1 + this.#expected) : null;
    return { tagged: this.#tagged, voters: this.#voters, surprise };
  }

  #cut(factor: number): number {
    const { factorLimit } = this.#parameters;
    return Math.min(factorLimit, Math.max(-factorLimit, factor));
  }
}
