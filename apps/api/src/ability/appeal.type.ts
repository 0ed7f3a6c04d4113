import { APPEAL_OUTCOMES, APPEAL_STATES, type AppealOutcome, type AppealState, type LockAppeal } from '@bridgenotes/contributors';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ContributorType } from '../contributors/contributor.type';
import { connectionOf } from '../graphql/connection';
import { upperEnumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';

export const AppealStateEnum = upperEnumOf(APPEAL_STATES);
registerEnumType(AppealStateEnum, {
  name: 'LockAppealState',
  description: 'What became of an appeal against the loss of writing.',
  valuesMap: {
    OPEN: { description: 'Waits for a moderator.' },
    UPHELD: { description: 'The loss stays.' },
    LIFTED: { description: 'The loss was taken back.' },
    OVERTAKEN: { description: 'Writing was unlocked before anybody decided.' },
  },
});
export const AppealOutcomeEnum = upperEnumOf(APPEAL_OUTCOMES);
registerEnumType(AppealOutcomeEnum, {
  name: 'LockAppealOutcome',
  description: 'How a moderator decides an appeal.',
  valuesMap: { UPHELD: { description: 'The loss stays.' }, LIFTED: { description: 'The loss is taken back, and the notes behind it no longer count for another.' } },
});

@ObjectType('LockAppeal', { description: 'Somebody asks for the loss of their writing to be looked at by a person. Shown to them and to moderators; the decision and its reason are in the public log.' })
export class LockAppealType {
  @Field(() => ID, { description: 'Pass it to decideLockAppeal.' })
  id!: string;

  @Field(() => AppealStateEnum, { description: 'What became of it.' })
  state!: AppealState;

  @Field(() => String, { description: 'What the person says.' })
  text!: string;

  @Field(() => Date, { description: 'When it was made.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is open.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so; null when nobody decided.' })
  reason!: string | null;

  /** Not a field: for field resolvers. */
  row!: LockAppeal;

  static of(row: LockAppeal): LockAppealType {
    const { state, text, openedAt, decidedAt, reason } = row;
    return Object.assign(new LockAppealType(), { id: toGlobalId('LockAppeal', row.id), state, text, openedAt, decidedAt, reason, row });
  }
}

export const LockAppealConnection = connectionOf(() => LockAppealType, 'LockAppeal');

@InputType('AcknowledgeEarnOutInput', { description: 'That you know of the loss.' })
export class AcknowledgeEarnOutInput {
  @Field(() => Boolean, { description: 'True: you have seen that you lost the ability to write, and why.' })
  understood!: boolean;
}

@ObjectType('AcknowledgeEarnOutPayload', { description: 'You, with the loss acknowledged.' })
export class AcknowledgeEarnOutPayload {
  @Field(() => ContributorType, { description: 'You.' })
  contributor!: ContributorType;
}

@InputType('AppealLockInput', { description: 'Why the loss of writing should be looked at.' })
export class AppealLockInput {
  @Field(() => String, { description: '1 to 2000 characters, for moderators only.' })
  text!: string;
}

@ObjectType('AppealLockPayload', { description: 'The appeal.' })
export class AppealLockPayload {
  @Field(() => LockAppealType, { description: 'As it waits for a moderator.' })
  appeal!: LockAppealType;
}

@InputType('DecideLockAppealInput', { description: 'A decision, and its reason.' })
export class DecideLockAppealInput {
  @Field(() => ID, { description: 'The appeal.' })
  appealId!: string;

  @Field(() => AppealOutcomeEnum, { description: 'Whether the loss stays.' })
  outcome!: AppealOutcome;

  @Field(() => String, { description: '1 to 2000 characters; published in the log.' })
  reason!: string;
}

@ObjectType('DecideLockAppealPayload', { description: 'The appeal as it was decided.' })
export class DecideLockAppealPayload {
  @Field(() => LockAppealType, { description: 'With the outcome; or overtaken, where writing was unlocked already.' })
  appeal!: LockAppealType;
}
