import { Clock, CommunitySettings } from '@bridgenotes/platform';
import type { NoteStatus } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { tell, type NoticeDraft } from '../events/draft';
import { NoticeWriter } from '../inbox/notice-writer';
import { NOTICES } from '../notices.settings';
import { AUDIENCES, type Audience } from './note-news.entity';
import { dueAt, newsFor } from './news.rules';

/** A published change of the status of a note, or what comes to the same for readers. */
export interface NoteChange {
  readonly noteId: string;
  readonly status: NoteStatus;
  readonly at: Date;
  /** Whom it concerns; all when left out. */
  readonly audiences?: readonly Audience[];
}

interface DueRow {
  note_id: string;
  audience: Audience;
  status: NoteStatus;
  told_status: NoteStatus | null;
  changed_at: Date;
  classification: string;
  created_at: Date;
  gone: boolean;
}

/** Waits until the status of a note has held, and then tells those whom it concerns. */
@Injectable()
export class NoteNewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: NoticeWriter,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /** Begins the wait anew for each note that changed; an event that comes late, after a newer one, changes nothing. */
  async note(manager: EntityManager, changes: readonly NoteChange[]): Promise<void> {
    const settings = this.community.of(NOTICES);
    const rows = changes.flatMap(({ noteId, status, at, audiences = AUDIENCES }) =>
      audiences.map((audience) => ({ note_id: noteId, audience, status, changed_at: at, due_at: dueAt(audience, status, at, settings) })));
    // Of several changes in one delivery the last one counts; ON CONFLICT meets each row once.
    const latest = [...new Map(rows.sort((a, b) => a.changed_at.getTime() - b.changed_at.getTime()).map((row) => [`${row.note_id} ${row.audience}`, row])).values()];
    if (latest.length === 0) return;
    await manager.query(
      `INSERT INTO note_news AS old (note_id, audience, status, changed_at, due_at)
       SELECT given.note_id, audience, status, changed_at, due_at
       FROM jsonb_to_recordset($1::jsonb) AS given (note_id bigint, audience text, status text, changed_at timestamptz, due_at timestamptz) JOIN notes ON notes.id = given.note_id
       ORDER BY given.note_id, audience
       ON CONFLICT ON CONSTRAINT note_news_pk DO UPDATE SET status = excluded.status, changed_at = excluded.changed_at, due_at = excluded.due_at
       WHERE old.changed_at < excluded.changed_at`,
      [JSON.stringify(latest)],
    );
  }

  /** Tells everything that has held long enough by now. @returns how many notices were written */
  async tellDue(): Promise<number> {
    let written = 0;
    for (;;) {
      const told = await this.dataSource.transaction((manager) => this.#tellNext(manager));
      if (told === null) return written;
      written += told;
    }
  }

  /** One note and audience a transaction: a statement may have very many followers. */
  async #tellNext(manager: EntityManager): Promise<number | null> {
    const now = this.clock.now();
    const [row] = await manager.query<DueRow[]>(
      `SELECT news.note_id, news.audience, news.status, news.told_status, news.changed_at, note.classification, note.created_at, note.deleted_at IS NOT NULL OR withheld.note_id IS NOT NULL AS gone
       FROM note_news news JOIN notes note ON note.id = news.note_id LEFT JOIN withheld_notes withheld ON withheld.note_id = news.note_id
       WHERE news.due_at <= $1 ORDER BY news.due_at LIMIT 1 FOR UPDATE OF news SKIP LOCKED`,
      [now],
    );
    if (row === undefined) return null;
    const drafts = draftsOf(row, now, this.community.of(NOTICES));
    const written = await this.writer.write(manager, drafts, now);
    const known = drafts.length > 0;
    await manager.query('UPDATE note_news SET due_at = NULL, told_status = CASE WHEN $3 THEN status ELSE told_status END, told_at = CASE WHEN $3 THEN $4 ELSE told_at END WHERE note_id = $1 AND audience = $2', [row.note_id, row.audience, known, now]);
    return written;
  }
}

const RECIPIENTS = { AUTHOR: 'AUTHOR', STATEMENT_AUTHOR: 'STATEMENT_AUTHOR', READERS: 'FOLLOWERS' } as const satisfies Record<Audience, NoticeDraft['to']>;

function draftsOf(row: DueRow, now: Date, settings: Parameters<typeof newsFor>[3]): NoticeDraft[] {
  const kind = newsFor(row.audience, { status: row.status, told: row.told_status, misleading: row.classification !== 'NOT_MISLEADING', gone: row.gone, createdAt: row.created_at }, now, settings);
  return kind === null ? [] : [tell(kind, RECIPIENTS[row.audience], `status:${row.note_id}:${row.changed_at.getTime()}`, { noteId: row.note_id }, {})];
}
