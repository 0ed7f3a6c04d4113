import type { ApiKey } from '@bridgenotes/contributors';
import type { Scope } from '@bridgenotes/platform';
import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { toGlobalId } from '../graphql/global-id';
import { ScopeEnum } from './viewer.type';

@ObjectType('ApiKey', { description: 'A key for a program. The key itself was shown when it was made, and is not stored.' })
export class ApiKeyType {
  @Field(() => ID, { description: 'Opaque; pass it to revokeApiKey.' })
  id!: string;

  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'The start of the key, to tell keys apart.' })
  prefix!: string;

  @Field(() => [ScopeEnum], { description: 'What it may be used for.' })
  scopes!: Scope[];

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute; null for never.' })
  lastUsedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked; null while it works.' })
  revokedAt!: Date | null;

  /** Not a field: whose ids the resolver turns into contributors. */
  row!: ApiKey;

  static of(row: ApiKey): ApiKeyType {
    const { name, prefix, scopes, createdAt, lastUsedAt, expiresAt, revokedAt } = row;
    return Object.assign(new ApiKeyType(), { id: toGlobalId('ApiKey', row.id), name, prefix, scopes, createdAt, lastUsedAt, expiresAt, revokedAt, row });
  }
}

export const ApiKeyConnection = connectionOf(() => ApiKeyType, 'ApiKey');

@InputType('CreateApiKeyInput', { description: 'What the key is to be.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for, 1 to 100 characters.' })
  name!: string;

  @Field(() => [ScopeEnum], { description: 'What it may be used for; at least one.' })
  scopes!: Scope[];

  @Field(() => ID, { nullable: true, description: 'The contributor it acts for, within their role; nobody when left out, and then it only reads.' })
  contributorId?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; never when left out.' })
  expiresAt?: Date | null;
}

@ObjectType('CreateApiKeyPayload', { description: 'The new key.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'What is stored of it.' })
  apiKey!: ApiKeyType;

  @Field(() => String, { description: 'The key itself, for the header "Authorization: Bearer …". It is shown only now.' })
  key!: string;
}

@InputType('RevokeApiKeyInput', { description: 'Which key ends.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The id of the key.' })
  id!: string;
}

@ObjectType('RevokeApiKeyPayload', { description: 'The key that ended.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyType, { description: 'The key, with the time it was revoked.' })
  apiKey!: ApiKeyType;
}
