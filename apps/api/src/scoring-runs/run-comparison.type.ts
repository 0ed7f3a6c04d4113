import type { NoteStatus } from '@bridgenotes/scoring';
import type { NoteDifference, RunVerdict } from '@bridgenotes/scoring-runs';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { NoteStatusEnum } from './note-score.type';

@ObjectType('RunVerdict', { description: 'What one run says of a note.' })
export class RunVerdictType implements RunVerdict {
  @Field(() => NoteStatusEnum, { description: 'Its status.' })
  status!: NoteStatus;

  @Field(() => String, { description: 'The rule that decided it, with its version.' })
  decidedBy!: string;

  @Field(() => [String], { description: 'All rules that set a status on the way, in order.' })
  rules!: readonly string[];

  @Field(() => Float, { nullable: true, description: 'Its intercept; null where too few ratings place it.' })
  intercept!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its factor.' })
  factor!: number | null;

  @Field(() => Int, { description: 'Ratings that count.' })
  numRatings!: number;
}

@ObjectType('NoteDifference', { description: 'A note on whose status two runs differ.' })
export class NoteDifferenceType {
  @Field(() => RunVerdictType, { nullable: true, description: 'What the one run says; null for a note it had not seen.' })
  before!: RunVerdict | null;

  @Field(() => RunVerdictType, { description: 'What the other run says.' })
  after!: RunVerdict;

  /** Not a field: for field resolvers. */
  noteId!: string;

  static of(difference: NoteDifference): NoteDifferenceType {
    return Object.assign(new NoteDifferenceType(), difference);
  }
}

export const NoteDifferenceConnection = connectionOf(() => NoteDifferenceType, 'NoteDifference');
