import { MatchedNotes } from '@bridgenotes/media';
import { NotesService } from '@bridgenotes/notes';
import { statementLabel } from '@bridgenotes/notices';
import { AppError } from '@bridgenotes/platform';
import { PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import { StatementsService, type Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { fromGlobalId, toGlobalId } from '../graphql/global-id';
import type { PageSubject } from './pages.rules';
import type { Previewed, PreviewedNote, PreviewedStatement } from './preview.rules';

/** What the database knows of the subject of a page, for previews: what readers are shown, and nothing else. */
@Injectable()
export class PreviewsService {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
    private readonly matched: MatchedNotes,
    private readonly statements: StatementsService,
    private readonly notes: NotesService,
  ) {}

  async of(subject: PageSubject): Promise<Previewed> {
    switch (subject.kind) {
      case 'statement':
        return this.#ofStatement(await this.#row('Statement', subject.id, (id) => this.statements.findByIds([id])));
      case 'statement-by-url':
        return this.#ofStatement(await this.statements.findByUrl(subject.url).catch(nothingFor('INVALID_URL')));
      case 'note':
        return this.#ofNote(subject.id);
      case 'page':
        return subject;
      case 'unknown':
        return { kind: 'nothing' };
    }
  }

  async #ofStatement(row: Statement | null): Promise<Previewed> {
    return row === null ? { kind: 'nothing' } : { kind: 'statement', statement: previewed(row), notes: await this.#shownOn(row) };
  }

  async #ofNote(id: string): Promise<Previewed> {
    const note = await this.#row('Note', id, (noteId) => this.notes.findByIds([noteId]));
    const [statement] = note === null || note.deletedAt !== null ? [] : await this.statements.findByIds([note.statementId]);
    if (statement == null) return { kind: 'nothing' };
    return { kind: 'note', id, statement: previewed(statement), shown: (await this.#shownOn(statement)).find((shown) => shown.id === id) ?? null };
  }

  /** The notes that are shown on a statement, strongest first. */
  async #shownOn({ id }: Statement): Promise<PreviewedNote[]> {
    const runId = await this.runs.current();
    if (runId === null) return [];
    const matches = (await this.matched.shownOn([id])).map((match) => match.noteId);
    const shown = await this.scores.surfaced(runId, [id], matches);
    const notes = await this.notes.findByIds(shown.map((score) => score.noteId));
    return shown.flatMap((score, i) => (notes[i]?.text == null ? [] : [{ id: toGlobalId('Note', score.noteId), text: notes[i].text, shownAt: score.decidedAt }]));
  }

  async #row<Row>(type: string, id: string, find: (id: string) => Promise<readonly (Row | null)[]>): Promise<Row | null> {
    try {
      return (await find(fromGlobalId(type, id)))[0] ?? null;
    } catch (error) {
      return nothingFor('INVALID_ID')(error);
    }
  }
}

/** An address that nothing can have has nothing at it. */
const nothingFor = (code: AppError['code']) => (error: unknown): null => {
  if (error instanceof AppError && error.code === code) return null;
  throw error;
};

const previewed = (row: Statement): PreviewedStatement => {
  const { quotedText, canonicalUrl, authorName, statedOn, createdAt } = row;
  return { id: toGlobalId('Statement', row.id), label: statementLabel(row), quotedText, canonicalUrl, authorName, statedOn, createdAt };
};
