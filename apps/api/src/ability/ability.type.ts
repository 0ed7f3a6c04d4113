import { ENGLISH_ABILITY, WRITING_LOCKS, type EnrollmentTransition, type WritingAbility, type WritingLock } from '@bridgenotes/contributors';
import { TRANSITION_REASONS, type EnrollmentState, type TransitionNumbers, type TransitionReason } from '@bridgenotes/scoring';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EnrollmentStateEnum } from '../contributors/contributor.type';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';

export const TransitionReasonEnum = enumOf(TRANSITION_REASONS);
registerEnumType(TransitionReasonEnum, {
  name: 'TransitionReason',
  description: 'Why an enrollment state changed.',
  valuesMap: {
    EARNED_IN_BY_RATING_IMPACT: { description: 'The rating impact reached what unlocks writing.' },
    AT_RISK_BY_NOTES: { description: 'As many recent notes are not helpful as can be borne; one more loses writing.' },
    BACK_TO_EARNED_IN: { description: 'Fewer recent notes are not helpful than put writing at risk.' },
    EARNED_OUT_THREE_OF_FIVE: { description: 'Too many of the recent notes are not helpful: three of five, unless the community set otherwise.' },
    EARNED_OUT_SINGLE_TRIGGER: { description: 'Not helpful notes outnumber helpful ones, and one of them is recent.' },
    TAKEN_FOR_ACKNOWLEDGED: { description: 'A loss that was not acknowledged is taken for acknowledged by the next run.' },
    EARNED_IN_AGAIN_BY_RATING_IMPACT: { description: 'The rating impact reached what unlocks writing after it was lost.' },
    ACKNOWLEDGED: { description: 'The person acknowledged the loss.' },
    APPEAL_LIFTED: { description: 'A moderator took the loss back, with a published reason.' },
    REMOVED: { description: 'Removed from the community.' },
    READMITTED: { description: 'Taken back into the community.' },
    PROGRAM_REGISTERED: { description: 'Registered as a program that writes test notes.' },
    PROGRAM_ADMITTED: { description: 'A program whose test notes were good enough.' },
    PROGRAM_EARNED_OUT: { description: 'A program whose notes were not good enough.' },
    PROGRAM_EARNED_IN_AGAIN: { description: 'A program that may write again.' },
    SET_FOR_DEVELOPMENT: { description: 'Set by the development login.' },
  },
});

export const WritingLockEnum = enumOf(WRITING_LOCKS);
registerEnumType(WritingLockEnum, {
  name: 'WritingLock',
  description: 'What keeps somebody from writing notes.',
  valuesMap: {
    NOT_EARNED_IN: { description: 'Has not yet rated well enough.' },
    EARNED_OUT: { description: 'Lost it through notes that were not helpful.' },
    REMOVED: { description: 'Was removed from the community.' },
    PROGRAM: { description: 'Is a program, which writes by other rules.' },
  },
});

@ObjectType('TransitionNumbers', { description: 'What a change of the enrollment state was decided on.' })
export class TransitionNumbersType {
  @Field(() => Int, { description: 'The rating impact at that time.' })
  ratingImpact!: number;

  @Field(() => Int, { description: 'The rating impact that unlocked writing, or that unlocks it from then on.' })
  ratingImpactNeeded!: number;

  @Field(() => Int, { description: 'Notes rated helpful.' })
  helpful!: number;

  @Field(() => Int, { description: 'Notes rated not helpful.' })
  notHelpful!: number;

  @Field(() => Int, { description: 'Of the recent notes, those rated not helpful.' })
  recentNotHelpful!: number;

  @Field(() => Int, { description: 'How many notes with a status were looked at as recent, at most.' })
  recentNotes!: number;
}

@ObjectType('EnrollmentTransition', { description: 'One change of an enrollment state, and why.' })
export class EnrollmentTransitionType {
  @Field(() => ID, { description: 'Tells it from others.' })
  id!: string;

  @Field(() => EnrollmentStateEnum, { description: 'The state before.' })
  from!: EnrollmentState;

  @Field(() => EnrollmentStateEnum, { description: 'The state since.' })
  to!: EnrollmentState;

  @Field(() => TransitionReasonEnum, { description: 'Why.' })
  reason!: TransitionReason;

  @Field(() => String, { description: 'Why, in words for the person.' })
  text!: string;

  @Field(() => TransitionNumbersType, { nullable: true, description: 'What it was decided on; null where no figures decided.' })
  numbers!: TransitionNumbers | null;

  @Field(() => Date, { description: 'When.' })
  changedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The scoring run that found it; null for what people did.' })
  runId!: string | null;

  static of({ id, fromState, toState, reason, numbers, changedAt, runId }: EnrollmentTransition): EnrollmentTransitionType {
    const run = runId === null ? null : toGlobalId('ScoringRun', runId);
    return Object.assign(new EnrollmentTransitionType(), { id: toGlobalId('EnrollmentTransition', id), from: fromState, to: toState, reason, text: ENGLISH_ABILITY.reasons[reason], numbers, changedAt, runId: run });
  }
}

export const EnrollmentTransitionConnection = connectionOf(() => EnrollmentTransitionType, 'EnrollmentTransition');

@ObjectType('WritingUnlock', { description: 'What unlocks writing.' })
export class WritingUnlockType {
  @Field(() => Int, { description: 'The rating impact that unlocks it.' })
  ratingImpactNeeded!: number;

  @Field(() => Int, { description: 'How much of it is missing.' })
  missing!: number;
}

@ObjectType('WritingLoss', { description: 'What would take writing away: a dry run of the very rules that decide.' })
export class WritingLossType {
  @Field(() => Int, { description: 'So many further notes in a row that turn out not helpful.' })
  notHelpfulNotes!: number;

  @Field(() => TransitionReasonEnum, { description: 'The reason it would have.' })
  reason!: TransitionReason;

  @Field(() => Int, { description: 'The rating impact that would unlock writing again.' })
  ratingImpactNeeded!: number;
}

@ObjectType('WritingAbility', { description: 'Whether somebody may write notes, and what would change it, as of the published run.' })
export class WritingAbilityType {
  @Field(() => Boolean, { description: 'Whether they may write notes now.' })
  mayWrite!: boolean;

  @Field(() => WritingLockEnum, { nullable: true, description: 'What keeps them from writing; null when nothing does.' })
  lockedBy!: WritingLock | null;

  @Field(() => String, { nullable: true, description: 'The same in words for the person.' })
  lockedByText!: string | null;

  @Field(() => Boolean, { description: 'May write only because the community is still being founded: once enough notes got a status, newcomers earn it by rating.' })
  whileFounding!: boolean;

  @Field(() => WritingUnlockType, { nullable: true, description: 'What unlocks writing for good; null for who has earned it, and where no rating impact does.' })
  unlocksAt!: WritingUnlockType | null;

  @Field(() => WritingLossType, { nullable: true, description: 'What would lock writing; null where it is locked, and where nothing would.' })
  wouldLock!: WritingLossType | null;

  @Field(() => Int, { nullable: true, description: 'So many further notes in a row that turn out helpful end the risk; null for who is not at risk.' })
  calmAfterHelpfulNotes!: number | null;

  static of({ mayWrite, lockedBy, whileFounding, unlocksAt, locksAfter, calmAfter }: WritingAbility): WritingAbilityType {
    const lockedByText = lockedBy === null ? null : ENGLISH_ABILITY.locks[lockedBy];
    return Object.assign(new WritingAbilityType(), { mayWrite, lockedBy, lockedByText, whileFounding, unlocksAt, wouldLock: locksAfter, calmAfterHelpfulNotes: calmAfter });
  }
}
