import type { StatementOrder, StatementPlatform } from '@bridgenotes/statements';
import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '../graphql/connection';
import { StatementOrderEnum, StatementPlatformEnum, StatementType } from './statement.type';

@ArgsType()
export class StatementArgs {
  @Field(() => ID, { nullable: true, description: 'The id of the statement.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Any variant of its URL.' })
  url?: string | null;
}

@ArgsType()
export class StatementsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words in any language, all of which the statement has; or a URL, which finds that statement.' })
  search?: string | null;

  @Field(() => StatementOrderEnum, { nullable: true, description: 'RELEVANCE with a search and NEWEST without one, when left out.' })
  order?: StatementOrder | null;
}

@InputType('AddStatementInput', { description: 'A statement: a url, or a quotedText, or a url and what it said.' })
export class AddStatementInput {
  @Field(() => String, { nullable: true, description: 'An http or https URL of the public internet, at most 2048 characters. It alone decides which statement this is.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'The words, 1 to 10,000 characters. Without a url, the same words by the same author on the same day are the same statement.' })
  quotedText?: string | null;

  @Field(() => String, { nullable: true, description: 'Who said it, at most 200 characters.' })
  authorName?: string | null;

  @Field(() => String, { nullable: true, description: 'The day it was said, as YYYY-MM-DD.' })
  statedOn?: string | null;

  @Field(() => StatementPlatformEnum, { nullable: true, description: 'Where it was said; leave it out when there is a url.' })
  platform?: StatementPlatform | null;

  @Field(() => String, { nullable: true, description: 'Its language as a BCP 47 tag, such as "en" or "zh-Hant".' })
  language?: string | null;

  @Field(() => [String], { nullable: true, description: 'URLs of pictures and videos that belong to it, at most 10.' })
  mediaUrls?: string[] | null;
}

@ObjectType('AddStatementPayload', { description: 'The statement, new or found.' })
export class AddStatementPayload {
  @Field(() => StatementType, { description: 'The statement.' })
  statement!: StatementType;

  @Field(() => Boolean, { description: 'False when it was here already; it is then as whoever added it first described it.' })
  created!: boolean;
}
