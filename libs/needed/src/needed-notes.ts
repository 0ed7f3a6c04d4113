import { Clock, CommunitySettings } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UNKNOWN_LANGUAGE } from './language.rules';
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
    // First the rows, in one order for all: what is read of them afterwards nobody changes until the transaction ends.
    await manager.query('SELECT FROM needed_notes WHERE note_id = ANY ($1::bigint[]) ORDER BY note_id FOR UPDATE', [noteIds]);
    const needed = (await readSituations(manager, noteIds, this.#settings)).filter(({ open, relistedUntil }) => open || isRelisted(relistedUntil, now));
    const kept = new Set(needed.map(({ noteId }) => noteId));
    // A row that came into being since was relisted: it stays.
    await manager.query('DELETE FROM needed_notes WHERE note_id = ANY ($1::bigint[]) AND (relisted_until IS NULL OR relisted_until <= $2 OR note_id IN (SELECT id FROM notes WHERE id = ANY ($1::bigint[]) AND deleted_at IS NOT NULL))', [noteIds.filter((id) => !kept.has(id)), now]);
    await manager.query(STORE_NEEDED, [JSON.stringify(needed.map((note) => this.#row(note, now)))]);
  }

  /** Offers some notes until a moment, whatever their status; they are ranked with the next {@link refresh}. */
  async relist(manager: EntityManager, relisted: readonly { readonly noteId: string; readonly until: Date }[]): Promise<void> {
    await manager.query(RELIST, [relisted.map(({ noteId }) => noteId), relisted.map(({ until }) => until)]);
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
  SELECT note.id, note.author_id, '${UNKNOWN_LANGUAGE}', 0, 0, 0, note.created_at, max(given.until)
  FROM unnest($1::bigint[], $2::timestamptz[]) AS given (note_id, until) JOIN notes note ON note.id = given.note_id AND note.deleted_at IS NULL
  GROUP BY note.id ORDER BY note.id
  ON CONFLICT ON CONSTRAINT needed_notes_pk DO UPDATE SET relisted_until = greatest(needed_notes.relisted_until, excluded.relisted_until)`;
