import { Clock, CommunitySettings, keysetPage, requireSignedIn, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { NoteRequestMark } from './note-request-mark.entity';
import { NoteRequest } from './note-request.entity';
import type { UnfoundedReason } from './request.rules';
import { RequestedStatement } from './requested-statement.entity';
import { standingOf, type RequesterStanding } from './requester.store';
import { REQUESTS } from './requests.settings';
import { shownAfter, shownUntil, statedAfter } from './visibility.rules';
import { OPEN } from './visibility.store';

const LATEST_VISIBLE: KeysetOrder<RequestedStatement> = {
  name: 'requested-statements',
  direction: 'DESC',
  columns: [
    { expression: 'requested.visible_since', type: 'timestamptz', value: (row) => row.visibleSince! },
    { expression: 'requested.statement_id', type: 'bigint', value: (row) => row.statementId },
  ],
};

const NEWEST: KeysetOrder<NoteRequest> = {
  name: 'requests',
  direction: 'DESC',
  columns: [
    { expression: 'request.made_at', type: 'timestamptz', value: (row) => row.madeAt },
    { expression: 'request.id', type: 'bigint', value: (row) => row.id },
  ],
};

/** A source that people gave with their requests, and how many did. */
export interface SuggestedSource {
  readonly url: string;
  readonly count: number;
}

/** Requests of one statement that are shown in full. */
const MOST_SHOWN = 20;

/** What was asked for. Who asked is nowhere in it but in `mine`. */
@Injectable()
export class RequestsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * Statements that enough people asked a note for, last become visible first. Who may see them is the caller's to check.
   * @param exceptNotedBy leaves out statements that this contributor has a note on
   * @throws INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async visible(page: PageRequest, { exceptNotedBy = null }: { exceptNotedBy?: string | null } = {}): Promise<Page<RequestedStatement>> {
    const settings = this.community.of(REQUESTS);
    const now = this.clock.now();
    const query = this.dataSource.getRepository(RequestedStatement).createQueryBuilder('requested').where('requested.visible_since > :since', { since: shownAfter(now, settings) });
    const youngest = statedAfter(now, settings);
    if (youngest !== null) query.andWhere('requested.stated_at > :youngest', { youngest });
    if (exceptNotedBy !== null) {
      query.andWhere('NOT EXISTS (SELECT FROM notes AS own WHERE own.statement_id = requested.statement_id AND own.author_id = :author AND own.deleted_at IS NULL)', { author: exceptNotedBy });
    }
    return keysetPage(query, LATEST_VISIBLE, page);
  }

  /** When a statement stops being visible that became so at this moment. */
  visibleUntil(since: Date): Date {
    return shownUntil(since, this.community.of(REQUESTS));
  }

  /** The open requests on each of some statements, newest first, at most 20 each; those of people who were removed are left out. */
  async openOfEach(statementIds: readonly string[]): Promise<NoteRequest[][]> {
    const rows = await this.dataSource.getRepository(NoteRequest).createQueryBuilder('request')
      .where(`request.id IN (SELECT newest.id FROM unnest(:statementIds::bigint[]) AS given (statement_id), LATERAL (
        SELECT note_requests.id FROM note_requests JOIN contributors ON contributors.id = requester_id
        WHERE statement_id = given.statement_id AND made_at > :since AND ${OPEN} AND enrollment_state <> 'removed' ORDER BY made_at DESC, note_requests.id DESC LIMIT ${MOST_SHOWN}) AS newest)`,
        { statementIds, since: shownAfter(this.clock.now(), this.community.of(REQUESTS)) })
      .orderBy('request.made_at', 'DESC').addOrderBy('request.id', 'DESC').getMany();
    return statementIds.map((id) => rows.filter((row) => row.statementId === id));
  }

  /** The sources given with open requests on each of some statements, most often given first. */
  async sourcesOfEach(statementIds: readonly string[]): Promise<SuggestedSource[][]> {
    const rows = await this.dataSource.query<{ statement_id: string; url: string; count: number }[]>(
      `SELECT statement_id, url, count(*)::int AS count FROM note_requests JOIN contributors ON contributors.id = requester_id, unnest(sources) AS url
       WHERE statement_id = ANY($1) AND made_at > $2 AND ${OPEN} AND enrollment_state <> 'removed'
       GROUP BY statement_id, url ORDER BY count(*) DESC, min(made_at), url`,
      [statementIds, shownAfter(this.clock.now(), this.community.of(REQUESTS))],
    );
    return statementIds.map((id) => rows.filter((row) => row.statement_id === id).map(({ url, count }) => ({ url, count })));
  }

  /** The reason for which one writer marked each of some requests as unfounded; null where they did not. */
  async marksOf(writerId: string, requestIds: readonly string[]): Promise<(UnfoundedReason | null)[]> {
    const rows = await this.dataSource.getRepository(NoteRequestMark).findBy({ writerId, requestId: In([...requestIds]) });
    const byRequest = new Map(rows.map((row) => [row.requestId, row.reason]));
    return requestIds.map((id) => byRequest.get(id) ?? null);
  }

  /** The viewer's own requests, newest first. @throws SIGN_IN_REQUIRED, INVALID_CURSOR, INVALID_PAGE_SIZE */
  async mine(viewer: Viewer, page: PageRequest): Promise<Page<NoteRequest>> {
    return keysetPage(this.dataSource.getRepository(NoteRequest).createQueryBuilder('request').where('request.requester_id = :id', { id: requireSignedIn(viewer) }), NEWEST, page);
  }

  /** How good the viewer is at asking, and what they may still ask today. @throws SIGN_IN_REQUIRED */
  async standing(viewer: Viewer): Promise<RequesterStanding> {
    return standingOf(this.dataSource.manager, requireSignedIn(viewer), this.clock.now(), this.community.of(REQUESTS));
  }
}
