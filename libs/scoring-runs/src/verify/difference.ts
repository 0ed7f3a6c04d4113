/** The first place where something is not what a run had or found. */
export interface Difference {
  /** What differs, in words. */
  readonly problem: string;
  readonly noteId: string | null;
  readonly column: string | null;
  readonly recorded: string | null;
  readonly recomputed: string | null;
}
