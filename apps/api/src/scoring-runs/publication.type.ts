import type { PublicationState } from '@bridgenotes/scoring-runs';
import { Field, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('Publication', { description: 'Whether scoring runs and live scores are published. While they are not, runs are held back and every note keeps the status that it has; ratings are taken as ever.' })
export class PublicationType {
  @Field(() => Boolean, { description: 'Whether an admin has paused it.' })
  paused!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when; null while it is not paused, as are the two that follow.' })
  pausedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'The participantId of the admin.' })
  pausedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the admin.' })
  reason!: string | null;

  static of({ pausedAt, pausedBy, reason }: PublicationState): PublicationType {
    return { paused: pausedAt !== null, pausedAt, pausedBy, reason };
  }
}

@InputType('PausePublicationInput', { description: 'Why nothing is to be published for now.' })
export class PausePublicationInput {
  @Field(() => String, { description: 'The reason, 1 to 2000 characters; published in the log with your participantId, and shown on the status page.' })
  reason!: string;
}

@InputType('ResumePublicationInput', { description: 'Why everything is to be published again.' })
export class ResumePublicationInput {
  @Field(() => String, { description: 'The reason, 1 to 2000 characters; published in the log with your participantId.' })
  reason!: string;
}

@ObjectType('PublicationPayload', { description: 'What became of it.' })
export class PublicationPayload {
  @Field(() => PublicationType, { description: 'As it is now. Where another admin was first, it is as that one left it.' })
  publication!: PublicationType;
}
