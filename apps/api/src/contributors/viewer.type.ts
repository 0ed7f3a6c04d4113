import type { Role, Scope, Viewer } from '@bridgenotes/platform';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RoleEnum } from './contributor.type';

export const ViaEnum = { ANONYMOUS: 'anonymous', TOKEN: 'token', API_KEY: 'api-key', DEVELOPMENT: 'development' } as const satisfies Record<string, Viewer['via']>;
registerEnumType(ViaEnum, {
  name: 'SignedInBy',
  description: 'How somebody is known to the server.',
  valuesMap: {
    ANONYMOUS: { description: 'Not at all.' },
    TOKEN: { description: 'By a token of an identity provider.' },
    API_KEY: { description: 'By an API key.' },
    DEVELOPMENT: { description: 'By the development login.' },
  },
});

export const ScopeEnum = {
  READ: 'read',
  STATEMENTS_WRITE: 'statements:write',
  NOTES_WRITE: 'notes:write',
  AI_NOTES_WRITE: 'ai-notes:write',
  RATINGS_WRITE: 'ratings:write',
  RUNS_WRITE: 'runs:write',
  REQUESTS_WRITE: 'requests:write',
  VIEWS_WRITE: 'views:write',
  AUTHORS_VOUCH: 'authors:vouch',
  WEBHOOKS_WRITE: 'webhooks:write',
} as const satisfies Record<string, Scope>;
registerEnumType(ScopeEnum, {
  name: 'Scope',
  description: 'What an API key may be used for.',
  valuesMap: {
    READ: { description: 'Read what its contributor may read.' },
    STATEMENTS_WRITE: { description: 'Add statements.' },
    NOTES_WRITE: { description: 'Write and delete notes.' },
    AI_NOTES_WRITE: { description: 'Write and delete notes as a program.' },
    RATINGS_WRITE: { description: 'Rate, change and withdraw ratings.' },
    RUNS_WRITE: { description: 'Ask for scoring runs.' },
    REQUESTS_WRITE: { description: 'Ask for notes, and mark requests as unfounded.' },
    VIEWS_WRITE: { description: 'Report how often statements were seen.' },
    AUTHORS_VOUCH: { description: 'Say who wrote what stands on a site.' },
    WEBHOOKS_WRITE: { description: 'Register webhooks.' },
  },
});

@ObjectType('Viewer', { description: 'Who is asking.' })
export class ViewerType {
  @Field(() => ViaEnum, { description: 'How the server knows.' })
  signedInBy!: Viewer['via'];

  @Field(() => RoleEnum, { description: 'What they may do.' })
  role!: Role;

  @Field(() => [ScopeEnum], { description: 'What this login or API key may be used for, within the role.' })
  scopes!: Scope[];

  @Field(() => Boolean, { description: 'Whether an alias must be chosen (query aliasOffers, then chooseAlias) before taking part.' })
  needsAlias!: boolean;

  @Field(() => Boolean, { description: 'Whether they left and may only read; the mutation returnToCommunity brings them back.' })
  hasLeft!: boolean;

  static of(viewer: Viewer): ViewerType {
    const needsAlias = viewer.contributorId !== null && viewer.alias === null;
    return Object.assign(new ViewerType(), { signedInBy: viewer.via, role: viewer.role, scopes: [...viewer.scopes], needsAlias, hasLeft: viewer.left === true });
  }
}
