import { Clock, CommunitySettings } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NEEDED, type NeededSettings } from './needed.section';
import { isRelisted, rankFor, readSituations, type NoteSituation } from './note-situation';

/** Keeps the choice of notes that feeds look closer at; nothing else writes it, but for when notes were offered. */
@Injectable()
export class NeededNotes {
  readonly #settings: NeededSettings;

  constructor(
    private readonly clock: Clock,
    community: CommunitySettings,
  ) {
    this.#settings = community.of(NEEDED);
  }

  /** Looks at some notes anew: ranks those that ratings can decide, and drops all others. */
  async refresh(manager: EntityManager, noteIds: readonly string[]): Promise<void> {
    if (noteIds.length === 0) return;
    const now = this.clock.now();
    const needed = (await readSituations(manager, noteIds, this.#settings)).filter(({ open, relistedUntil }) => open || isRelisted(relistedUntil, now));
    const kept = new Set(needed.map(({ noteId }) => noteId));
    await manager.query('DELETE FROM needed_notes WHERE note_id = ANY ($1::bigint[])', [noteIds.filter((id) => !kept.has(id))]);
    await manager.query(STORE_NEEDED, [JSON.stringify(needed.map((note) => this.#row(note, now)))]);
  }

  /** Offers some notes until a moment whatever their status; they are ranked with the next {@link refresh}. */
  async relist(manager: EntityManager, noteId: string, until: Date): Promise<void> {
    await manager.query(RELIST, [noteId, until]);
  }

  #row(note: NoteSituation, now: Date): Record<string, unknown> {
    const rank = (side: 'negative' | 'positive' | 'unplaced'): number => rankFor(note, side, now, this.#settings);
    return { note_id: note.noteId, author_id: note.authorId, language: note.language, rank_negative: rank('negative'), rank_positive: rank('positive'), rank_unplaced: rank('unplaced'), offered_at: note.offeredAt };
  }
}

/** In the order of ids, so that two who store some of the same do not wait for each other. */
const STORE_NEEDED = `
  INSERT INTO needed_notes (note_id, author_id, language, rank_negative, rank_positive, rank_unplaced, offered_at)
  SELECT note_id, author_id, language, rank_negative, rank_positive, rank_unplaced, offered_at
  FROM jsonb_to_recordset($1::jsonb) AS given (note_id bigint, author_id bigint, language text, rank_negative double precision, rank_positive double precision, rank_unplaced double precision, offered_at timestamptz)
  ORDER BY note_id
  ON CONFLICT ON CONSTRAINT needed_notes_pk DO UPDATE SET
    language = excluded.language, rank_negative = excluded.rank_negative, rank_positive = excluded.rank_positive, rank_unplaced = excluded.rank_unplaced`;

const RELIST = `
  INSERT INTO needed_notes (note_id, author_id, language, rank_negative, rank_positive, rank_unplaced, offered_at, relisted_until)
  SELECT id, author_id, 'und', 0, 0, 0, created_at, $2 FROM notes WHERE id = $1 AND deleted_at IS NULL
  ON CONFLICT ON CONSTRAINT needed_notes_pk DO UPDATE SET relisted_until = greatest(needed_notes.relisted_until, excluded.relisted_until)`;
