import type { DataSource } from 'typeorm';
import type { VisitedNote } from './pace.rules';

/** Notes older than this settle, and nobody needs to rate them any more. Two weeks lock a status. */
const OPEN_DAYS = 12;
/** What was visited longer ago has had its ratings. */
const VISITED_MINUTES = 30;

const youngerThan = (now: Date): Date => new Date(now.getTime() - OPEN_DAYS * 86_400_000);

/** A note to rate. */
export interface LivingNote {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
}

/** Somebody of the simulated community. */
export interface PersonRow {
  readonly id: string;
  readonly participantId: string;
  readonly alias: string;
  readonly mayWrite: boolean;
}

/** What simulated people look at before they do something. */
export class LifeReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Who of the simulated community takes part. */
  async people(participantIds: readonly string[]): Promise<PersonRow[]> {
    return this.dataSource.query(
      `SELECT id, participant_id AS "participantId", alias, enrollment_state IN ('earnedIn', 'atRisk') AS "mayWrite" FROM contributors
       WHERE participant_id = ANY ($1) AND alias IS NOT NULL AND left_at IS NULL AND enrollment_state <> 'removed' ORDER BY participant_id`,
      [participantIds],
    );
  }

  /** Young notes that somebody else than these people wrote or rated lately, and when anybody of them last did. */
  async visited(peopleIds: readonly string[], now: Date): Promise<(LivingNote & VisitedNote & { readonly lastAt: number })[]> {
    const rows = await this.dataSource.query<{ id: string; author_id: string; text: string; first_at: Date; last_at: Date; since: number }[]>(
      `WITH visits AS (
         SELECT note_id, rated_at AS at FROM ratings WHERE rated_at > $2 AND withdrawn_at IS NULL AND rater_id <> ALL ($1::bigint[])
         UNION ALL SELECT id, created_at FROM notes WHERE created_at > $2 AND deleted_at IS NULL AND author_id <> ALL ($1::bigint[])
       ), visited AS (SELECT note_id, min(at) AS first_at, max(at) AS last_at FROM visits GROUP BY note_id)
       SELECT note.id, note.author_id, note.text, first_at, last_at,
         (SELECT count(*)::int FROM ratings WHERE note_id = note.id AND rated_at >= first_at AND rater_id = ANY ($1::bigint[])) AS since
       FROM visited JOIN notes note ON note.id = note_id WHERE note.deleted_at IS NULL AND note.created_at > $3 ORDER BY first_at, note.id`,
      [peopleIds, new Date(now.getTime() - VISITED_MINUTES * 60_000), youngerThan(now)],
    );
    return rows.map((row) => ({ id: row.id, authorId: row.author_id, text: row.text, visitedAt: row.first_at.getTime(), ratingsSince: row.since, lastAt: row.last_at.getTime() }));
  }

  /** Notes whose status ratings can still decide; those with `enough` ratings are left out. */
  async open(enough: number, now: Date): Promise<LivingNote[]> {
    return this.dataSource.query(
      `SELECT note.id, note.author_id AS "authorId", note.text FROM notes note
       LEFT JOIN published_run published ON true
       LEFT JOIN note_scores score ON score.run_id = published.run_id AND score.note_id = note.id
       LEFT JOIN note_status_history history ON history.note_id = note.id
       WHERE note.created_at > $2 AND note.deleted_at IS NULL AND coalesce(score.needs_ratings, history.locked_status IS NULL)
         AND (SELECT count(*) FROM ratings WHERE note_id = note.id AND withdrawn_at IS NULL) < $1
       ORDER BY note.id`,
      [enough, youngerThan(now)],
    );
  }

  /** Who has rated a note. */
  async ratersOf(noteId: string): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ rater_id: string }[]>('SELECT rater_id FROM ratings WHERE note_id = $1', [noteId]);
    return new Set(rows.map((row) => row.rater_id));
  }

  /** Of some URLs, those on which there are notes. */
  async noted(canonicalUrls: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.query<{ canonical_url: string }[]>('SELECT canonical_url FROM statements WHERE canonical_url = ANY ($1) AND note_count > 0', [canonicalUrls]);
    return new Set(rows.map((row) => row.canonical_url));
  }
}
