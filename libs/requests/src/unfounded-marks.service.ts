import { AppError, Clock, CommunitySettings, putInOutbox, requireScope, violatedConstraint, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NoteRequestMark } from './note-request-mark.entity';
import { NoteRequest } from './note-request.entity';
import { RequestAudienceService } from './request-audience.service';
import { checkMayMark, type UnfoundedReason } from './request.rules';
import { REQUESTS } from './requests.settings';
import { lockedRequest, refreshVisibility } from './visibility.store';

/** Writers say which requests are unfounded. */
@Injectable()
export class UnfoundedMarksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly audience: RequestAudienceService,
  ) {}

  /**
   * Says as a writer that a statement needs no note for this reason. Enough writers who say so close the request.
   * @throws NOT_FOUND, REQUEST_OWN, REQUEST_CLOSED, REQUEST_ALREADY_MARKED, and what `RequestAudienceService.require` throws
   */
  async mark(viewer: Viewer, requestId: string, reason: UnfoundedReason): Promise<NoteRequest> {
    requireScope(viewer, 'requests:write');
    const writerId = await this.audience.require(viewer);
    const settings = this.community.of(REQUESTS);
    try {
      return await this.dataSource.transaction(async (manager) => {
        const request = await lockedRequest(manager, requestId);
        checkMayMark(writerId, request);
        const now = this.clock.now();
        await manager.insert(NoteRequestMark, { requestId, writerId, reason, markedAt: now });
        const marks = await manager.countBy(NoteRequestMark, { requestId });
        if (request.unfoundedAt !== null || marks < settings.unfoundedMarks) return request;
        await manager.update(NoteRequest, requestId, { unfoundedAt: now });
        await refreshVisibility(manager, request.statementId, now, settings);
        await putInOutbox(manager, 'request.unfounded', { requestId, statementId: request.statementId, contributorId: request.requesterId, reason }, now);
        return { ...request, unfoundedAt: now };
      });
    } catch (error) {
      if (violatedConstraint(error) === 'note_request_marks_pk') throw new AppError('REQUEST_ALREADY_MARKED');
      throw error;
    }
  }
}
