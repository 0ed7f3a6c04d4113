import { StatementAuthor } from './authors/statement-author.entity';
import { DisputeClaim } from './cases/dispute-claim.entity';
import { Dispute } from './cases/dispute.entity';
import { JurySeat } from './jury/jury-seat.entity';
import { NoteReview } from './reviews/note-review.entity';

export { AuthorsService } from './authors/authors.service';
export type { GivenClaim } from './cases/claim.rules';
export { Amendments } from './cases/amendments.listener';
export { DisputeClaim } from './cases/dispute-claim.entity';
export { Dispute } from './cases/dispute.entity';
export { DisputesReader } from './cases/disputes.reader';
export { DisputesService } from './cases/disputes.service';
export { DisputesModule } from './disputes.module';
export { JurySeat } from './jury/jury-seat.entity';
export { FINDINGS, GROUNDS, SEAT_STATES, SIDES, isWithheld, type Finding, type FindingCounts, type Ground, type SeatState, type Side } from './jury/jury.rules';
export { JuryService } from './jury/jury.service';
export { NoteReview } from './reviews/note-review.entity';
export { ReviewsService } from './reviews/reviews.service';
export { DISPUTES, type DisputeSettings } from './settings';

/** The tables of this room, for the data source. */
export const DISPUTES_ENTITIES = [StatementAuthor, NoteReview, Dispute, DisputeClaim, JurySeat];
