import { ENGLISH_NEEDED, NEEDED_REASONS, type NeededReason, type OfferedNote } from '@bridgenotes/needed';
import type { RatingRequest } from '@bridgenotes/ratings';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';

export const NeededReasonEnum = enumOf(NEEDED_REASONS);
registerEnumType(NeededReasonEnum, {
  name: 'NeededReasonCode',
  description: 'Why a note is offered. None tells what others said of it, or from which side.',
  valuesMap: Object.fromEntries(NEEDED_REASONS.map((reason) => [reason, { description: ENGLISH_NEEDED[reason] }])),
});

@ObjectType('NeededReason', { description: 'One reason why a note is offered.' })
export class NeededReasonType {
  @Field(() => NeededReasonEnum, { description: 'For programs.' })
  code!: NeededReason;

  @Field(() => String, { description: 'For people.' })
  text!: string;
}

@ObjectType('NeededNote', { description: 'A note that you are needed for.' })
export class NeededNoteType {
  @Field(() => [NeededReasonType], { description: 'Why it is offered; at least one.' })
  reasons!: NeededReasonType[];

  /** Not a field: for the field resolver of the note. */
  noteId!: string;

  static of({ noteId, reasons }: OfferedNote): NeededNoteType {
    return Object.assign(new NeededNoteType(), { noteId, reasons: reasons.map((code) => ({ code, text: ENGLISH_NEEDED[code] })) });
  }
}

export const NeededNoteConnection = connectionOf(() => NeededNoteType, 'NeededNote');

@ObjectType('RatingRequest', { description: 'You were drawn at random to rate a note. A rating that you make of it until then counts as one of a random sample.' })
export class RatingRequestType {
  @Field(() => Date, { description: 'When you were drawn.' })
  requestedAt!: Date;

  @Field(() => Date, { description: 'Until when a rating answers it.' })
  expiresAt!: Date;

  /** Not a field: for the field resolver of the note. */
  noteId!: string;

  static of({ noteId, requestedAt, expiresAt }: RatingRequest): RatingRequestType {
    return Object.assign(new RatingRequestType(), { noteId, requestedAt, expiresAt });
  }
}

@InputType('DeclineRatingRequestInput', { description: 'Which request not to answer.' })
export class DeclineRatingRequestInput {
  @Field(() => ID, { description: 'The note that you were drawn for.' })
  noteId!: string;
}

@ObjectType('DeclineRatingRequestPayload', { description: 'What became of the request.' })
export class DeclineRatingRequestPayload {
  @Field(() => Boolean, { description: 'Whether there was an open one.' })
  declined!: boolean;
}

@InputType('SetRatingLanguagesInput', { description: 'The languages that you rate in.' })
export class SetRatingLanguagesInput {
  @Field(() => [String], { description: 'BCP 47 tags such as "de" or "pt-BR", of which the language counts; none for all.' })
  languages!: string[];
}

@ObjectType('SetRatingLanguagesPayload', { description: 'The languages as they are set now.' })
export class SetRatingLanguagesPayload {
  @Field(() => [String], { description: 'In order; none means all.' })
  languages!: string[];
}
