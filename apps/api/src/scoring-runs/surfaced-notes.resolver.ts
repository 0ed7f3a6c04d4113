import { MatchedNotes } from '@bridgenotes/media';
import { NotesService } from '@bridgenotes/notes';
import { AppError, type Page } from '@bridgenotes/platform';
import { PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import { StatementsService, canonicalUrl } from '@bridgenotes/statements';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteConnection, NoteType } from '../notes/note.type';
import { StatementType } from '../statements/statement.type';
import { publishedRunId, runLoader, surfacedLoader } from './score.loader';
import { ScoringRunType } from './scoring-run.type';
import { NoteDecisionType, SurfacedNoteType, SurfacedNotesType } from './surfaced-note.type';

/** URLs that one query may ask for. */
const MOST_URLS = 100;

/** Notes that are shown. */
@Resolver(() => StatementType)
export class SurfacedNotesResolver {
  constructor(
    private readonly runs: PublishedRuns,
    private readonly scores: ScoresReader,
    private readonly statements: StatementsService,
    private readonly notes: NotesService,
    private readonly matched: MatchedNotes,
  ) {}

  @ResolveField('surfacedNotes', () => [SurfacedNoteType], { description: 'The notes that are shown beside it, strongest first: by score.' })
  async ofStatement(@Parent() { row }: StatementType, @Request() context: RequestContext): Promise<SurfacedNoteType[]> {
    return (await surfacedLoader(context, this.runs, this.scores, this.matched).load(row.id)).map(SurfacedNoteType.of);
  }

  @Access('anyone')
  @Query(() => [SurfacedNotesType], { description: `What to show at up to ${MOST_URLS} URLs: one answer for each, in the same order. For sites that embed notes.` })
  async surfacedNotes(@Args('urls', { type: () => [String], description: 'URLs in any variant.' }) urls: string[], @Request() context: RequestContext): Promise<SurfacedNotesType[]> {
    if (urls.length > MOST_URLS) throw new AppError('BATCH_TOO_LARGE', { given: urls.length, limit: MOST_URLS, what: 'URLs' });
    const canonical = urls.map(canonicalOrNull);
    const known = [...new Set(canonical.filter((url) => url !== null))];
    const statements = new Map((await this.statements.findByCanonicalUrls(known)).map((statement, i) => [known[i], statement]));
    return Promise.all(urls.map(async (url, i) => {
      const statement = (canonical[i] != null && statements.get(canonical[i])) || null;
      const notes = statement === null ? [] : await surfacedLoader(context, this.runs, this.scores, this.matched).load(statement.id);
      return { url, canonicalUrl: canonical[i]!, statement: statement && StatementType.of(statement), notes: notes.map(SurfacedNoteType.of) };
    }));
  }

  @Access('anyone')
  @Query(() => NoteConnection, { description: 'Notes that are shown beside their statements, latest decided first.' })
  async helpfulNotes(@Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<NoteType>> {
    const runId = await publishedRunId(context, this.runs);
    const found = runId === null ? { rows: [], cursors: [], hasNextPage: false } : await this.scores.helpful(runId, page);
    return this.#notes(found, context);
  }

  async #notes(page: Page<{ readonly noteId: string }>, context: RequestContext): Promise<Connection<NoteType>> {
    const rows = await noteLoader(context, this.notes).loadMany(page.rows.map((row) => row.noteId));
    return toConnection({ ...page, rows }, (row) => {
      if (row === null || row instanceof Error) throw row ?? new Error('a scored note is gone');
      return NoteType.of(row);
    });
  }
}

@Resolver(() => SurfacedNoteType)
export class SurfacedNoteResolver {
  constructor(private readonly notes: NotesService) {}

  @ResolveField('note', () => NoteType, { description: 'The note.' })
  async note(@Parent() { noteId }: SurfacedNoteType, @Request() context: RequestContext): Promise<NoteType> {
    return NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }
}

@Resolver(() => NoteDecisionType)
export class NoteDecisionResolver {
  constructor(private readonly runs: PublishedRuns) {}

  @ResolveField('run', () => ScoringRunType, { description: 'The run that first decided so.' })
  async run(@Parent() { runId }: NoteDecisionType, @Request() context: RequestContext): Promise<ScoringRunType> {
    return ScoringRunType.of(found(await runLoader(context, this.runs).load(runId), 'scoring run', runId));
  }
}

/** A page has all kinds of URLs: one that cannot be a statement's has no notes, and is no reason to refuse the others. */
function canonicalOrNull(url: string): string | null {
  try {
    return canonicalUrl(url).url;
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_URL') return null;
    throw error;
  }
}
