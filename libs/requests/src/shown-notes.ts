import { MatchedNotes } from '@bridgenotes/media';
import { PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import { StatementsService } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import type { RequestSubject } from './request.rules';

/** What readers see already where somebody asks for a note. */
@Injectable()
export class ShownNotes {
  constructor(
    private readonly statements: StatementsService,
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
    private readonly matched: MatchedNotes,
  ) {}

  /** Whether any note is shown there: written on the statement, or about the picture, video or link in it. */
  async areOn(subject: RequestSubject): Promise<boolean> {
    const statementId = 'statementId' in subject ? subject.statementId : (await this.statements.findByUrl(subject.statementUrl))?.id;
    const runId = await this.runs.current();
    if (statementId === undefined || runId === null) return false;
    const spread = await this.matched.shownOn([statementId]);
    return (await this.scores.surfaced(runId, [statementId], spread.map(({ noteId }) => noteId))).length > 0;
  }
}
