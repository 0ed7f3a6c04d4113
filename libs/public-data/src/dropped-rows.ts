/** Rows that were read well but do not take part in scoring. */
export interface DroppedRows {
  /** Ratings of notes that stand neither in the notes nor in the history. */
  ratingsOfUnknownNotes: number;
  /** Notes and ratings made after the moment that is scored. */
  notesAfterNow: number;
  ratingsAfterNow: number;
  /** Ratings that stand there more than once, word by word. */
  repeatedRatings: number;
  /** Older ratings of the same note by the same rater: the newest counts. */
  replacedRatings: number;
}
