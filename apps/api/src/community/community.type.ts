import type { Policy, WebClient } from '@bridgenotes/contributors';
import { REQUEST_AUDIENCES, type RequestAudience } from '@bridgenotes/requests';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PolicyEnum } from '../contributors/joining/joining.type';
import { enumOf } from '../graphql/enums';

export const RequestAudienceEnum = enumOf(REQUEST_AUDIENCES);
registerEnumType(RequestAudienceEnum, {
  name: 'RequestAudience',
  description: 'Who sees the statements that notes were asked for.',
  valuesMap: { topWriters: { description: 'Top writers.' }, writers: { description: 'Everybody who may write.' }, contributors: { description: 'Everybody who takes part.' } },
});

export const SIGN_IN_TOKENS = ['ID_TOKEN', 'ACCESS_TOKEN'] as const;
export type SignInToken = (typeof SIGN_IN_TOKENS)[number];
export const SignInTokenEnum = enumOf(SIGN_IN_TOKENS);
registerEnumType(SignInTokenEnum, {
  name: 'SignInToken',
  description: 'Which token of an identity provider the api accepts.',
  valuesMap: { ID_TOKEN: { description: 'The id token.' }, ACCESS_TOKEN: { description: 'The access token.' } },
});

@ObjectType('SignInProvider', { description: 'An OpenID Connect provider at which people sign in, by authorization code with PKCE.' })
export class SignInProviderType {
  @Field(() => String, { description: 'Its issuer; its discovery document is below.' })
  issuer!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { description: 'As what the web client is registered there; it has no secret.' })
  clientId!: string;

  @Field(() => [String], { description: 'What to ask it for.' })
  scopes!: string[];

  @Field(() => SignInTokenEnum, { description: 'Which token to send as `Authorization: Bearer …`.' })
  token!: SignInToken;

  @Field(() => String, { nullable: true, description: 'What an access token is asked to be meant for; null where the id token is sent.' })
  audience!: string | null;

  static of({ issuer, name, clientId, scopes, sendsIdToken, audience }: WebClient): SignInProviderType {
    const fields = { issuer, name, clientId, scopes: [...scopes], token: sendsIdToken ? SignInTokenEnum.ID_TOKEN : SignInTokenEnum.ACCESS_TOKEN, audience: sendsIdToken ? null : audience };
    return Object.assign(new SignInProviderType(), fields);
  }
}

@ObjectType('SignInOptions', { description: 'How people sign in.' })
export class SignInOptionsType {
  @Field(() => Boolean, { description: 'Whether anybody may sign in by a name alone (the mutation developmentLogin).' })
  developmentLogin!: boolean;

  @Field(() => [SignInProviderType], { description: 'Where people sign in by the web client.' })
  providers!: SignInProviderType[];

  @Field(() => [PolicyEnum], { description: 'Every policy that the community may ask somebody for who wants to take part; the query `joining` says which hold.' })
  policies!: Policy[];
}

@ObjectType('CommunityLimits', { description: 'Numbers that a client has to know beforehand. What is in it for one person, such as how much they may write today, is asked elsewhere.' })
export class CommunityLimitsType {
  @Field(() => Int, { description: 'Characters of a note, each URL counting `urlLength`.' })
  noteLength!: number;

  @Field(() => Int, { description: 'As how many characters of a note a URL counts.' })
  urlLength!: number;

  @Field(() => Int, { description: 'Characters of a note with its URLs written out.' })
  writtenNoteLength!: number;

  @Field(() => Int, { description: 'URLs that a note needs which calls its statement misleading.' })
  sourcesNeeded!: number;

  @Field(() => Int, { description: 'Notes within 24 hours to begin with; `writingLimits` has those of a person.' })
  notesPerDay!: number;

  @Field(() => Int, { description: 'Characters of a quotation.' })
  quoteLength!: number;

  @Field(() => Int, { description: 'Characters of the name of who said it.' })
  authorNameLength!: number;

  @Field(() => Int, { description: 'Pictures and videos of a statement.' })
  mediaUrls!: number;

  @Field(() => Int, { description: 'Requests within 24 hours to begin with; `myRequestStanding` has those of a person.' })
  requestsPerDay!: number;

  @Field(() => Int, { description: 'Source URLs of a request.' })
  requestSources!: number;

  @Field(() => Int, { description: 'Characters of the reason of a request.' })
  requestReasonLength!: number;

  @Field(() => Int, { description: 'Characters of a suggestion.' })
  suggestionLength!: number;

  @Field(() => Int, { description: 'Characters of what a new version says of itself.' })
  explanationLength!: number;

  @Field(() => Int, { description: 'Characters of a claim in a dispute, of an answer to it, and of a reason of a juror.' })
  claimLength!: number;

  @Field(() => Int, { description: 'URLs of evidence for one claim.' })
  claimEvidence!: number;

  @Field(() => Int, { description: 'Rows of a page of a list.' })
  pageSize!: number;
}

@ObjectType('CommunityFeatures', { description: 'What is on in this community.' })
export class CommunityFeaturesType {
  @Field(() => String, { nullable: true, description: 'The `applicationServerKey` by which a browser subscribes to push messages; null where there are none.' })
  pushKey!: string | null;

  @Field(() => Boolean, { description: 'Whether notices can come by e-mail.' })
  emails!: boolean;

  @Field(() => Boolean, { description: 'Whether webhooks can be registered.' })
  webhooks!: boolean;

  @Field(() => Boolean, { description: 'Whether pictures of statements are fetched and known again elsewhere.' })
  fetchesMedia!: boolean;

  @Field(() => RequestAudienceEnum, { description: 'Who sees the statements that notes were asked for.' })
  requestsVisibleTo!: RequestAudience;

  @Field(() => Boolean, { description: 'Whether people without an alias may dispute notes, too.' })
  readersDispute!: boolean;

  @Field(() => Boolean, { description: 'Whether /graphql is also a query page for people.' })
  queryPage!: boolean;
}

@ObjectType('Community', { description: 'Who this community is, and what a client has to know of it.' })
export class CommunityType {
  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => String, { description: 'What it is, in a sentence or two.' })
  description!: string;

  @Field(() => [String], { description: 'Its languages as BCP 47 tags, the main one first.' })
  languages!: string[];

  @Field(() => String, { nullable: true, description: 'Where people reach whoever runs it: an e-mail address or a URL.' })
  contact!: string | null;

  @Field(() => String, { nullable: true, description: 'Its own site.' })
  homepage!: string | null;

  @Field(() => String, { nullable: true, description: 'Where people reach this server; null when the operator has not said.' })
  url!: string | null;

  @Field(() => SignInOptionsType, { description: 'How people sign in.' })
  signIn!: SignInOptionsType;

  @Field(() => CommunityLimitsType, { description: 'Numbers that a client has to know beforehand.' })
  limits!: CommunityLimitsType;

  @Field(() => CommunityFeaturesType, { description: 'What is on.' })
  features!: CommunityFeaturesType;
}
