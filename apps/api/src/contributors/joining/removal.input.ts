import type { RemovalAppealOutcome, RemovalReason } from '@bridgenotes/contributors';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { ContributorType } from '../contributor.type';
import { RemovalAppealOutcomeEnum, RemovalReasonEnum, RemovalType } from './removal.type';

@InputType('RemoveContributorInput', { description: 'Whom, and why.' })
export class RemoveContributorInput {
  @Field(() => ID, { description: 'The contributor.' })
  contributorId!: string;

  @Field(() => RemovalReasonEnum, { description: 'The reason; it stands in the public log.' })
  reason!: RemovalReason;

  @Field(() => String, { description: 'What the person is told, 1 to 2000 characters; only they and moderators read it.' })
  explanation!: string;
}

@InputType('ReinstateContributorInput', { description: 'Whom to take back.' })
export class ReinstateContributorInput {
  @Field(() => ID, { description: 'The contributor.' })
  contributorId!: string;
}

@InputType('AppealRemovalInput', { description: 'What you have to say.' })
export class AppealRemovalInput {
  @Field(() => String, { description: '1 to 2000 characters, for the moderator who decides.' })
  text!: string;
}

@InputType('DecideRemovalAppealInput', { description: 'What was found.' })
export class DecideRemovalAppealInput {
  @Field(() => ID, { description: 'The removal.' })
  removalId!: string;

  @Field(() => RemovalAppealOutcomeEnum, { description: 'Whether it stays.' })
  outcome!: RemovalAppealOutcome;

  @Field(() => String, { description: 'What the person is told, 1 to 2000 characters.' })
  answer!: string;
}

@ObjectType('RemovalPayload', { description: 'The removal as it stands now.' })
export class RemovalPayload {
  @Field(() => RemovalType, { description: 'The removal.' })
  removal!: RemovalType;
}

@ObjectType('ReinstateContributorPayload', { description: 'Who was taken back.' })
export class ReinstateContributorPayload {
  @Field(() => ContributorType, { description: 'The contributor, in the state they had before.' })
  contributor!: ContributorType;
}
