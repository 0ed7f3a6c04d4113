import { Contributor } from '@bridgenotes/contributors';
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { NoteSuggestion } from './note-suggestion.entity';
import { NoteVersion } from './note-version.entity';

/** Reads how notes came about. */
@Injectable()
export class VersionsReader {
  constructor(private readonly dataSource: DataSource) {}

  /** All versions of the chain that each note belongs to, first to last, in the order of the notes; none for a note that was never revised. */
  async ofEach(noteIds: readonly string[]): Promise<NoteVersion[][]> {
    const versions = await this.dataSource.getRepository(NoteVersion).createQueryBuilder('version')
      .where('version.chain_id IN (SELECT chain_id FROM note_versions WHERE note_id = ANY(:noteIds))', { noteIds: [...noteIds] }).orderBy('version.version').getMany();
    return noteIds.map((noteId) => {
      const chainId = versions.find((version) => version.noteId === noteId)?.chainId;
      return versions.filter((version) => version.chainId === chainId);
    });
  }

  /** Whose suggestions each note took up, on any of its versions, first taken up first; without those who did not want to be named. */
  async creditsOfEach(noteIds: readonly string[]): Promise<Contributor[][]> {
    const rows = await this.dataSource.query<{ note_id: string; contributor_id: string }[]>(
      `SELECT given.id AS note_id, suggestion.contributor_id
       FROM unnest($1::bigint[]) AS given (id)
       JOIN LATERAL (SELECT given.id AS note_id UNION SELECT other.note_id FROM note_versions here JOIN note_versions other USING (chain_id) WHERE here.note_id = given.id) AS version ON true
       JOIN note_suggestions suggestion ON suggestion.note_id = version.note_id AND suggestion.state = 'incorporated' AND suggestion.credited
       GROUP BY given.id, suggestion.contributor_id ORDER BY min(suggestion.answered_at), min(suggestion.id)`,
      [noteIds],
    );
    const people = new Map((await this.dataSource.getRepository(Contributor).findBy({ id: In(rows.map((row) => row.contributor_id)) })).map((person) => [person.id, person]));
    return noteIds.map((noteId) => rows.filter((row) => row.note_id === noteId).flatMap((row) => people.get(row.contributor_id) ?? []));
  }

  /** Suggestions on each note that a viewer may read, oldest first: all of them for its author, for others their own. */
  async suggestionsOfEach(viewerId: string, noteIds: readonly string[]): Promise<NoteSuggestion[][]> {
    const suggestions = await this.dataSource.getRepository(NoteSuggestion).createQueryBuilder('suggestion')
      .innerJoin('notes', 'note', 'note.id = suggestion.note_id')
      .where('suggestion.note_id = ANY(:noteIds) AND (note.author_id = :viewerId OR suggestion.contributor_id = :viewerId)', { noteIds: [...noteIds], viewerId })
      .orderBy('suggestion.id').getMany();
    return noteIds.map((noteId) => suggestions.filter((suggestion) => suggestion.noteId === noteId));
  }
}
