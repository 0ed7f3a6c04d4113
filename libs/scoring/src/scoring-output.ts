import type { NoteStatusHistoryRow } from './input';
import type { Frozen, FrozenHabits } from './live/frozen';
import type { NoteOutput, RaterOutput, ScoringSummary } from './output';
import type { Rows } from './rows';

/** What a run decided. Notes, raters and history are sorted by id, by UTF-16 code unit. */
export interface ScoringOutput {
  /** One for each note of the input, made when it is read. */
  notes: Rows<NoteOutput>;
  /** One for each rater of the input and each author who is none. */
  raters: Rows<RaterOutput>;
  /** What the next run has to be given. */
  history: Rows<NoteStatusHistoryRow>;
  summary: ScoringSummary;
  /** What scoring of single notes goes on from: the model, and by rater id the habits that some rules ask for. Null where it was not asked for, or where there is no model yet. */
  frozen: { model: Frozen; habits: ReadonlyMap<string, FrozenHabits> } | null;
}
