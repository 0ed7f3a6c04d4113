import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { RatingRequest } from './rating-request.entity';

/** Asks some raters to rate a note until a moment, in the caller's transaction. Who was asked about it before is not asked again. */
export async function askRaters(manager: EntityManager, noteId: string, raterIds: readonly string[], asked: { round: number; at: Date; until: Date }): Promise<void> {
  await manager.query(
    `INSERT INTO rating_requests (note_id, rater_id, round, requested_at, expires_at) SELECT $1, rater, $3, $4, $5 FROM unnest($2::bigint[]) AS given (rater)
     ON CONFLICT ON CONSTRAINT rating_requests_pk DO NOTHING`,
    [noteId, raterIds, asked.round, asked.at, asked.until],
  );
}

const open = (now: Date) => ({ answeredAt: IsNull(), declinedAt: IsNull(), expiresAt: MoreThan(now) });

/** Ends the open request of a rater for a note. @returns whether there was one */
export async function endRequest(manager: EntityManager, noteId: string, raterId: string, how: 'answered' | 'declined', now: Date): Promise<boolean> {
  const { affected } = await manager.update(RatingRequest, { noteId, raterId, ...open(now) }, how === 'answered' ? { answeredAt: now } : { declinedAt: now });
  return affected === 1;
}

/** The open requests of a rater, latest first. */
export const openRequests = (manager: EntityManager, raterId: string, now: Date): Promise<RatingRequest[]> =>
  manager.find(RatingRequest, { where: { raterId, ...open(now) }, order: { requestedAt: 'DESC', noteId: 'DESC' } });
