import { AbilityService, AppealsService, ContributorsService } from '@bridgenotes/contributors';
import { hasRole, type Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { contributorLoader } from '../contributors/contributor.loader';
import { ContributorType, StandingType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { PageArgs, toConnection, type Connection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { latestAppealLoader, transitionsOf } from './ability.loader';
import { EnrollmentTransitionConnection, EnrollmentTransitionType } from './ability.type';
import { AcknowledgeEarnOutInput, AcknowledgeEarnOutPayload, AppealLockInput, AppealLockPayload, DecideLockAppealInput, DecideLockAppealPayload, LockAppealConnection, LockAppealType } from './appeal.type';

@Resolver(() => LockAppealType)
export class AppealResolver {
  constructor(
    private readonly appeals: AppealsService,
    private readonly contributors: ContributorsService,
    private readonly ability: AbilityService,
  ) {}

  @ResolveField('contributor', () => ContributorType, { description: 'Whose writing it is about.' })
  async contributor(@Parent() { row }: LockAppealType, @Request() context: RequestContext): Promise<ContributorType> {
    return ContributorType.of(found(await contributorLoader(context, this.contributors).load(row.contributorId), 'contributor', row.contributorId));
  }

  @ResolveField('transitions', () => EnrollmentTransitionConnection, { description: 'How they came to lose it: changes of their enrollment state, latest first.' })
  async transitions(@Parent() { row }: LockAppealType, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<EnrollmentTransitionType>> {
    return toConnection(await transitionsOf(context, this.ability, row.contributorId, page), EnrollmentTransitionType.of);
  }

  @ResolveField('decidedBy', () => ContributorType, { nullable: true, description: 'The moderator who decided; null when nobody did.' })
  async decidedBy(@Parent() { row }: LockAppealType, @Request() context: RequestContext): Promise<ContributorType | null> {
    const moderator = row.decidedBy === null ? null : await contributorLoader(context, this.contributors).load(row.decidedBy);
    return moderator && ContributorType.of(moderator);
  }

  @Access('moderator', 'read')
  @Query(() => LockAppealConnection, { description: 'Appeals that wait for a decision, longest waiting first.' })
  async openLockAppeals(@Args() page: PageArgs): Promise<Connection<LockAppealType>> {
    return toConnection(await this.appeals.open(page), LockAppealType.of);
  }

  @Access('contributor', 'login')
  @Mutation(() => AcknowledgeEarnOutPayload, { description: 'Acknowledges that you lost the ability to write; once more changes nothing.' })
  async acknowledgeEarnOut(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'That you know of it.' }) input: AcknowledgeEarnOutInput): Promise<AcknowledgeEarnOutPayload> {
    return { contributor: ContributorType.of(await this.appeals.acknowledge(viewer, input.understood)) };
  }

  @Access('contributor', 'login')
  @Mutation(() => AppealLockPayload, { description: 'Asks a moderator to look at the loss of your writing; once for each loss.' })
  async appealLock(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Why.' }) input: AppealLockInput): Promise<AppealLockPayload> {
    return { appeal: LockAppealType.of(await this.appeals.appeal(viewer, input.text)) };
  }

  @Access('moderator', 'login')
  @Mutation(() => DecideLockAppealPayload, { description: 'Decides an appeal, with a reason that is published. Nobody decides their own, or where their rating led to the loss.' })
  async decideLockAppeal(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The decision.' }) input: DecideLockAppealInput): Promise<DecideLockAppealPayload> {
    return { appeal: LockAppealType.of(await this.appeals.decide(viewer, fromGlobalId('LockAppeal', input.appealId), input.outcome, input.reason)) };
  }
}

/** The latest appeal as a part of somebody's standing: for themselves and for who decides. */
@Resolver(() => StandingType)
export class StandingAppealResolver {
  constructor(private readonly appeals: AppealsService) {}

  @ResolveField('appeal', () => LockAppealType, { nullable: true, description: 'Their latest appeal against a loss of writing; null without one.' })
  async appeal(@Parent() { row }: StandingType, @CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<LockAppealType | null> {
    if (row.id !== viewer.contributorId && !hasRole(viewer, 'moderator')) return null;
    const appeal = await latestAppealLoader(context, this.appeals).load(row.id);
    return appeal && LockAppealType.of(appeal);
  }
}
