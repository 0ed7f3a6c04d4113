import { CommunitySettings, putInOutbox, Clock, type EventListener, type OutboxEntry } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { REQUESTS } from './requests.settings';
import { shownAfter } from './visibility.rules';
import { lockRequests, openRequestsOf, refreshVisibility } from './visibility.store';

const HELPFUL = 'CURRENTLY_RATED_HELPFUL';

interface StatusChanged {
  readonly noteId: string;
  readonly statementId: string;
  readonly from: string | null;
  readonly to: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Follows what becomes of requests: a note is written, is rated helpful, or no longer, or deleted; whoever asked is removed. An event that comes twice changes nothing. */
@Injectable()
export class RequestOutcomes implements EventListener {
  readonly topics = ['note.written', 'note.deleted', 'status.changed', 'contributor.removed', 'contributor.reinstated'] as const;

  constructor(
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    const [now, settings] = [this.clock.now(), this.community.of(REQUESTS)];
    const people = entries.filter(({ topic }) => topic === 'contributor.removed' || topic === 'contributor.reinstated').map(({ payload }) => payload['contributorId'] as string);
    const ofPeople = await openRequestsOf(manager, people, shownAfter(now, settings));
    const statementIds = entries.flatMap(({ payload }) => (typeof payload['statementId'] === 'string' ? [payload['statementId']] : []));
    // All at once, so that they are locked in one order.
    await lockRequests(manager, [...statementIds, ...ofPeople]);
    const rows = await manager.query<{ statement_id: string }[]>('SELECT DISTINCT statement_id FROM note_requests WHERE statement_id = ANY($1)', [statementIds]);
    const requested = new Set(rows.map((row) => row.statement_id));
    for (const { topic, payload } of entries.filter(({ payload: { statementId } }) => requested.has(statementId as string))) {
      if (topic === 'note.written') await noteWritten(manager, payload['noteId'] as string, payload['statementId'] as string);
      if (topic === 'note.deleted') await notHelpfulAnyMore(manager, payload['noteId'] as string, payload['statementId'] as string);
      if (topic === 'status.changed') await this.#statusChanged(manager, payload as unknown as StatusChanged);
    }
    for (const statementId of ofPeople) await refreshVisibility(manager, statementId, now, settings);
  }

  async #statusChanged(manager: EntityManager, { noteId, statementId, from, to, at }: StatusChanged): Promise<void> {
    if (to === HELPFUL) await this.#met(manager, noteId, statementId, new Date(at));
    else if (from === HELPFUL) await notHelpfulAnyMore(manager, noteId, statementId);
  }

  async #met(manager: EntityManager, noteId: string, statementId: string, at: Date): Promise<void> {
    if (!(await stands(manager, noteId))) return;
    // again helpful, after the note that met it had lost its status
    await manager.query('UPDATE note_requests SET helpful_note_id = $2 WHERE statement_id = $1 AND met_at IS NOT NULL AND helpful_note_id IS NULL', [statementId, noteId]);
    const [met] = await manager.query<[{ requester_id: string }[], number]>(
      'UPDATE note_requests SET helpful_note_id = $2, met_at = greatest($3, made_at) WHERE statement_id = $1 AND met_at IS NULL AND withdrawn_at IS NULL RETURNING requester_id',
      [statementId, noteId, at],
    );
    if (met.length === 0) return;
    const now = this.clock.now();
    await refreshVisibility(manager, statementId, now, this.community.of(REQUESTS));
    await putInOutbox(manager, 'request.met', { statementId, noteId, contributorIds: met.map((row) => row.requester_id) }, now);
  }
}

/** Whoever asked after the note was there foresaw nothing; whoever asked before waits for what raters say. */
async function noteWritten(manager: EntityManager, noteId: string, statementId: string): Promise<void> {
  await manager.query(
    `UPDATE note_requests SET eligible = eligible AND made_at <= note.created_at, noted_at = greatest(note.created_at, made_at)
     FROM notes AS note WHERE note.id = $2 AND note_requests.statement_id = $1 AND noted_at IS NULL`,
    [statementId, noteId],
  );
}

/** Whether a note is still there: of one that was deleted meanwhile it may be told late that it became helpful. */
async function stands(manager: EntityManager, noteId: string): Promise<boolean> {
  return (await manager.query<unknown[]>('SELECT FROM notes WHERE id = $1 AND deleted_at IS NULL', [noteId])).length > 0;
}

/** Requests go on to another note on the statement that is helpful, if there is one. */
async function notHelpfulAnyMore(manager: EntityManager, noteId: string, statementId: string): Promise<void> {
  await manager.query(
    `UPDATE note_requests SET helpful_note_id = (
       SELECT note.id FROM notes AS note CROSS JOIN LATERAL (SELECT to_status FROM status_changes WHERE note_id = note.id ORDER BY id DESC LIMIT 1) AS latest
       WHERE note.statement_id = $1 AND note.id <> $2 AND note.deleted_at IS NULL AND to_status = '${HELPFUL}' ORDER BY note.id LIMIT 1)
     WHERE helpful_note_id = $2`,
    [statementId, noteId],
  );
}
