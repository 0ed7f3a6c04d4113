import { REMOVAL_APPEAL_OUTCOMES, ENGLISH_JOINING, REMOVAL_REASONS, type RemovalAppealOutcome, type Removal, type RemovalReason } from '@bridgenotes/contributors';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../../graphql/connection';
import { toGlobalId } from '../../graphql/global-id';
import { enumOf } from '../../graphql/enums';

export const RemovalReasonEnum = enumOf(REMOVAL_REASONS);
registerEnumType(RemovalReasonEnum, {
  name: 'RemovalReason',
  description: 'Why somebody is removed from the community.',
  valuesMap: Object.fromEntries(REMOVAL_REASONS.map((reason) => [reason, { description: ENGLISH_JOINING.reasons[reason] }])),
});

export const RemovalAppealOutcomeEnum = enumOf(REMOVAL_APPEAL_OUTCOMES);
registerEnumType(RemovalAppealOutcomeEnum, {
  name: 'RemovalAppealOutcome',
  description: 'What another moderator found.',
  valuesMap: { UPHELD: { description: 'The removal stays.' }, OVERTURNED: { description: 'The removal ends, and the person takes part again.' } },
});

@ObjectType('RemovalAppeal', { description: 'What the person had to say, and what was found.' })
export class RemovalAppealType {
  @Field(() => String, { description: 'The words of the person.' })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => RemovalAppealOutcomeEnum, { nullable: true, description: 'What was found; null while nobody has decided.' })
  outcome!: RemovalAppealOutcome | null;

  @Field(() => String, { nullable: true, description: 'The words of the moderator who decided.' })
  answer!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}

@ObjectType('Removal', { description: 'That somebody was removed from the community. For themselves and for moderators.' })
export class RemovalType {
  @Field(() => ID, { description: 'Opaque; pass it to decideRemovalAppeal.' })
  id!: string;

  @Field(() => RemovalReasonEnum, { description: 'Why, for programs.' })
  reason!: RemovalReason;

  @Field(() => String, { description: 'Why, for people: what the reason means.' })
  reasonText!: string;

  @Field(() => String, { description: 'What the moderator wrote to the person.' })
  explanation!: string;

  @Field(() => Date, { description: 'When.' })
  removedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When they were taken back; null while they are removed.' })
  endedAt!: Date | null;

  @Field(() => RemovalAppealType, { nullable: true, description: 'The appeal; null when there was none.' })
  appeal!: RemovalAppealType | null;

  /** Not a field: whose ids the resolver turns into contributors. */
  row!: Removal;

  static of(row: Removal): RemovalType {
    const { reason, explanation, removedAt, endedAt } = row;
    return Object.assign(new RemovalType(), { id: toGlobalId('Removal', row.id), reason, reasonText: ENGLISH_JOINING.reasons[reason], explanation, removedAt, endedAt, appeal: appealOf(row), row });
  }
}

function appealOf({ appealText, appealedAt, appealOutcome, appealAnswer, appealDecidedAt }: Removal): RemovalAppealType | null {
  if (appealText === null || appealedAt === null) return null;
  return Object.assign(new RemovalAppealType(), { text: appealText, at: appealedAt, outcome: appealOutcome, answer: appealAnswer, decidedAt: appealDecidedAt });
}

export const RemovalConnection = connectionOf(() => RemovalType, 'Removal');
