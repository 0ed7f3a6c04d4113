import { NoteRequestMark } from './note-request-mark.entity';
import { NoteRequest } from './note-request.entity';
import { RequestedStatement } from './requested-statement.entity';

export { REQUESTER_LEVELS, hitRate, type RequesterLevel } from './helpfulness.rules';
export { NoteRequest } from './note-request.entity';
export { REQUEST_OUTCOMES, UNFOUNDED_REASONS, outcomeOf, type GivenRequest, type RequestOutcome, type RequestSubject, type UnfoundedReason } from './request.rules';
export { RequestAudienceService } from './request-audience.service';
export { RequestOutcomes } from './request-outcomes';
export { RequestedStatement } from './requested-statement.entity';
export type { RequesterStanding } from './requester.store';
export { RequestsModule } from './requests.module';
export { RequestsReader, type SuggestedSource } from './requests.reader';
export { RequestsService } from './requests.service';
export { REQUEST_AUDIENCES, REQUESTS, type RequestAudience } from './requests.settings';
export { UnfoundedMarksService } from './unfounded-marks.service';

/** The tables of this room, for the data source. */
export const REQUESTS_ENTITIES = [NoteRequest, NoteRequestMark, RequestedStatement];
