import type { Chore, EventListener, OutboxEntry } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NeededNotes } from './needed-notes';

/** Notes that change are looked at when it happens. */
@Injectable()
export class NeededListener implements EventListener {
  readonly topics = ['note.written', 'note.deleted', 'note.revised', 'rating.changed', 'status.changed', 'note.relisted'] as const;

  constructor(private readonly notes: NeededNotes) {}

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    const relisted = entries.flatMap(({ topic, payload: { noteId, until } }) => (topic === 'note.relisted' && typeof noteId === 'string' && typeof until === 'string' ? [{ noteId, until: new Date(until) }] : []));
    if (relisted.length > 0) await this.notes.relist(manager, relisted);
    // An event that names no note, of whatever version of the program, holds up nobody.
    await this.notes.refresh(manager, [...new Set(entries.flatMap(({ payload: { noteId } }) => (typeof noteId === 'string' ? [noteId] : [])))]);
  }
}

/** Notes that are looked at in one transaction. */
const BATCH = 500;

/** After a run everything is looked at anew, in small portions. */
@Injectable()
export class NeededSyncChore implements Chore {
  readonly name = 'needed-notes';
  readonly everySeconds = 20;

  constructor(
    private readonly dataSource: DataSource,
    private readonly notes: NeededNotes,
  ) {}

  async run(): Promise<void> {
    const [due] = await this.dataSource.query<{ run_id: string }[]>('SELECT run_id FROM published_run WHERE NOT EXISTS (SELECT FROM needed_sync WHERE needed_sync.run_id = published_run.run_id)');
    if (due === undefined) return;
    await this.#lookAtAll(KNOWN, [], ['0']);
    await this.#lookAtAll(NEW_TO_FEEDS, [due.run_id], ['-1', '0']);
    await this.dataSource.query('INSERT INTO needed_sync (run_id) VALUES ($1) ON CONFLICT ON CONSTRAINT needed_sync_pk DO UPDATE SET run_id = excluded.run_id', [due.run_id]);
  }

  /** @param from the place before the first row; each row tells its own */
  async #lookAtAll(query: string, parameters: readonly unknown[], from: readonly string[]): Promise<void> {
    let after = from;
    for (;;) {
      const rows = await this.dataSource.query<{ note_id: string; place: string[] }[]>(query, [...parameters, ...after, BATCH]);
      if (rows.length === 0) return;
      await this.dataSource.transaction((manager) => this.notes.refresh(manager, rows.map((row) => row.note_id)));
      after = rows.at(-1)!.place;
    }
  }
}

const KNOWN = 'SELECT note_id, ARRAY[note_id::text] AS place FROM needed_notes WHERE note_id > $1::bigint ORDER BY note_id LIMIT $2';

/** In the order of the index on what a run says needs ratings. */
const NEW_TO_FEEDS = `
  SELECT note_id, ARRAY[num_ratings::text, (-note_id)::text] AS place FROM note_scores score
  WHERE run_id = $1 AND needs_ratings AND (num_ratings, -note_id) > ($2::integer, $3::bigint)
    AND NOT EXISTS (SELECT FROM needed_notes needed WHERE needed.note_id = score.note_id)
  ORDER BY num_ratings, -note_id LIMIT $4`;
