import type { EntityManager } from 'typeorm';
import { UNKNOWN_LANGUAGE } from './language.rules';
import type { Side } from './value.rules';

/** What is known of who asks. */
export interface Asking {
  readonly raterId: string;
  /** Whose notes they do not rate: their own, and those of others they stand behind. */
  readonly ownAuthorIds: readonly string[];
  readonly side: Side;
  /** Empty: all languages. */
  readonly languages: readonly string[];
  /** An id below which no note is new: the published run has seen them all. */
  readonly newAbove: string;
}

/** Of the candidates, a few are those that have waited longest. */
const LONGEST_WAITING = 15;
/** Notes written a moment ago, of which no event has come yet. */
const JUST_WRITTEN = 15;

const MAY_RATE = (note: string, id: string) => `${note}.author_id <> ALL ($7::bigint[])
  AND NOT EXISTS (SELECT FROM ratings rating WHERE rating.note_id = ${note}.${id} AND rating.rater_id = $1::bigint AND rating.withdrawn_at IS NULL)`;

/**
 * $1 rater, $2 languages or null for all, $3 how many of the best, $4 of the longest waiting, $5 of the newest, $6 an id
 * below which no note is new, $7 authors whose notes the rater does not rate. The languages there are come from one step in the index each.
 */
const candidatesQuery = (side: Side): string => `
  WITH RECURSIVE stepped (language) AS (
    (SELECT language FROM needed_notes ORDER BY language LIMIT 1)
    UNION ALL
    SELECT (SELECT next.language FROM needed_notes next WHERE next.language > stepped.language ORDER BY next.language LIMIT 1) FROM stepped WHERE stepped.language IS NOT NULL
  ), spoken AS (
    SELECT language FROM stepped WHERE language IS NOT NULL AND ($2::text[] IS NULL OR language = '${UNKNOWN_LANGUAGE}' OR language = ANY ($2::text[]))
  ), best AS (
    SELECT found.note_id FROM spoken CROSS JOIN LATERAL (
      SELECT needed.note_id, needed.rank_${side} AS rank FROM needed_notes needed
      WHERE needed.language = spoken.language AND ${MAY_RATE('needed', 'note_id')} ORDER BY needed.rank_${side} DESC LIMIT $3) AS found
    ORDER BY found.rank DESC LIMIT $3
  ), waiting AS (
    SELECT found.note_id FROM spoken CROSS JOIN LATERAL (
      SELECT needed.note_id, needed.offered_at FROM needed_notes needed
      WHERE needed.language = spoken.language AND ${MAY_RATE('needed', 'note_id')} ORDER BY needed.offered_at LIMIT $4) AS found
    ORDER BY found.offered_at LIMIT $4
  ), written AS (
    SELECT note.id AS note_id FROM notes note
    WHERE note.id > $6::bigint AND note.deleted_at IS NULL AND NOT EXISTS (SELECT FROM needed_notes known WHERE known.note_id = note.id) AND ${MAY_RATE('note', 'id')}
    ORDER BY note.id DESC LIMIT $5
  )
  SELECT note_id FROM best UNION SELECT note_id FROM waiting UNION SELECT note_id FROM written`;

/** Notes that a feed is chosen among: as many as asked for of the best, and a few that wait or are new. */
export async function readCandidates(manager: EntityManager, { raterId, ownAuthorIds, side, languages, newAbove }: Asking, count: number): Promise<string[]> {
  const rows = await manager.query<{ note_id: string }[]>(candidatesQuery(side), [raterId, languages.length === 0 ? null : languages, count, LONGEST_WAITING, JUST_WRITTEN, newAbove, ownAuthorIds]);
  return rows.map((row) => row.note_id);
}
