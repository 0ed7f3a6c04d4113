import { AdmissionsService, InvitationsService, JoiningService, MembershipService } from '@bridgenotes/contributors';
import { Clock, type Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from '../../graphql/access';
import { type Connection, PageArgs, toConnection } from '../../graphql/connection';
import { fromGlobalId } from '../../graphql/global-id';
import { ContributorType } from '../contributor.type';
import { AdmissionDrawConnection, AdmissionDrawType } from './admission-draw.type';
import { InvitationConnection, InvitationType } from './invitation.type';
import { AcceptInvitationInput, CreateInvitationInput, CreateInvitationPayload, JoiningPayload, LeaveInput, MembershipPayload, RequestAdmissionInput, ReturnToCommunityInput, RevokeInvitationInput, RevokeInvitationPayload } from './joining.input';
import { JoiningType } from './joining.type';

@Resolver()
export class JoiningResolver {
  constructor(
    private readonly joinings: JoiningService,
    private readonly admissions: AdmissionsService,
    private readonly invitations: InvitationsService,
    private readonly membership: MembershipService,
    private readonly clock: Clock,
  ) {}

  @Access('signed-in', 'login')
  @Query(() => JoiningType, { description: 'Where you stand on the way to taking part, and what to do next.' })
  async joining(@CurrentViewer() viewer: Viewer): Promise<JoiningType> {
    return JoiningType.of(await this.joinings.of(viewer));
  }

  @Access('anyone')
  @Query(() => AdmissionDrawConnection, { description: 'All draws of places on waiting lists, the newest first.' })
  async admissionDraws(@Args() page: PageArgs): Promise<Connection<AdmissionDrawType>> {
    return toConnection(await this.admissions.draws(page), (row) => AdmissionDrawType.of(row));
  }

  @Access('signed-in', 'login')
  @Query(() => InvitationConnection, { description: 'Invitations that you made, the newest first.' })
  async myInvitations(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<InvitationType>> {
    const now = this.clock.now();
    return toConnection(await this.invitations.list(viewer, page), (row) => InvitationType.of(row, now));
  }

  @Access('signed-in', 'login')
  @Mutation(() => JoiningPayload, { description: 'Puts you on the waiting list; once more changes nothing.' })
  async requestAdmission(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Nothing.' }) _input: RequestAdmissionInput): Promise<JoiningPayload> {
    await this.admissions.request(viewer);
    return { joining: await this.joining(viewer) };
  }

  @Access('signed-in', 'login')
  @Mutation(() => JoiningPayload, { description: 'Enters the code of an invitation, which lets nobody else in afterwards.' })
  async acceptInvitation(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The code.' }) input: AcceptInvitationInput): Promise<JoiningPayload> {
    await this.invitations.accept(viewer, input.code);
    return { joining: await this.joining(viewer) };
  }

  @Access('contributor', 'login')
  @Mutation(() => CreateInvitationPayload, { description: 'Makes an invitation for one person; its code is shown once.' })
  async createInvitation(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Nothing.' }) _input: CreateInvitationInput): Promise<CreateInvitationPayload> {
    const { invitation, code } = await this.invitations.create(viewer);
    return { invitation: InvitationType.of(invitation, this.clock.now()), code };
  }

  @Access('contributor', 'login')
  @Mutation(() => RevokeInvitationPayload, { description: 'Ends an invitation of yours that nobody has used.' })
  async revokeInvitation(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) input: RevokeInvitationInput): Promise<RevokeInvitationPayload> {
    const invitation = await this.invitations.revoke(viewer, fromGlobalId('Invitation', input.id));
    return { invitation: InvitationType.of(invitation, this.clock.now()) };
  }

  @Access('contributor', 'login', ['left'])
  @Mutation(() => MembershipPayload, { description: 'Ends your taking part; your ratings and notes stay and count. You can return.' })
  async leave(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'That it is meant.' }) input: LeaveInput): Promise<MembershipPayload> {
    return { contributor: ContributorType.of(await this.membership.leave(viewer, input.confirm)) };
  }

  @Access('contributor', 'login', ['left'])
  @Mutation(() => MembershipPayload, { description: 'Takes part again, under the same alias and with everything you had earned.' })
  async returnToCommunity(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Nothing.' }) _input: ReturnToCommunityInput): Promise<MembershipPayload> {
    return { contributor: ContributorType.of(await this.membership.return(viewer)) };
  }
}
