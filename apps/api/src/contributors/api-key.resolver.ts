import { ApiKeysService, ContributorsService } from '@bridgenotes/contributors';
import type { Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { ApiKeyConnection, ApiKeyType, CreateApiKeyInput, CreateApiKeyPayload, RevokeApiKeyInput, RevokeApiKeyPayload } from './api-key.type';
import { contributorLoader } from './contributor.loader';
import { ContributorType } from './contributor.type';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  constructor(
    private readonly keys: ApiKeysService,
    private readonly contributors: ContributorsService,
  ) {}

  @Access('admin', 'login')
  @Query(() => ApiKeyConnection, { description: 'All API keys, the newest first.' })
  async apiKeys(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<ApiKeyType>> {
    return toConnection(await this.keys.list(viewer, page), (row) => ApiKeyType.of(row));
  }

  @Access('admin', 'login')
  @Mutation(() => CreateApiKeyPayload, { description: 'Makes an API key; the key is shown once.' })
  async createApiKey(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What it is to be.' }) input: CreateApiKeyInput): Promise<CreateApiKeyPayload> {
    const contributorId = input.contributorId == null ? null : fromGlobalId('Contributor', input.contributorId);
    const { apiKey, key } = await this.keys.create(viewer, { ...input, contributorId });
    return { apiKey: ApiKeyType.of(apiKey), key };
  }

  @Access('admin', 'login')
  @Mutation(() => RevokeApiKeyPayload, { description: 'Ends an API key at once; ending it again changes nothing.' })
  async revokeApiKey(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which key.' }) input: RevokeApiKeyInput): Promise<RevokeApiKeyPayload> {
    return { apiKey: ApiKeyType.of(await this.keys.revoke(viewer, fromGlobalId('ApiKey', input.id))) };
  }

  @ResolveField('contributor', () => ContributorType, { nullable: true, description: 'Whom the key acts for; null when for nobody.' })
  async contributor(@Parent() { row }: ApiKeyType, @Request() context: RequestContext): Promise<ContributorType | null> {
    return this.#contributor(row.contributorId, context);
  }

  @ResolveField('createdBy', () => ContributorType, { nullable: true, description: 'The admin who made it; null when it was made on the command line, or for a program by whoever registered it, which is told to nobody.' })
  async createdBy(@Parent() { row }: ApiKeyType, @Request() context: RequestContext): Promise<ContributorType | null> {
    return this.#contributor(row.createdBy, context);
  }

  async #contributor(id: string | null, context: RequestContext): Promise<ContributorType | null> {
    const row = id === null ? null : await contributorLoader(context, this.contributors).load(id);
    return row && ContributorType.of(row);
  }
}
