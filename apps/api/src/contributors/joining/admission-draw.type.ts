import type { AdmissionDraw } from '@bridgenotes/contributors';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../graphql/connection';
import { toGlobalId } from '../../graphql/global-id';

@ObjectType('AdmissionDraw', { description: 'A draw of places on a waiting list, with everything that it takes to draw again.' })
export class AdmissionDrawType {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => String, { description: 'The country or the language of the list; empty for the list of everybody else.' })
  group!: string;

  @Field(() => Date, { description: 'The moment that it was for.' })
  dueAt!: Date;

  @Field(() => Date, { description: 'When it was made.' })
  drawnAt!: Date;

  @Field(() => Int, { description: 'How many places there were.' })
  slots!: number;

  @Field(() => String, { description: 'SHA-256 of "admission", the group, dueAt and the sorted candidates, a line each. Candidates come in the order of SHA-256 of the seed, a newline and their id.' })
  seed!: string;

  @Field(() => [String], { description: 'Who could be drawn: the participantId of each, sorted.' })
  candidates!: string[];

  @Field(() => [String], { description: 'Who was drawn, in the order of the draw.' })
  admitted!: string[];

  static of(row: AdmissionDraw): AdmissionDrawType {
    return Object.assign(new AdmissionDrawType(), { ...row, id: toGlobalId('AdmissionDraw', row.id) });
  }
}

export const AdmissionDrawConnection = connectionOf(() => AdmissionDrawType, 'AdmissionDraw');
