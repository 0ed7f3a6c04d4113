import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';

/** What the models together make of a note. */
export interface MetaDecision {
  status: NoteStatus;
  fired: string[];
  decidedBy: string;
  preStabilizationStatus: ModelStatus;
  unlockedStatus: NoteStatus | null;
  waitingSince: number | undefined;
  firstTag: RatingTag | null;
  secondTag: RatingTag | null;
}
