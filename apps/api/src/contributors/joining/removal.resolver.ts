import { ContributorsService, RemovalsService } from '@bridgenotes/contributors';
import type { Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../../graphql/access';
import { type Connection, PageArgs, toConnection } from '../../graphql/connection';
import { fromGlobalId } from '../../graphql/global-id';
import { RequestContext } from '../../graphql/request-context';
import { contributorLoader } from '../contributor.loader';
import { ContributorType } from '../contributor.type';
import { ViewerType } from '../viewer.type';
import { AppealRemovalInput, DecideRemovalAppealInput, ReinstateContributorInput, ReinstateContributorPayload, RemovalPayload, RemoveContributorInput } from './removal.input';
import { RemovalConnection, RemovalType } from './removal.type';

@Resolver(() => RemovalType)
export class RemovalResolver {
  constructor(
    private readonly service: RemovalsService,
    private readonly contributors: ContributorsService,
  ) {}

  @Access('moderator', 'read')
  @Query(() => RemovalConnection, { description: 'Removals, the newest first. For moderators.' })
  async removals(
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('waitingAppeals', { type: () => Boolean, defaultValue: false, description: 'Only those whose appeal waits for a decision.' }) waitingAppeals: boolean,
  ): Promise<Connection<RemovalType>> {
    return toConnection(await this.service.list(viewer, waitingAppeals, page), (row) => RemovalType.of(row));
  }

  @Access('moderator', 'login')
  @Mutation(() => RemovalPayload, { description: 'Removes somebody from the community: they read only. Their ratings and notes stay.' })
  async removeContributor(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Whom, and why.' }) input: RemoveContributorInput): Promise<RemovalPayload> {
    return { removal: RemovalType.of(await this.service.remove(viewer, fromGlobalId('Contributor', input.contributorId), input.reason, input.explanation)) };
  }

  @Access('moderator', 'login')
  @Mutation(() => ReinstateContributorPayload, { description: 'Takes somebody back who was removed.' })
  async reinstateContributor(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Whom.' }) input: ReinstateContributorInput): Promise<ReinstateContributorPayload> {
    return { contributor: ContributorType.of(await this.service.reinstate(viewer, fromGlobalId('Contributor', input.contributorId))) };
  }

  @Access('signed-in', 'login', ['removed', 'left'])
  @Mutation(() => RemovalPayload, { description: 'Asks another moderator to look at your removal; once.' })
  async appealRemoval(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What you have to say.' }) input: AppealRemovalInput): Promise<RemovalPayload> {
    return { removal: RemovalType.of(await this.service.appeal(viewer, input.text)) };
  }

  @Access('moderator', 'login')
  @Mutation(() => RemovalPayload, { description: 'Decides an appeal; not for the moderator who removed the person.' })
  async decideRemovalAppeal(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What was found.' }) input: DecideRemovalAppealInput): Promise<RemovalPayload> {
    return { removal: RemovalType.of(await this.service.decideAppeal(viewer, fromGlobalId('Removal', input.removalId), input.outcome, input.answer)) };
  }

  @ResolveField('contributor', () => ContributorType, { description: 'Who was removed.' })
  async contributor(@Parent() { row }: RemovalType, @Request() context: RequestContext): Promise<ContributorType> {
    return ContributorType.of((await contributorLoader(context, this.contributors).load(row.contributorId))!);
  }
}

@Resolver(() => ViewerType)
export class ViewerRemovalResolver {
  constructor(private readonly removals: RemovalsService) {}

  @ResolveField('removal', () => RemovalType, { nullable: true, description: 'Why you were removed; null when you are not.' })
  async removal(@CurrentViewer() viewer: Viewer): Promise<RemovalType | null> {
    const row = viewer.removed && viewer.contributorId !== null ? (await this.removals.currentOf([viewer.contributorId]))[0] : null;
    return row ? RemovalType.of(row) : null;
  }
}
