import { STATEMENT_ORDERS, STATEMENT_PLATFORMS, type Statement, type StatementPlatform } from '@bridgenotes/statements';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const StatementPlatformEnum = enumOf(STATEMENT_PLATFORMS);
registerEnumType(StatementPlatformEnum, {
  name: 'StatementPlatform',
  description: 'Where a statement was made.',
  valuesMap: {
    X: { description: 'X, formerly Twitter.' },
    YOUTUBE: { description: 'YouTube.' },
    FACEBOOK: { description: 'Facebook.' },
    INSTAGRAM: { description: 'Instagram.' },
    TIKTOK: { description: 'TikTok.' },
    REDDIT: { description: 'Reddit.' },
    BLUESKY: { description: 'Bluesky.' },
    THREADS: { description: 'Threads.' },
    TELEGRAM: { description: 'A public Telegram channel.' },
    WIKIPEDIA: { description: 'Wikipedia in any language.' },
    MASTODON: { description: 'A post on any Mastodon server.' },
    WEB: { description: 'Any other page.' },
    WHATSAPP: { description: 'A message that goes round on WhatsApp.' },
    SIGNAL: { description: 'A message that goes round on Signal.' },
    TELEVISION: { description: 'Said on television.' },
    RADIO: { description: 'Said on the radio.' },
    PRINT: { description: 'Printed on paper.' },
    SPEECH: { description: 'Said to people who were there.' },
    OTHER: { description: 'Somewhere else.' },
  },
});

export const StatementOrderEnum = enumOf(STATEMENT_ORDERS);
registerEnumType(StatementOrderEnum, {
  name: 'StatementOrder',
  description: 'How statements are ordered.',
  valuesMap: {
    NEWEST: { description: 'Last added first.' },
    MOST_NOTED: { description: 'Most notes first.' },
    RELEVANCE: { description: 'Best match first; only with a search.' },
  },
});

@ObjectType('Statement', { implements: () => NodeType, description: 'Anything a note can be about: a page or post, or words that were said.' })
export class StatementType extends NodeType {
  @Field(() => String, { nullable: true, description: 'The URL to follow, as it was given first; null for a quote.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'The one name of that URL: without tracking, mobile hosts and other variants of the same post. Null for a quote.' })
  canonicalUrl!: string | null;

  @Field(() => StatementPlatformEnum, { nullable: true, description: 'Where it was made; null when nobody said.' })
  platform!: StatementPlatform | null;

  @Field(() => String, { nullable: true, description: 'The id of the post on its platform.' })
  externalId!: string | null;

  @Field(() => String, { nullable: true, description: 'The words, as the person who added them quoted them.' })
  quotedText!: string | null;

  @Field(() => String, { nullable: true, description: 'Who said it. Scoring never sees this.' })
  authorName!: string | null;

  @Field(() => String, { nullable: true, description: 'The day it was said, as YYYY-MM-DD.' })
  statedOn!: string | null;

  @Field(() => [String], { description: 'Pictures and videos that belong to it.' })
  mediaUrls!: string[];

  @Field(() => String, { nullable: true, description: 'Its language as a BCP 47 tag, such as "pt-BR".' })
  language!: string | null;

  @Field(() => Int, { description: 'How many notes it has, deleted ones not counted.' })
  noteCount!: number;

  @Field(() => Date, { description: 'When it was added here.' })
  createdAt!: Date;

  /** Not a field: for field resolvers of other features. */
  row!: Statement;

  static of(row: Statement): StatementType {
    const { canonicalUrl, platform, externalId, quotedText, authorName, statedOn, mediaUrls, language, noteCount, createdAt } = row;
    const fields = { url: row.givenUrl, canonicalUrl, platform, externalId, quotedText, authorName, statedOn, mediaUrls, language, noteCount, createdAt };
    return Object.assign(new StatementType(), { id: toGlobalId('Statement', row.id), ...fields, row });
  }
}

export const StatementConnection = connectionOf(() => StatementType, 'Statement');
