// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What an identity provider would have verified of somebody. */
export type DevelopmentClaimsInput = {
  /** When the account was made. */
  accountCreatedAt?: string | null | undefined;
  /** The country, two letters. */
  country?: string | null | undefined;
  /** A verified e-mail address. */
  email?: string | null | undefined;
  /** The language, such as "de" or "pt-BR". */
  language?: string | null | undefined;
  /** The domain of the organisation that the account belongs to. */
  organisation?: string | null | undefined;
  /** Whether the account is paid for. */
  paid?: boolean | null | undefined;
  /** A proof of personhood: the same for the same person. */
  personhood?: string | null | undefined;
  /** A phone number, verified this very moment, with its country: "+49 30 123456". */
  phone?: string | null | undefined;
  /** The URL of a page that is theirs. */
  profile?: string | null | undefined;
};

/** Whom to be: give either a name or a participantId. */
export type DevelopmentLoginInput = {
  /** Claims to try the policies of joining with; they are taken in when the token is first used. */
  claims?: DevelopmentClaimsInput | null | undefined;
  /** An enrollment state to try things out in, such as earnedIn to write notes; keeps the present one when left out. The next scoring run looks at it anew. */
  enrollmentState?: EnrollmentState | null | undefined;
  /** Anybody; the same name is the same contributor. Others never see it. */
  name?: string | null | undefined;
  /** A participant of imported or simulated tables, by their participantId. */
  participantId?: string | null | undefined;
  /** A role to try; keeps the present one when left out. */
  role?: Role | null | undefined;
};

/** Where somebody stands on the way to writing notes, spelled as in the public userEnrollment table. */
export type EnrollmentState =
  /** A program that may write notes. */
  | 'apiEarnedIn'
  /** A program that lost the ability to write notes. */
  | 'apiEarnedOut'
  /** A program that writes test notes only. */
  | 'apiTestUser'
  /** May write notes, but loses it with one more note rated not helpful. */
  | 'atRisk'
  /** May write notes. */
  | 'earnedIn'
  /** Lost the ability to write, and earns it back by rating. */
  | 'earnedOutAcknowledged'
  /** Lost the ability to write, and has not seen it yet. */
  | 'earnedOutNoAcknowledge'
  /** New: earns the ability to write by rating. */
  | 'newUser'
  /** Was removed from the programme. */
  | 'removed';

/** What a community may ask of somebody before they take part. */
export type JoiningPolicy =
  /** The account has a certain age. */
  | 'ACCOUNT_AGE'
  /** Somebody who takes part sent an invitation. */
  | 'INVITATION'
  /** Nobody with their e-mail address, phone number or proof of personhood was removed lately. */
  | 'NO_RECENT_REMOVAL'
  /** The account belongs to an accepted organisation. */
  | 'ORGANISATION'
  /** The account is paid for. */
  | 'PAID_ACCOUNT'
  /** The identity provider vouches for one person, who is no other contributor. */
  | 'PERSONHOOD'
  /** The identity provider verified an e-mail address, which no other contributor has. */
  | 'VERIFIED_EMAIL'
  /** The identity provider verified a phone number of an accepted carrier, which no other account verified later. */
  | 'VERIFIED_PHONE'
  /** A place was drawn for them on the waiting list. */
  | 'WAITING_LIST';

/** What somebody may do; each role may do everything that the ones before it may. */
export type Role =
  /** Gives roles and API keys. */
  | 'ADMIN'
  /** Adds statements, writes notes and rates. */
  | 'CONTRIBUTOR'
  /** Looks after the community. */
  | 'MODERATOR'
  /** Reads. Everybody starts here; choosing an alias makes a contributor. */
  | 'READER';

/** Which token of an identity provider the api accepts. */
export type SignInToken =
  /** The access token. */
  | 'ACCESS_TOKEN'
  /** The id token. */
  | 'ID_TOKEN';

export type SignInOptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignInOptionsQuery = { community: { name: string, contact: string | null, signIn: { developmentLogin: boolean, policies: Array<JoiningPolicy>, providers: Array<{ issuer: string, name: string, clientId: string, scopes: Array<string>, token: SignInToken, audience: string | null }> } } };

export type DevelopmentLoginMutationVariables = Exact<{
  input: DevelopmentLoginInput;
}>;


export type DevelopmentLoginMutation = { developmentLogin: { token: string, expiresAt: string } };


export const SignInOptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SignInOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"community"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"contact"}},{"kind":"Field","name":{"kind":"Name","value":"signIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"developmentLogin"}},{"kind":"Field","name":{"kind":"Name","value":"policies"}},{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issuer"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"clientId"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"audience"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SignInOptionsQuery, SignInOptionsQueryVariables>;
export const DevelopmentLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DevelopmentLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DevelopmentLoginInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"developmentLogin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]} as unknown as DocumentNode<DevelopmentLoginMutation, DevelopmentLoginMutationVariables>;
