import type { MediaKind } from '@bridgenotes/media';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { StatementType } from '../statements/statement.type';
import { MediaKindEnum } from './media.type';

@InputType('ReportMediaInput', { description: 'The picture or video of a statement, where it cannot be fetched.' })
export class ReportMediaInput {
  @Field(() => ID, { description: 'A statement that you added; moderators may name any.' })
  statementId!: string;

  @Field(() => MediaKindEnum, { description: 'What the statement shows.' })
  kind!: MediaKind;

  @Field(() => [String], { description: 'Files of pictures (JPEG, PNG, WebP, GIF or AVIF) in base64: one for a picture, 2 to 20 key frames in their order for a video. They are not kept, only hashes of them; 512 pixels a side are plenty.' })
  pictures!: string[];
}

@ObjectType('ReportMediaPayload', { description: 'The statement whose picture or video is known now.' })
export class ReportMediaPayload {
  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;
}
