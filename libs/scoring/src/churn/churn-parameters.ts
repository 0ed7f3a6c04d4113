const DAY = 24 * 60 * 60_000;

/**
 * How many helpful notes one run may gain or lose before somebody should look. Shares are of the notes among `notes`
 * that were helpful before, plus `smoothing`.
 */
export interface ChurnGuard {
  /** Told when it holds a run back. */
  readonly name: string;
  /** `unlocked`: notes whose status may still change, without those whose stability wait is just under way. */
  readonly notes: 'all' | 'unlocked';
  /** Only notes with ratings that the last run had not seen, or only those without. */
  readonly ratings: 'any' | 'new' | 'none';
  /** Only notes between these ages, in milliseconds; null for no such limit. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Null: any number. */
  readonly maxLost: number | null;
  readonly maxGained: number | null;
  /** Added to the number of helpful notes, so that a few changes in a small community are no alarm. note_status_history.py smoothingCount */
  readonly smoothing: number;
  /** Fewer notes lost or gained never hold a run back. */
  readonly minChanges: number;
  /** Nor do they where there are fewer notes in all. constants.py minNumNotesForProdData */
  readonly minNotes: number;
}

/** As X has them; a run here refits and rescores at once, so those of both its stages hold. */
const AS_IN_X = { notes: 'unlocked', ratings: 'any', minAge: null, maxAge: null, smoothing: 100, minChanges: 1, minNotes: 200 } as const;

export const CHURN_GUARDS: readonly ChurnGuard[] = [
  // Ours, for communities of any size
  { name: 'HelpfulNotes', notes: 'all', ratings: 'any', minAge: null, maxAge: null, maxLost: 0.3, maxGained: null, smoothing: 0, minChanges: 5, minNotes: 0 },
  // constants.py prescoringAllUnlockedNotesMaxCrhChurn
  { ...AS_IN_X, name: 'UnlockedNotes', maxLost: 0.3, maxGained: 0.3 },
  // prescoringAllNotesCreatedThreeToThirteenDaysAgoMaxChurn
  { ...AS_IN_X, name: 'NotesOfThreeToThirteenDays', minAge: 3 * DAY, maxAge: 13 * DAY, maxLost: 0.15, maxGained: 0.15 },
  // finalNotesWithNewRatingsMaxOldCrhChurn, finalNotesWithNewRatingsMaxNewCrhChurn
  { ...AS_IN_X, name: 'NotesWithNewRatings', ratings: 'new', maxLost: 0.4, maxGained: 1.2 },
  // finalUnlockedNotesWithNoNewRatingsMaxCrhChurn
  { ...AS_IN_X, name: 'NotesWithoutNewRatings', ratings: 'none', maxLost: 0.12, maxGained: 0.12 },
];
