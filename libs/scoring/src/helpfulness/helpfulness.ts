import type { Dataset } from '../data/dataset';
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

/** How a person's notes did. */
export interface AuthorRecord {
  crhCrnhRatioDifference: number;
  meanNoteScore: number;
}

/**
 * Counts agreement of ratings with statuses. SOMEWHAT_HELPFUL ratings and notes without a status count for
 * nothing (note_ratings.py `get_valid_ratings`). By rater index; undefined without a rating that counts.
 */
export function rateRaters(
  data: Dataset,
  independent: RatingSet,
  statusOf: (note: number) => ModelStatus | null,
): (RaterRecord | undefined)[] {
  const { note, rater, level } = data;
  const statuses = Uint8Array.from({ length: data.noteCount }, (_, n) => codeOf(statusOf(n)));
  // by rater, code of the status and level
  const counts = new Uint32Array(9 * data.raterCount);
  for (const i of independent) counts[9 * rater[i]! + 3 * statuses[note[i]!]! + level[i]!]!++;
  return Array.from({ length: data.raterCount }, (_, u) => {
    const of = (code: number, given: number): number => counts[9 * u + 3 * code + given]!;
    const record = {
      successfulHelpful: of(HELPFUL, 2),
      successfulNotHelpful: of(NOT_HELPFUL, 0),
      unsuccessfulHelpful: of(HELPFUL, 0),
      unsuccessfulNotHelpful: of(NOT_HELPFUL, 2),
    };
    return validRatings(record) === 0 ? undefined : record;
  });
}

const HELPFUL = 1;
const NOT_HELPFUL = 2;

function codeOf(status: ModelStatus | null): number {
  if (status === 'CURRENTLY_RATED_HELPFUL') return HELPFUL;
  return status === 'CURRENTLY_RATED_NOT_HELPFUL' ? NOT_HELPFUL : 0;
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
): Map<string, AuthorRecord> {
  const sums = new Map<string, { notes: number; helpful: number; notHelpful: number; intercepts: number }>();
  for (let n = 0; n < data.noteCount; n++) {
    if (Number.isNaN(intercept[n]!)) continue;
    const author = data.authorId[n]!;
    const sum = sums.get(author) ?? { notes: 0, helpful: 0, notHelpful: 0, intercepts: 0 };
    sums.set(author, sum);
    sum.notes++;
    sum.intercepts += intercept[n]!;
    if (statusOf(n) === 'CURRENTLY_RATED_HELPFUL') sum.helpful++;
    if (statusOf(n) === 'CURRENTLY_RATED_NOT_HELPFUL') sum.notHelpful++;
  }
  const records = new Map<string, AuthorRecord>();
  for (const [author, sum] of sums) {
    records.set(author, {
      crhCrnhRatioDifference: sum.helpful / sum.notes - (sum.notHelpful / sum.notes) * parameters.crnhMultiplier,
      meanNoteScore: sum.intercepts / sum.notes,
    });
  }
  return records;
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
