import type { Dataset } from '../data/dataset';
import { peopleOf } from '../data/people';
import type { RatingSet } from '../data/rating-set';
import type { Parameters } from '../parameters';
import type { ModelStatus } from '../vocabulary';

/** How well a person's valid ratings agreed with what became of the notes. */
export interface RaterRecord {
  /** Ratings HELPFUL of helpful notes. */
  successfulHelpful: number;
  /** Ratings NOT_HELPFUL of not helpful notes. */
  successfulNotHelpful: number;
  /** Ratings NOT_HELPFUL of helpful notes. */
  unsuccessfulHelpful: number;
  /** Ratings HELPFUL of not helpful notes. */
  unsuccessfulNotHelpful: number;
}

/** Four counts a rater, in the order of `RaterRecord`. */
export type RaterCounts = Uint32Array;

/** How a person's notes did. */
export interface AuthorRecord {
  crhCrnhRatioDifference: number;
  meanNoteScore: number;
}

/** The same by person, see `People`; NaN for those none of whose notes was placed. */
export type AuthorScores = Record<keyof AuthorRecord, Float64Array>;

const SOMEWHAT_HELPFUL = 1;

/**
 * Counts agreement of ratings with statuses. SOMEWHAT_HELPFUL ratings and notes without a status count for
 * nothing (note_ratings.py `get_valid_ratings`).
 */
export function rateRaters({ noteCount, raterCount, firstRating, rater, level }: Dataset, independent: RatingSet, statusOf: (note: number) => ModelStatus | null): RaterCounts {
  const counts = new Uint32Array(4 * raterCount);
  for (let n = 0; n < noteCount; n++) {
    const status = statusOf(n);
    const helpful = status === 'CURRENTLY_RATED_HELPFUL';
    if (!helpful && status !== 'CURRENTLY_RATED_NOT_HELPFUL') continue;
    for (const i of independent.within(firstRating[n]!, firstRating[n + 1]!)) {
      const given = level[i]!;
      if (given !== SOMEWHAT_HELPFUL) counts[4 * rater[i]! + (helpful ? 2 - given : 1 + given)]!++;
    }
  }
  return counts;
}

/** Of one rater; undefined without a rating that counts, and for who is no rater. */
export function recordOf(counts: RaterCounts, rater: number): RaterRecord | undefined {
  const record = {
    successfulHelpful: counts[4 * rater]!,
    successfulNotHelpful: counts[4 * rater + 1]!,
    unsuccessfulHelpful: counts[4 * rater + 2]!,
    unsuccessfulNotHelpful: counts[4 * rater + 3]!,
  };
  // comparison with NaN is false
  return validRatings(record) > 0 ? record : undefined;
}

function validRatings(record: RaterRecord): number {
  return record.successfulHelpful + record.successfulNotHelpful + record.unsuccessfulHelpful + record.unsuccessfulNotHelpful;
}

/** Share of valid ratings that agree with the status, less a penalty (helpfulness_scores.py `_rater_helpfulness`). */
export function agreeRatio(record: RaterRecord, penalty = 0): number {
  const successful = record.successfulHelpful + record.successfulNotHelpful;
  return (successful - penalty) / validRatings(record);
}

/**
 * Scores authors by the notes the first round placed (helpfulness_scores.py `author_helpfulness`).
 * @param intercept by dataset index, NaN for notes that were not placed
 */
export function rateAuthors(
  data: Dataset,
  intercept: Float64Array,
  statusOf: (note: number) => ModelStatus | null,
  parameters: Parameters['helpfulness'],
): AuthorScores {
  const { count, authorOf } = peopleOf(data);
  const [notes, helpful, notHelpful] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  const intercepts = new Float64Array(count);
  for (let n = 0; n < data.noteCount; n++) {
    if (Number.isNaN(intercept[n]!)) continue;
    const author = authorOf[n]!;
    notes[author]!++;
    intercepts[author]! += intercept[n]!;
    if (statusOf(n) === 'CURRENTLY_RATED_HELPFUL') helpful[author]!++;
    if (statusOf(n) === 'CURRENTLY_RATED_NOT_HELPFUL') notHelpful[author]!++;
  }
  return {
    crhCrnhRatioDifference: Float64Array.from(notes, (all, author) => helpful[author]! / all - (notHelpful[author]! / all) * parameters.crnhMultiplier),
    meanNoteScore: intercepts.map((sum, author) => sum / notes[author]!),
  };
}

/** Of one person; undefined for whom the first round placed no note. */
export function authorRecordOf({ crhCrnhRatioDifference, meanNoteScore }: AuthorScores, person: number): AuthorRecord | undefined {
  if (Number.isNaN(meanNoteScore[person]!)) return undefined;
  return { crhCrnhRatioDifference: crhCrnhRatioDifference[person]!, meanNoteScore: meanNoteScore[person]! };
}

/** 1 for each rater with a helpfulness score as rater or as author, high or low. */
export function haveScores(counts: RaterCounts, { meanNoteScore }: AuthorScores): Uint8Array {
  const have = new Uint8Array(counts.length / 4);
  for (let u = 0; u < have.length; u++) have[u] = recordOf(counts, u) !== undefined || !Number.isNaN(meanNoteScore[u]!) ? 1 : 0;
  return have;
}

/**
 * Whether a person's ratings count in the second round: who wrote placed notes must have written well, and everyone
 * must have at least one valid rating and agree often enough (helpfulness_scores.py
 * `compute_general_helpfulness_scores`).
 * @param penalty valid ratings the rater has lost, see `harassmentPenalties`
 */
export function isAboveThreshold(
  author: AuthorRecord | undefined,
  rater: RaterRecord | undefined,
  parameters: Parameters['helpfulness'],
  penalty = 0,
): boolean {
  if (rater === undefined || !(agreeRatio(rater, penalty) >= parameters.minRaterAgreeRatio)) return false;
  if (author === undefined) return true;
  return (
    author.crhCrnhRatioDifference >= parameters.minCrhCrnhRatioDifference &&
    author.meanNoteScore >= parameters.minMeanNoteScore
  );
}
