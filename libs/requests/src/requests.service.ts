import { AppError, Clock, CommunitySettings, putInOutbox, requireActive, requireScope, takeTurn, type Viewer, violatedConstraint } from '@bridgenotes/platform';
import { Statement, statementOfUrl } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { checkAllowance } from './helpfulness.rules';
import { NoteRequest } from './note-request.entity';
import { checkMayWithdraw, requestValue, type GivenRequest, type RequestSubject } from './request.rules';
import { standingOf } from './requester.store';
import { REQUESTS } from './requests.settings';
import { ShownNotes } from './shown-notes';
import { lockRequests, lockedRequest, refreshVisibility } from './visibility.store';

/** Makes and withdraws requests for notes; what becomes of them is told by `RequestOutcomes`. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly shown: ShownNotes,
  ) {}

  /**
   * Asks for a note on behalf of anybody who signed in, whether they take part or only read.
   * @throws NOT_FOUND, INVALID_URL, INVALID_INPUT, REQUEST_LIMIT_REACHED, REQUEST_ALREADY_MADE, NOTE_ALREADY_SHOWN, and what `requireRequester` throws
   */
  async make(viewer: Viewer, subject: RequestSubject, given: GivenRequest): Promise<NoteRequest> {
    const requesterId = requireRequester(viewer);
    const settings = this.community.of(REQUESTS);
    const value = requestValue(given, settings);
    if (await this.shown.areOn(subject)) throw new AppError('NOTE_ALREADY_SHOWN');
    try {
      return await this.dataSource.transaction(async (manager) => {
        // One request of a person at a time, so that the last of a day is not made twice.
        await takeTurn(manager, `requests by ${requesterId}`);
        const now = this.clock.now();
        const { level, allowance } = await standingOf(manager, requesterId, now, settings);
        checkAllowance(allowance);
        const statementId = await statementOf(manager, subject, requesterId, now);
        await lockRequests(manager, [statementId]);
        const [{ noted }] = await manager.query<[{ noted: boolean }]>('SELECT EXISTS (SELECT FROM notes WHERE statement_id = $1) AS noted', [statementId]);
        const request = await manager.save(NoteRequest, manager.create(NoteRequest, {
          statementId, requesterId, ...value, requesterLevel: level, eligible: !noted, madeAt: now, notedAt: null, metAt: null, helpfulNoteId: null, unfoundedAt: null, withdrawnAt: null,
        }));
        await refreshVisibility(manager, statementId, now, settings);
        await putInOutbox(manager, 'request.made', { requestId: request.id, statementId, contributorId: requesterId }, now);
        return request;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'note_requests_one_open') throw new AppError('REQUEST_ALREADY_MADE');
      throw error;
    }
  }

  /**
   * Takes a request back; once more changes nothing. It still counts among those of its day, and among the requester's.
   * @throws NOT_FOUND, NOT_YOUR_REQUEST, REQUEST_CLOSED, and what `requireRequester` throws
   */
  async withdraw(viewer: Viewer, requestId: string): Promise<NoteRequest> {
    const requesterId = requireRequester(viewer);
    return this.dataSource.transaction(async (manager) => {
      const request = await lockedRequest(manager, requestId);
      checkMayWithdraw(requesterId, request);
      if (request.withdrawnAt !== null) return request;
      const now = this.clock.now();
      await manager.update(NoteRequest, request.id, { withdrawnAt: now });
      await refreshVisibility(manager, request.statementId, now, this.community.of(REQUESTS));
      return { ...request, withdrawnAt: now };
    });
  }
}

/** @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CONTRIBUTOR_LEFT, NOT_FOR_PROGRAMS, FORBIDDEN */
function requireRequester(viewer: Viewer): string {
  const id = requireActive(viewer);
  requireScope(viewer, 'requests:write');
  return id;
}

/** @throws NOT_FOUND, INVALID_URL */
async function statementOf(manager: EntityManager, subject: RequestSubject, addedBy: string, now: Date): Promise<string> {
  if ('statementUrl' in subject) return (await statementOfUrl(manager, subject.statementUrl, addedBy, now)).statement.id;
  if (!(await manager.existsBy(Statement, { id: subject.statementId }))) throw new AppError('NOT_FOUND', { what: 'statement', id: subject.statementId });
  return subject.statementId;
}
