// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which invitation. */
export type AcceptInvitationInput = {
  /** Its code; spaces, hyphens and the case of letters do not matter. */
  code: string;
};

/** What you have to say. */
export type AppealRemovalInput = {
  /** 1 to 2000 characters, for the moderator who decides. */
  text: string;
};

/** The alias to be known by. */
export type ChooseAliasInput = {
  /** One of aliasOffers. It cannot be changed later. */
  alias: string;
};

/** What one person has, and no other at the same time. */
export type ClaimKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A proof of being one person. */
  | 'PERSONHOOD'
  /** A phone number. */
  | 'PHONE';

/** Where somebody stands between reading and taking part. */
export type JoiningState =
  /** Takes part. */
  | 'JOINED'
  /** Took part, and left or no longer met what is asked for. */
  | 'LEFT'
  /** Signed in, without an alias. */
  | 'NOT_JOINED'
  /** Was removed by a moderator. */
  | 'REMOVED';

/** What somebody can do, or waits for, on the way to taking part. */
export type JoiningStepCode =
  /** Pay for the account. */
  | 'ACCOUNT_NOT_PAID'
  /** Wait until the account is old enough. */
  | 'ACCOUNT_TOO_YOUNG'
  /** Ask for a place: requestAdmission. */
  | 'ADMISSION_NOT_REQUESTED'
  /** Appeal, or accept it: appealRemoval. */
  | 'APPEAL_REMOVAL'
  /** Choose an alias: aliasOffers, then chooseAlias. */
  | 'CHOOSE_ALIAS'
  /** Verify an e-mail address at the identity provider. */
  | 'EMAIL_NOT_VERIFIED'
  /** Another contributor has the e-mail address. */
  | 'EMAIL_TAKEN'
  /** Enter the code of an invitation: acceptInvitation. */
  | 'INVITATION_NEEDED'
  /** Sign in with an account of an accepted organisation. */
  | 'ORGANISATION_NOT_ACCEPTED'
  /** Prove at the identity provider to be a person. */
  | 'PERSONHOOD_NOT_PROVEN'
  /** The same person is another contributor. */
  | 'PERSONHOOD_TAKEN'
  /** Verify a number of another carrier. */
  | 'PHONE_CARRIER_NOT_ACCEPTED'
  /** Verify a phone number at the identity provider. */
  | 'PHONE_NOT_VERIFIED'
  /** Another account verified the phone number later. */
  | 'PHONE_TAKEN'
  /** Wait: somebody with the same claims was removed. */
  | 'RECENTLY_REMOVED'
  /** The appeal was decided; nothing is left to do. */
  | 'REMOVAL_UPHELD'
  /** Return: returnToCommunity. */
  | 'RETURN'
  /** Nothing is left to do. */
  | 'TAKE_PART'
  /** Wait for the next draw. */
  | 'WAITING_FOR_ADMISSION'
  /** Another moderator decides on the appeal. */
  | 'WAITING_FOR_APPEAL';

/** Nothing has to be said: the list is that of your country or language, as your identity provider says. */
export type RequestAdmissionInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

/** Nothing has to be said. */
export type ReturnToCommunityInput = {
  /** For clients that number their mutations; the server does not look at it. */
  clientMutationId?: string | null | undefined;
};

export type JoiningStepPartsFragment = { code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> };

export type JoiningPartsFragment = { state: JoiningState, eligible: boolean, next: { code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }, ways: Array<{ steps: Array<{ code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }> }>, waiting: { group: string, since: string, waiting: number, slots: number, nextDrawAt: string } | null, lostClaims: Array<{ kind: ClaimKind, at: string }> };

export type JoiningQueryVariables = Exact<{ [key: string]: never; }>;


export type JoiningQuery = { joining: { state: JoiningState, eligible: boolean, next: { code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }, ways: Array<{ steps: Array<{ code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }> }>, waiting: { group: string, since: string, waiting: number, slots: number, nextDrawAt: string } | null, lostClaims: Array<{ kind: ClaimKind, at: string }> }, viewer: { contributor: { id: string, alias: string | null } | null, removal: { id: string, reasonText: string, explanation: string, removedAt: string } | null } };

export type AliasOffersQueryVariables = Exact<{ [key: string]: never; }>;


export type AliasOffersQuery = { aliasOffers: Array<string> };

export type ChooseAliasMutationVariables = Exact<{
  input: ChooseAliasInput;
}>;


export type ChooseAliasMutation = { chooseAlias: { contributor: { id: string, alias: string | null } } };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { joining: { state: JoiningState, eligible: boolean, next: { code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }, ways: Array<{ steps: Array<{ code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }> }>, waiting: { group: string, since: string, waiting: number, slots: number, nextDrawAt: string } | null, lostClaims: Array<{ kind: ClaimKind, at: string }> } } };

export type RequestAdmissionMutationVariables = Exact<{
  input: RequestAdmissionInput;
}>;


export type RequestAdmissionMutation = { requestAdmission: { joining: { state: JoiningState, eligible: boolean, next: { code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }, ways: Array<{ steps: Array<{ code: JoiningStepCode, text: string, at: string | null, allowed: Array<string> }> }>, waiting: { group: string, since: string, waiting: number, slots: number, nextDrawAt: string } | null, lostClaims: Array<{ kind: ClaimKind, at: string }> } } };

export type ReturnToCommunityMutationVariables = Exact<{
  input: ReturnToCommunityInput;
}>;


export type ReturnToCommunityMutation = { returnToCommunity: { contributor: { id: string, alias: string | null } } };

export type AppealRemovalMutationVariables = Exact<{
  input: AppealRemovalInput;
}>;


export type AppealRemovalMutation = { appealRemoval: { removal: { id: string } } };

export const JoiningStepPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoiningStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]} as unknown as DocumentNode<JoiningStepPartsFragment, unknown>;
export const JoiningPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Joining"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"eligible"}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ways"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"nextDrawAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostClaims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoiningStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]} as unknown as DocumentNode<JoiningPartsFragment, unknown>;
export const JoiningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Joining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"removal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reasonText"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"removedAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoiningStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Joining"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"eligible"}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ways"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"nextDrawAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostClaims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<JoiningQuery, JoiningQueryVariables>;
export const AliasOffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AliasOffers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aliasOffers"}}]}}]} as unknown as DocumentNode<AliasOffersQuery, AliasOffersQueryVariables>;
export const ChooseAliasDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChooseAlias"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChooseAliasInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"chooseAlias"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}}]}}]}}]} as unknown as DocumentNode<ChooseAliasMutation, ChooseAliasMutationVariables>;
export const AcceptInvitationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptInvitation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptInvitationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptInvitation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoiningStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Joining"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"eligible"}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ways"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"nextDrawAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostClaims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const RequestAdmissionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestAdmission"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestAdmissionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestAdmission"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"joining"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningStepParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"JoiningStep"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"JoiningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Joining"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"eligible"}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ways"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"JoiningStepParts"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"waiting"}},{"kind":"Field","name":{"kind":"Name","value":"slots"}},{"kind":"Field","name":{"kind":"Name","value":"nextDrawAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lostClaims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<RequestAdmissionMutation, RequestAdmissionMutationVariables>;
export const ReturnToCommunityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReturnToCommunity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnToCommunityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnToCommunity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnToCommunityMutation, ReturnToCommunityMutationVariables>;
export const AppealRemovalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AppealRemoval"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AppealRemovalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appealRemoval"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AppealRemovalMutation, AppealRemovalMutationVariables>;
