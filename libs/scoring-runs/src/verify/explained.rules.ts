/** What somebody says of a note. */
export interface RatingState {
  readonly level: number;
  readonly tags: number;
  readonly at: number;
  /** Whether it was asked of a random sample. */
  readonly sampled: boolean;
}

/** One row of rating_changes: null where the rating was withdrawn. */
export interface RecordedChange {
  readonly level: number | null;
  readonly tags: number;
  readonly at: number;
}

/** One rating as a run had it, as it is in the table, and what is recorded between; undefined where there is none. */
export interface RatingThenAndNow {
  readonly then: RatingState | undefined;
  readonly now: RatingState | undefined;
  /** Oldest first. */
  readonly changes: readonly RecordedChange[];
  /** Whether it came with an import: of these the first state is not recorded. */
  readonly imported: boolean;
  /** Whether it came with an import that the run may not have seen. */
  readonly importedSince: boolean;
}

/**
 * Whether the records explain why a rating is not what a run had: it was changed since, the table has what was recorded
 * last, and the run had what was recorded at its time.
 * @param since a time at which the run saw every change before, in milliseconds
 */
export function isExplained({ then, now, changes, imported, importedSince }: RatingThenAndNow, since: number): boolean {
  if (isSame(then, now)) return true;
  if (then !== undefined && now !== undefined && then.sampled !== now.sampled) return false;
  if (changes.length === 0) return then === undefined && importedSince;
  if (!says(changes.at(-1)!, now)) return false;
  const first = changes.findIndex((change) => change.at > since);
  if (first === -1) return then === undefined && importedSince;
  if (then === undefined) return true;
  // The run may have seen the last change before that time, or any after it.
  return (first === 0 && imported) || changes.slice(Math.max(first - 1, 0)).some((change) => says(change, then));
}

function isSame(then: RatingState | undefined, now: RatingState | undefined): boolean {
  return then?.level === now?.level && then?.tags === now?.tags && then?.at === now?.at && then?.sampled === now?.sampled;
}

function says({ level, tags }: RecordedChange, state: RatingState | undefined): boolean {
  return level === null ? state === undefined : state?.level === level && state.tags === tags;
}
