import { LOG_KINDS, type LogKind, type PublicLogEntry } from '@bridgenotes/platform';
import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import { connectionOf, PageArgs } from '../graphql/connection';

@ObjectType('PublicLogEntry', { description: 'Something that changed what readers see, or who takes part in deciding it. Entries are never changed, and each carries the digest of the one before.' })
export class PublicLogEntryType {
  @Field(() => String, { description: 'Its place in the chain, from 1.' })
  position!: string;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;

  @Field(() => String, { description: `What happened: ${LOG_KINDS.join(', ')}.` })
  kind!: LogKind;

  @Field(() => String, { description: 'What it is about: a type, a colon, an id.' })
  subject!: string;

  @Field(() => String, { description: "Who did it: somebody's participantId, system or jury." })
  actor!: string;

  @Field(() => String, { description: 'The whole entry as JSON, of which the digest is made.' })
  body!: string;

  @Field(() => String, { description: 'The digest of the entry before; empty for the first.' })
  previousDigest!: string;

  @Field(() => String, { description: 'SHA-256, in hexadecimal, of the previous digest, a newline and the body.' })
  digest!: string;

  static of({ position, at, kind, subject, actor, body, previousDigest, digest }: PublicLogEntry): PublicLogEntryType {
    return Object.assign(new PublicLogEntryType(), { position, at, kind, subject, actor, body, previousDigest, digest });
  }
}

export const PublicLogEntryConnection = connectionOf(() => PublicLogEntryType, 'PublicLogEntry');

@ArgsType()
export class PublicLogArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only entries of this kind.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Only entries about this subject, such as note:123.' })
  subject?: string | null;
}
