const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** Which notes a run decides on anew. run_scoring.py determine_which_notes_to_rescore, named after its arguments; times in milliseconds */
export interface RescoringParameters {
  /** False: all notes. True: those with a reason; the others keep the status they have, whatever the models say of them. */
  readonly selects: boolean;
  /** Notes up to this age… recentNotesAgeCutoffMillis */
  readonly recentAge: number;
  /** …are decided on so often. scoreRecentNotesMinimumFrequencyMillis */
  readonly recentEvery: number;
  /** Notes whose status changed within this time… recentlyFlippedNoteAgeCutoffMillis */
  readonly flippedAge: number;
  /** …are decided on so often. scoreRecentlyFlippedNotesMinimumFrequencyMillis */
  readonly flippedEvery: number;
  /** So long after a note is old enough to lock its status it is decided on for that. lockingRescoreWindowMillis */
  readonly lockWindow: number;
}

/** As X has them; but a run here costs little, and decides on all. */
export const RESCORING: RescoringParameters = { selects: false, recentAge: 14 * DAY, recentEvery: DAY, flippedAge: DAY, flippedEvery: HOUR, lockWindow: 7 * DAY };
