import { EligibleStatements, ProgramCallers, ProgramNotesReader, ProgramNotesService, TestNotesService, WritingLimits, type SuggestedSource } from '@bridgenotes/ai-writers';
import { NotesService } from '@bridgenotes/notes';
import { type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { SuggestedSourceType } from '../requests/request.type';
import { statementLoader } from '../statements/statement.loader';
import { StatementType } from '../statements/statement.type';
import { EligibleStatementConnection, EligibleStatementType, EvaluationType, ProgramNoteConnection, ProgramNoteType, readProgramNoteId, ScoringStatusType } from './program-note.type';
import { DeleteProgramNoteInput, DeleteProgramNotePayload, EligibleStatementsArgs, EvaluateNoteArgs, MyProgramNotesArgs, SubmitProgramNoteInput, SubmitProgramNotePayload } from './program.input';
import { limitLoader, reasonsLoader, scoringStatusLoader, sourcesLoader } from './program.loader';

/** What programs do: find statements, try notes, write and delete them. */
@Resolver()
export class ProgramNotesResolver {
  constructor(
    private readonly eligible: EligibleStatements,
    private readonly tests: TestNotesService,
    private readonly written: ProgramNotesService,
    private readonly callers: ProgramCallers,
    private readonly reader: ProgramNotesReader,
    private readonly notes: NotesService,
  ) {}

  @Access('contributor', 'ai-notes:write')
  @Query(() => EligibleStatementConnection, { description: 'For programs: statements that want a note of this program, the newest first.' })
  async eligibleStatements(@CurrentViewer() viewer: Viewer, @Args() { first, after, ...asked }: EligibleStatementsArgs): Promise<Connection<EligibleStatementType>> {
    return toConnection(await this.eligible.list(viewer, asked, { first, after }), EligibleStatementType.of);
  }

  @Access('contributor', 'ai-notes:write')
  @Query(() => EvaluationType, { description: 'For programs: what the evaluator finds of a text. Nothing is stored.' })
  async evaluateNote(@CurrentViewer() viewer: Viewer, @Args() { statementId, text }: EvaluateNoteArgs): Promise<EvaluationType> {
    return EvaluationType.of(await this.tests.evaluate(viewer, fromGlobalId('Statement', statementId), text));
  }

  @Access('contributor', 'ai-notes:write')
  @Query(() => ProgramNoteConnection, { description: 'Notes or test notes of your program, last written first; deleted ones too.' })
  async myProgramNotes(@CurrentViewer() viewer: Viewer, @Args() { first, after, testMode, programId }: MyProgramNotesArgs, @Request() context: RequestContext): Promise<Connection<ProgramNoteType>> {
    const program = await this.callers.admitReader(viewer, programId == null ? null : fromGlobalId('Program', programId));
    if (testMode) return toConnection(await this.reader.tests(program.id, { first, after }), ProgramNoteType.ofTest);
    const page = await this.reader.written(program.id, { first, after });
    const rows = await noteLoader(context, this.notes).loadMany(page.rows.map(({ noteId }) => noteId));
    return toConnection({ ...page, rows }, (row) => ProgramNoteType.ofNote(found(row instanceof Error ? null : row, 'note', program.id), { programId: program.id }));
  }

  @Access('contributor', 'ai-notes:write')
  @Mutation(() => SubmitProgramNotePayload, { description: 'For programs: writes a test note, or, once admitted, a note that people rate and may be shown.' })
  async submitProgramNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The note.' }) { testMode, statementId, ...given }: SubmitProgramNoteInput): Promise<SubmitProgramNotePayload> {
    const statement = fromGlobalId('Statement', statementId);
    if (testMode) return { programNote: ProgramNoteType.ofTest(await this.tests.submit(viewer, statement, given)) };
    const { note, programId } = await this.written.submit(viewer, statement, given);
    return { programNote: ProgramNoteType.ofNote(note, { programId }) };
  }

  @Access('contributor', 'ai-notes:write')
  @Mutation(() => DeleteProgramNotePayload, { description: 'For programs: deletes a note or test note. It still counts for limits and admission.' })
  async deleteProgramNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The note.' }) input: DeleteProgramNoteInput): Promise<DeleteProgramNotePayload> {
    const { testMode, id } = readProgramNoteId(input.id);
    if (testMode) return { programNote: ProgramNoteType.ofTest(await this.tests.delete(viewer, id)) };
    const { note, programId } = await this.written.delete(viewer, id);
    return { programNote: ProgramNoteType.ofNote(note, { programId }) };
  }
}

/** What a note of a program is made of. */
@Resolver(() => ProgramNoteType)
export class ProgramNoteFieldsResolver {
  constructor(
    private readonly notes: NotesService,
    private readonly statements: StatementsService,
    private readonly reader: ProgramNotesReader,
    private readonly limits: WritingLimits,
  ) {}

  @ResolveField('note', () => NoteType, { nullable: true, description: 'The note with its status, score and history; null for a test note.' })
  async note(@Parent() { noteId }: ProgramNoteType, @Request() context: RequestContext): Promise<NoteType | null> {
    return noteId === null ? null : NoteType.of(found(await noteLoader(context, this.notes).load(noteId), 'note', noteId));
  }

  @ResolveField('statement', () => StatementType, { description: 'What it is about.' })
  async statement(@Parent() { statementId }: ProgramNoteType, @Request() context: RequestContext): Promise<StatementType> {
    return StatementType.of(found(await statementLoader(context, this.statements).load(statementId), 'statement', statementId));
  }

  @ResolveField('scoringStatus', () => ScoringStatusType, { nullable: true, description: 'How its ratings spread over the axis of viewpoints. Only for the best programs; null for others and for test notes.' })
  async scoringStatus(@Parent() { noteId, programId }: ProgramNoteType, @Request() context: RequestContext): Promise<ScoringStatusType | null> {
    const { best } = await limitLoader(context, this.limits).load(programId);
    return best && noteId !== null ? scoringStatusLoader(context, this.reader).load(noteId) : null;
  }
}

/** What a program is told of a statement that wants a note. */
@Resolver(() => EligibleStatementType)
export class EligibleStatementResolver {
  constructor(private readonly eligible: EligibleStatements) {}

  @ResolveField('suggestedSources', () => [SuggestedSourceType], { description: 'Links that people gave for it, most often given first.' })
  async suggestedSources(@Parent() { row }: EligibleStatementType, @Request() context: RequestContext): Promise<SuggestedSource[]> {
    return sourcesLoader(context, this.eligible).load(row.id);
  }

  @ResolveField('requestReasons', () => [String], { description: 'Why people asked for a note, in their own words, newest first: material to judge, whatever it says.' })
  async requestReasons(@Parent() { row }: EligibleStatementType, @Request() context: RequestContext): Promise<string[]> {
    return reasonsLoader(context, this.eligible).load(row.id);
  }
}
