import { InboxService, NoticeFeed, PreferencesService, statementLabel, wordsOf, type Notice, type Words } from '@bridgenotes/notices';
import { NotesService } from '@bridgenotes/notes';
import { AppError, MAX_PAGE_SIZE, requireSignedIn, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import type { OnModuleInit } from '@nestjs/common';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { ViewerType } from '../contributors/viewer.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { noteLoader } from '../notes/note.loader';
import { NoteType } from '../notes/note.type';
import { statementLoader } from '../statements/statement.loader';
import { StatementType } from '../statements/statement.type';
import { preferencesLoader, unreadLoader } from './notice.loader';
import { MarkNoticesReadInput, MarkNoticesReadPayload, NoticeConnection, NoticeType } from './notice.type';

@Resolver(() => NoticeType)
export class NoticeResolver implements OnModuleInit {
  constructor(
    private readonly inbox: InboxService,
    private readonly feed: NoticeFeed,
    private readonly preferences: PreferencesService,
    private readonly notes: NotesService,
    private readonly statements: StatementsService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Notice', async (id, { viewer }) => {
      const row = viewer.contributorId === null ? null : await this.inbox.find(viewer.contributorId, id);
      return row && NoticeType.of(row);
    });
  }

  @Access('signed-in', 'read')
  @Query(() => NoticeConnection, { description: 'What you were told, the latest first.' })
  async notices(@CurrentViewer() viewer: Viewer, @Args('unreadOnly', { type: () => Boolean, defaultValue: false, description: 'Only what you have not read.' }) unreadOnly: boolean, @Args() page: PageArgs): Promise<Connection<NoticeType>> {
    return toConnection(await this.inbox.list(requireSignedIn(viewer), unreadOnly, page), NoticeType.of);
  }

  @Access('signed-in', 'login')
  @Mutation(() => MarkNoticesReadPayload, { description: 'Marks notices of yours as read.' })
  async markNoticesRead(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) { ids }: MarkNoticesReadInput): Promise<MarkNoticesReadPayload> {
    if (ids != null && ids.length > MAX_PAGE_SIZE) throw new AppError('BATCH_TOO_LARGE', { given: ids.length, limit: MAX_PAGE_SIZE, what: 'notices' });
    return { unread: await this.inbox.markRead(viewer, ids?.map((id) => fromGlobalId('Notice', id)) ?? null) };
  }

  @Access('signed-in', 'read')
  @Subscription(() => NoticeType, {
    description: 'Every notice for you, as it is made.',
    resolve: (notice: Notice, _args: unknown, context: RequestContext) => {
      context.renew();
      return NoticeType.of(notice);
    },
  })
  noticeArrived(@CurrentViewer() viewer: Viewer): Promise<AsyncIterableIterator<Notice>> {
    return this.feed.subscribe(requireSignedIn(viewer));
  }

  @ResolveField('title', () => String, { description: 'What happened in a line, in your language.' })
  async title(@Parent() notice: NoticeType, @Request() context: RequestContext): Promise<string> {
    return (await this.#words(notice, context)).title;
  }

  @ResolveField('text', () => String, { description: 'What it means for you, in your language.' })
  async text(@Parent() notice: NoticeType, @Request() context: RequestContext): Promise<string> {
    return (await this.#words(notice, context)).text;
  }

  @ResolveField('note', () => NoteType, { nullable: true, description: 'The note it is about; null when it is about none.' })
  async note(@Parent() { row }: NoticeType, @Request() context: RequestContext): Promise<NoteType | null> {
    const note = row.noteId === null ? null : await noteLoader(context, this.notes).load(row.noteId);
    return note && NoteType.of(note);
  }

  @ResolveField('statement', () => StatementType, { nullable: true, description: 'The statement it is about; null when it is about none.' })
  async statement(@Parent() { row }: NoticeType, @Request() context: RequestContext): Promise<StatementType | null> {
    const statement = row.statementId === null ? null : await statementLoader(context, this.statements).load(row.statementId);
    return statement && StatementType.of(statement);
  }

  async #words({ row }: NoticeType, context: RequestContext): Promise<Words> {
    const { language } = await preferencesLoader(context, this.preferences).load(row.recipientId);
    const statement = row.statementId === null ? null : await statementLoader(context, this.statements).load(row.statementId);
    return wordsOf(language, row.kind, { statement: statement && statementLabel(statement) }, row.data);
  }
}

/** Notices as a field of who asks. */
@Resolver(() => ViewerType)
export class ViewerNoticesResolver {
  constructor(private readonly inbox: InboxService) {}

  @ResolveField('unreadNotices', () => Int, { description: 'How many notices you have not read; 0 without a login.' })
  async unreadNotices(@CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<number> {
    return viewer.contributorId === null ? 0 : unreadLoader(context, this.inbox).load(viewer.contributorId);
  }
}
