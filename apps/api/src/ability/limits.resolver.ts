import { ContributorsService } from '@bridgenotes/contributors';
import { WritingLimitsService } from '@bridgenotes/notes';
import { requireSignedIn, type Viewer } from '@bridgenotes/platform';
import { StatementsService } from '@bridgenotes/statements';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { contributorLoader } from '../contributors/contributor.loader';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { statementLoader } from '../statements/statement.loader';
import { WritingLimitsType } from './limits.type';

@Resolver()
export class LimitsResolver {
  constructor(
    private readonly limits: WritingLimitsService,
    private readonly contributors: ContributorsService,
    private readonly statements: StatementsService,
  ) {}

  @Access('signed-in', 'read')
  @Query(() => WritingLimitsType, { description: 'How many more notes you may write, of all and on the author of a statement.' })
  async writingLimits(@CurrentViewer() viewer: Viewer, @Request() context: RequestContext, @Args('statementId', { type: () => ID, nullable: true, description: 'A statement, for the limit on its author.' }) statementId?: string | null): Promise<WritingLimitsType> {
    const id = requireSignedIn(viewer);
    const person = found(await contributorLoader(context, this.contributors).load(id), 'contributor', id);
    const statement = statementId == null ? null : found(await statementLoader(context, this.statements).load(fromGlobalId('Statement', statementId)), 'statement', statementId);
    return WritingLimitsType.of(await this.limits.of(person, statement));
  }
}
