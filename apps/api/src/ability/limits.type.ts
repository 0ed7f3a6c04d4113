import type { WritingLimits } from '@bridgenotes/notes';
import type { LimitUse } from '@bridgenotes/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('NoteLimit', { description: 'How many notes may be written within a time that goes along with the clock.' })
export class NoteLimitType {
  @Field(() => Int, { description: 'So many.' })
  limit!: number;

  @Field(() => Int, { description: 'Within so many hours.' })
  hours!: number;

  @Field(() => Int, { description: 'Notes written within them, deleted ones too.' })
  used!: number;

  @Field(() => Date, { nullable: true, description: 'When the next one may be written; null when one may be written now, and where none is ever allowed.' })
  resetsAt!: Date | null;

  static of({ limit, window, used, resetsAt }: LimitUse): NoteLimitType {
    return Object.assign(new NoteLimitType(), { limit, hours: window / 3_600_000, used, resetsAt });
  }
}

@ObjectType('WritingLimits', { description: 'How many more notes you may write.' })
export class WritingLimitsType {
  @Field(() => Int, { description: 'Notes within 24 hours.' })
  perDay!: number;

  @Field(() => Int, { description: 'Notes written within the last 24 hours, deleted ones too.' })
  used!: number;

  @Field(() => Date, { nullable: true, description: 'When the next one may be written; null when one may be written now, and where none is ever allowed.' })
  resetsAt!: Date | null;

  @Field(() => NoteLimitType, { nullable: true, description: 'On statements of the same author; null when no statement was asked about, and where its author is not known.' })
  onAuthor!: NoteLimitType | null;

  static of({ all, author }: WritingLimits): WritingLimitsType {
    const { limit: perDay, used, resetsAt } = NoteLimitType.of(all);
    return Object.assign(new WritingLimitsType(), { perDay, used, resetsAt, onAuthor: author && NoteLimitType.of(author) });
  }
}
