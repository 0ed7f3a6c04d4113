import { FollowsService } from '@bridgenotes/notices';
import { requireSignedIn, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import { Args, Field, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { statementLoader } from '../statements/statement.loader';
import { StatementConnection, StatementType } from '../statements/statement.type';
import { followLoader } from './notice.loader';
import { FollowStatementInput, UnfollowStatementInput } from './notice.type';

@ObjectType('FollowStatementPayload', { description: 'The statement that is followed, or no longer followed.' })
export class FollowStatementPayload {
  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;
}

/** Who wants to know of notes on which statement. */
@Resolver(() => StatementType)
export class FollowResolver {
  constructor(
    private readonly follows: FollowsService,
    private readonly statements: StatementsService,
  ) {}

  @ResolveField('viewerFollows', () => Boolean, { description: 'Whether you are told of notes on it; false without a login.' })
  async viewerFollows(@Parent() { row }: StatementType, @CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<boolean> {
    return viewer.contributorId !== null && followLoader(context, this.follows, viewer.contributorId).load(row.id);
  }

  @Access('signed-in', 'login')
  @Query(() => StatementConnection, { description: 'The statements that you follow, the latest followed first.' })
  async followedStatements(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<StatementType>> {
    const follows = await this.follows.followedBy(requireSignedIn(viewer), page);
    const rows = await Promise.all(follows.rows.map(({ statementId }) => statementLoader(context, this.statements).load(statementId).then((row) => found(row, 'statement', statementId))));
    return toConnection({ ...follows, rows }, StatementType.of);
  }

  @Access('signed-in', 'login')
  @Mutation(() => FollowStatementPayload, { description: 'Has you told when a note on a statement is shown, and when it is withdrawn. Asking for a note does it, too.' })
  async followStatement(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) input: FollowStatementInput, @Request() context: RequestContext): Promise<FollowStatementPayload> {
    const id = fromGlobalId('Statement', input.statementId);
    await this.follows.follow(viewer, id);
    return this.#statement(id, context);
  }

  @Access('signed-in', 'login')
  @Mutation(() => FollowStatementPayload, { description: 'Has you told no more of notes on a statement.' })
  async unfollowStatement(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) input: UnfollowStatementInput, @Request() context: RequestContext): Promise<FollowStatementPayload> {
    const id = fromGlobalId('Statement', input.statementId);
    await this.follows.unfollow(viewer, id);
    return this.#statement(id, context);
  }

  async #statement(id: string, context: RequestContext): Promise<FollowStatementPayload> {
    return { statement: StatementType.of(found(await statementLoader(context, this.statements).load(id), 'statement', id)) };
  }
}
