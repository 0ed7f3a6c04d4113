import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NoteMatch } from '../entities';

/** A note that matches a statement, and whether it is shown there. */
export type MatchedNote = Pick<NoteMatch, 'noteId' | 'statementId' | 'kind' | 'shown'>;

/** Which notes from elsewhere match a statement. One look-up in an index for many statements. */
@Injectable()
export class MatchedNotes {
  constructor(private readonly dataSource: DataSource) {}

  /** Notes that stand, whatever their status, oldest match first. */
  async ofStatements(statementIds: readonly string[]): Promise<MatchedNote[]> {
    return this.#of(statementIds, '');
  }

  /** Of them those that are shown, as far as their status lets them: who shows them asks for their scores. */
  async shownOn(statementIds: readonly string[]): Promise<MatchedNote[]> {
    return this.#of(statementIds, 'AND match.shown');
  }

  async #of(statementIds: readonly string[], condition: string): Promise<MatchedNote[]> {
    const rows = await this.dataSource.query<{ note_id: string; statement_id: string; kind: MatchedNote['kind']; shown: boolean }[]>(
      `SELECT match.note_id, match.statement_id, match.kind, match.shown FROM note_matches match JOIN notes note ON note.id = match.note_id AND note.deleted_at IS NULL
       WHERE match.statement_id = ANY($1::bigint[]) ${condition} ORDER BY match.matched_at, match.note_id`, [statementIds]);
    return rows.map(({ note_id: noteId, statement_id: statementId, kind, shown }) => ({ noteId, statementId, kind, shown }));
  }
}
