import { AppError } from '@bridgenotes/platform';
import { Statement, statedAt, viewsOf } from '@bridgenotes/statements';
import type { EntityManager } from 'typeorm';
import { NoteRequest } from './note-request.entity';
import { RequestedStatement } from './requested-statement.entity';
import type { RequestSettings } from './requests.settings';
import { shownAfter, visibleSince } from './visibility.rules';

/** What holds of a request that nothing has become of yet. */
export const OPEN = 'withdrawn_at IS NULL AND met_at IS NULL AND unfounded_at IS NULL';

/** Waits until nobody else changes the requests on some statements; held until the transaction ends. All take them in one order, so that none waits for another in a ring. */
export async function lockRequests(manager: EntityManager, statementIds: readonly string[]): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('requests on ' || id, 0)) FROM (SELECT DISTINCT id FROM unnest($1::text[]) AS id ORDER BY id) AS ordered`, [statementIds]);
}

/** The statements that some people have open requests on that were made later than a moment, in the order of their ids. */
export async function openRequestsOf(manager: EntityManager, requesterIds: readonly string[], after: Date): Promise<string[]> {
  if (requesterIds.length === 0) return [];
  const rows = await manager.query<{ statement_id: string }[]>(`SELECT DISTINCT statement_id FROM note_requests WHERE requester_id = ANY($1) AND made_at > $2 AND ${OPEN} ORDER BY statement_id`, [requesterIds, after]);
  return rows.map((row) => row.statement_id);
}

/** Counts the open requests on a statement anew, those of removed people aside, and decides whether writers see it. The caller holds the lock. */
export async function refreshVisibility(manager: EntityManager, statementId: string, now: Date, settings: RequestSettings): Promise<void> {
  const [counted] = await manager.query<{ requests: number; medium: number; high: number }[]>(
    `SELECT count(*)::int AS requests, (count(*) FILTER (WHERE requester_level IN ('MEDIUM', 'HIGH')))::int AS medium, (count(*) FILTER (WHERE requester_level = 'HIGH'))::int AS high
     FROM note_requests JOIN contributors ON contributors.id = requester_id
     WHERE statement_id = $1 AND made_at > $2 AND ${OPEN} AND enrollment_state <> 'removed'`,
    [statementId, shownAfter(now, settings)],
  );
  const statement = await manager.findOneByOrFail(Statement, { id: statementId });
  const before = await manager.findOneBy(RequestedStatement, { statementId });
  const views = (await viewsOf(manager, [statementId])).get(statementId) ?? null;
  const since = visibleSince(before?.visibleSince ?? null, { ...counted!, views }, now, settings);
  await manager.upsert(RequestedStatement, { statementId, requests: counted!.requests, statedAt: statedAt(statement), visibleSince: since }, ['statementId']);
}

/** The request as it is once nobody else changes those on its statement. @throws NOT_FOUND */
export async function lockedRequest(manager: EntityManager, id: string): Promise<NoteRequest> {
  const found = await manager.findOneBy(NoteRequest, { id });
  if (found === null) throw new AppError('NOT_FOUND', { what: 'request', id });
  await lockRequests(manager, [found.statementId]);
  return manager.findOneByOrFail(NoteRequest, { id });
}
