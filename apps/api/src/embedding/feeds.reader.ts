import { NotesService } from '@bridgenotes/notes';
import { statementLabel } from '@bridgenotes/notices';
import { PublishedRuns, ScoresReader, type StatementsAbout } from '@bridgenotes/scoring-runs';
import { StatementsService } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { toGlobalId } from '../graphql/global-id';
import type { FeedNote } from './feed.rules';

/** Notes that a feed tells of; a reader that asks every day misses none in most communities. */
const LENGTH = 50;

/** What readers are shown, latest first, for feeds: some queries, however many notes there are. */
@Injectable()
export class FeedsReader {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
    private readonly notes: NotesService,
    private readonly statements: StatementsService,
  ) {}

  async latest(about: StatementsAbout): Promise<FeedNote[]> {
    const runId = await this.runs.current();
    if (runId === null) return [];
    const { rows } = await this.scores.helpful(runId, { first: LENGTH }, about);
    const notes = await this.notes.findByIds(rows.map((score) => score.noteId));
    const statements = await this.statements.findByIds(rows.map((score) => score.statementId));
    return rows.flatMap((score, i) => {
      const [note, statement] = [notes[i], statements[i]];
      if (note?.text == null || statement == null) return [];
      const { quotedText, canonicalUrl } = statement;
      return [{ id: toGlobalId('Note', score.noteId), text: note.text, shownAt: score.decidedAt, label: statementLabel(statement), quotedText, canonicalUrl }];
    });
  }

  /** When anything of what readers are shown changed last; null when nothing ever was. */
  async lastChange(): Promise<Date | null> {
    return (await this.scores.change(await this.scores.latestChange()))?.changedAt ?? null;
  }
}
