import { AliasesService, ContributorsService, DevelopmentLoginService } from '@bridgenotes/contributors';
import { AppError, hasRole, type Role, type Viewer } from '@bridgenotes/platform';
import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { fromGlobalId } from '../graphql/global-id';
import { NodeRegistry } from '../graphql/node';
import { RequestContext } from '../graphql/request-context';
import { ChooseAliasInput, ChooseAliasPayload, DevelopmentLoginInput, DevelopmentLoginPayload, SetRoleInput, SetRolePayload } from './contributor.input';
import { contributorLoader } from './contributor.loader';
import { ContributorType, RoleEnum, StandingType } from './contributor.type';
import { ViewerType } from './viewer.type';

@Resolver(() => ContributorType)
export class ContributorResolver implements OnModuleInit {
  constructor(
    private readonly contributors: ContributorsService,
    private readonly aliases: AliasesService,
    private readonly development: DevelopmentLoginService,
    private readonly nodes: NodeRegistry,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Contributor', async (id, context) => {
      const row = await contributorLoader(context, this.contributors).load(id);
      return row && ContributorType.of(row);
    });
  }

  @ResolveField('role', () => RoleEnum, { nullable: true, description: 'Shown to the contributor, to moderators and to admins; null for others.' })
  role(@Parent() { row }: ContributorType, @CurrentViewer() viewer: Viewer): Role | null {
    return row.id === viewer.contributorId || hasRole(viewer, 'moderator') ? row.role : null;
  }

  @ResolveField('standing', () => StandingType, { nullable: true, description: 'What was earned by rating and writing. Shown to the contributor and to admins; null for others.' })
  standing(@Parent() { row }: ContributorType, @CurrentViewer() viewer: Viewer): StandingType | null {
    return row.id === viewer.contributorId || hasRole(viewer, 'admin') ? StandingType.of(row) : null;
  }

  @Access('signed-in', 'login')
  @Query(() => [String], { description: 'Five aliases to choose from, the same ones until somebody else takes one.' })
  async aliasOffers(@CurrentViewer() viewer: Viewer): Promise<readonly string[]> {
    return this.aliases.offers(viewer);
  }

  @Access('signed-in', 'login')
  @Mutation(() => ChooseAliasPayload, { description: 'Takes one of the offered aliases, for ever; a reader becomes a contributor by it.' })
  async chooseAlias(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The alias.' }) input: ChooseAliasInput): Promise<ChooseAliasPayload> {
    return { contributor: ContributorType.of(await this.aliases.choose(viewer, input.alias)) };
  }

  @Access('admin', 'login')
  @Mutation(() => SetRolePayload, { description: 'Gives somebody a role. There is always an admin left.' })
  async setRole(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Who and what.' }) input: SetRoleInput): Promise<SetRolePayload> {
    const id = fromGlobalId('Contributor', input.contributorId);
    return { contributor: ContributorType.of(await this.contributors.setRole(viewer, id, input.role)) };
  }

  @Access('anyone')
  @Mutation(() => DevelopmentLoginPayload, { description: 'A login without password; only where the server was started for development.' })
  async developmentLogin(@Args('input', { description: 'Whom to be.' }) input: DevelopmentLoginInput): Promise<DevelopmentLoginPayload> {
    const { token, expiresAt, contributor } = await this.development.login(personOf(input), input.role ?? null, input.enrollmentState ?? null, input.claims ?? {});
    return { token, authorization: `Bearer ${token}`, expiresAt, contributor: ContributorType.of(contributor) };
  }
}

@Resolver(() => ViewerType)
export class ViewerTypeResolver {
  constructor(private readonly contributors: ContributorsService) {}

  @Access('anyone')
  @Query(() => ViewerType, { description: 'Who you are to the server.' })
  viewer(@CurrentViewer() viewer: Viewer): ViewerType {
    return ViewerType.of(viewer);
  }

  @ResolveField('contributor', () => ContributorType, { nullable: true, description: 'The person, or whom the API key acts for; null when there is none.' })
  async contributor(@CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<ContributorType | null> {
    if (viewer.contributorId === null) return null;
    const row = await contributorLoader(context, this.contributors).load(viewer.contributorId);
    return row && ContributorType.of(row);
  }
}

function personOf({ name, participantId }: DevelopmentLoginInput): { name: string } | { participantId: string } {
  if (name != null && participantId == null) return { name };
  if (participantId != null && name == null) return { participantId };
  throw new AppError('INVALID_INPUT', { field: 'input', given: name == null ? 'without name and participantId' : 'with both name and participantId', allowed: 'exactly one of them' });
}
