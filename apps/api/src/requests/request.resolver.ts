import { NotesService } from '@bridgenotes/notes';
import { AppError, type Viewer } from '@bridgenotes/platform';
import { RequestAudienceService, RequestsReader, RequestsService, UnfoundedMarksService, type RequestSubject, type UnfoundedReason } from '@bridgenotes/requests';
import { StatementsService } from '@bridgenotes/statements';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { statementLoader } from '../statements/statement.loader';
import { StatementType } from '../statements/statement.type';
import { MarkRequestUnfoundedInput, MarkRequestUnfoundedPayload, RequestNoteInput, RequestNotePayload, WithdrawRequestInput, WithdrawRequestPayload } from './request.input';
import { openRequestsLoader, suggestedSourcesLoader, viewerMarkLoader } from './request.loader';
import { NoteRequestConnection, NoteRequestType, RequestedStatementConnection, RequestedStatementType, RequesterStandingType, SuggestedSourceType, UnfoundedReasonEnum } from './request.type';

/** Asking for notes, and what became of it. */
@Resolver(() => NoteRequestType)
export class RequestResolver {
  constructor(
    private readonly requests: RequestsService,
    private readonly marks: UnfoundedMarksService,
    private readonly reader: RequestsReader,
    private readonly statements: StatementsService,
    private readonly notes: NotesService,
  ) {}

  @Access('signed-in', 'requests:write')
  @Mutation(() => RequestNotePayload, { description: 'Asks for a note on a statement: one open request a person and statement, and so many a day. Nobody is shown who asked.' })
  async requestNote(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The request.' }) input: RequestNoteInput): Promise<RequestNotePayload> {
    return { request: NoteRequestType.of(await this.requests.make(viewer, subjectOf(input), input)) };
  }

  @Access('signed-in', 'requests:write')
  @Mutation(() => WithdrawRequestPayload, { description: 'Takes a request of yours back. It still counts among those of its day.' })
  async withdrawRequest(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The request.' }) input: WithdrawRequestInput): Promise<WithdrawRequestPayload> {
    return { request: NoteRequestType.of(await this.requests.withdraw(viewer, fromGlobalId('NoteRequest', input.requestId))) };
  }

  @Access('contributor', 'requests:write')
  @Mutation(() => MarkRequestUnfoundedPayload, { description: 'Says that a statement needs no note; for those who see requestedStatements. Enough of them close the request, and it counts against whoever made it.' })
  async markRequestUnfounded(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The request and the reason.' }) input: MarkRequestUnfoundedInput): Promise<MarkRequestUnfoundedPayload> {
    return { request: NoteRequestType.of(await this.marks.mark(viewer, fromGlobalId('NoteRequest', input.requestId), input.reason)) };
  }

  @Access('signed-in', 'read')
  @Query(() => NoteRequestConnection, { description: 'Your requests and what became of them, last made first.' })
  async myRequests(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<NoteRequestType>> {
    return toConnection(await this.reader.mine(viewer, page), NoteRequestType.of);
  }

  @Access('signed-in', 'read')
  @Query(() => RequesterStandingType, { description: 'How good you are at asking, and how many requests you have left today.' })
  async myRequestStanding(@CurrentViewer() viewer: Viewer): Promise<RequesterStandingType> {
    return RequesterStandingType.of(await this.reader.standing(viewer));
  }

  @ResolveField('statement', () => StatementType, { description: 'What a note is asked for.' })
  async statement(@Parent() { row }: NoteRequestType, @Request() context: RequestContext): Promise<StatementType> {
    return StatementType.of(found(await statementLoader(context, this.statements).load(row.statementId), 'statement', row.statementId));
  }

  @ResolveField('note', () => NoteType, { nullable: true, description: 'A note on the statement that is rated helpful; null without one.' })
  async note(@Parent() { row }: NoteRequestType, @Request() context: RequestContext): Promise<NoteType | null> {
    const note = row.helpfulNoteId === null ? null : await noteLoader(context, this.notes).load(row.helpfulNoteId);
    return note && NoteType.of(note);
  }

  @ResolveField('viewerMark', () => UnfoundedReasonEnum, { nullable: true, description: 'Why you marked it as unfounded; null where you did not.' })
  async viewerMark(@Parent() { row }: NoteRequestType, @CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<UnfoundedReason | null> {
    return viewer.contributorId === null ? null : viewerMarkLoader(context, this.reader, viewer.contributorId).load(row.id);
  }
}

/** Statements that notes were asked for, for writers. */
@Resolver(() => RequestedStatementType)
export class RequestedStatementResolver {
  constructor(
    private readonly audience: RequestAudienceService,
    private readonly reader: RequestsReader,
    private readonly statements: StatementsService,
  ) {}

  @Access('contributor', 'read')
  @Query(() => RequestedStatementConnection, { description: 'Statements that enough people asked a note for, last become so first; without those you have a note on. For top writers, unless the community opened it to more.' })
  async requestedStatements(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<RequestedStatementType>> {
    const visible = await this.reader.visible(page, { exceptNotedBy: await this.audience.require(viewer) });
    return toConnection(visible, (row) => RequestedStatementType.of(row, this.reader.visibleUntil(row.visibleSince!)));
  }

  @ResolveField('statement', () => StatementType, { description: 'The statement.' })
  async statement(@Parent() { row }: RequestedStatementType, @Request() context: RequestContext): Promise<StatementType> {
    return StatementType.of(found(await statementLoader(context, this.statements).load(row.statementId), 'statement', row.statementId));
  }

  @ResolveField('sources', () => [SuggestedSourceType], { description: 'The sources that were suggested, most often suggested first.' })
  async sources(@Parent() { row }: RequestedStatementType, @Request() context: RequestContext): Promise<SuggestedSourceType[]> {
    return suggestedSourcesLoader(context, this.reader).load(row.statementId);
  }

  @ResolveField('requests', () => [NoteRequestType], { description: 'The open requests, last made first; at most 20.' })
  async requests(@Parent() { row }: RequestedStatementType, @Request() context: RequestContext): Promise<NoteRequestType[]> {
    return (await openRequestsLoader(context, this.reader).load(row.statementId)).map(NoteRequestType.of);
  }
}

function subjectOf({ statementId, statementUrl }: RequestNoteInput): RequestSubject {
  if (statementId != null && statementUrl == null) return { statementId: fromGlobalId('Statement', statementId) };
  if (statementUrl != null && statementId == null) return { statementUrl };
  throw new AppError('INVALID_INPUT', { field: 'input', given: statementId == null ? 'without statementId and statementUrl' : 'with both statementId and statementUrl', allowed: 'exactly one of them' });
}
