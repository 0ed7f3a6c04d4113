import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ContributorType } from '../contributor.type';
import { InvitationType } from './invitation.type';
import { JoiningType } from './joining.type';

/** GraphQL has no input without fields; these need none but this one. */
@InputType({ isAbstract: true })
class NothingToSay {
  @Field(() => String, { nullable: true, description: 'For clients that number their mutations; the server does not look at it.' })
  clientMutationId?: string | null;
}

@InputType('RequestAdmissionInput', { description: 'Nothing has to be said: the list is that of your country or language, as your identity provider says.' })
export class RequestAdmissionInput extends NothingToSay {}

@InputType('CreateInvitationInput', { description: 'Nothing has to be said.' })
export class CreateInvitationInput extends NothingToSay {}

@InputType('LeaveInput', { description: 'That it is meant.' })
export class LeaveInput {
  @Field(() => Boolean, { description: 'Has to be true: nobody leaves by a slip.' })
  confirm!: boolean;
}

@InputType('ReturnToCommunityInput', { description: 'Nothing has to be said.' })
export class ReturnToCommunityInput extends NothingToSay {}

@InputType('AcceptInvitationInput', { description: 'Which invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'Its code; spaces, hyphens and the case of letters do not matter.' })
  code!: string;
}

@InputType('RevokeInvitationInput', { description: 'Which invitation ends.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('JoiningPayload', { description: 'Where you stand now.' })
export class JoiningPayload {
  @Field(() => JoiningType, { description: 'What holds, what is missing and what to do next.' })
  joining!: JoiningType;
}

@ObjectType('CreateInvitationPayload', { description: 'The new invitation.' })
export class CreateInvitationPayload {
  @Field(() => InvitationType, { description: 'What is stored of it.' })
  invitation!: InvitationType;

  @Field(() => String, { description: 'The code to give to somebody. It is shown only now.' })
  code!: string;
}

@ObjectType('RevokeInvitationPayload', { description: 'The invitation that ended.' })
export class RevokeInvitationPayload {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: InvitationType;
}

@ObjectType('MembershipPayload', { description: 'Who left or came back.' })
export class MembershipPayload {
  @Field(() => ContributorType, { description: 'You, as others see you.' })
  contributor!: ContributorType;
}
