// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which notices you have read. */
export type MarkNoticesReadInput = {
  /** Notices of yours, at most 100; all that are there now when left out. */
  ids?: Array<string> | null | undefined;
};

/** What a notice tells of. */
export type NoticeKind =
  /** You were admitted from the waiting list. */
  | 'ADMITTED'
  /** Your appeal against the lock on your writing was decided. */
  | 'APPEAL_DECIDED'
  /** An appeal waits for a moderator; told to moderators. */
  | 'APPEAL_MADE'
  /** Another account verified what you had verified. */
  | 'CLAIM_LOST'
  /** A jury decided on your note, or on your dispute. */
  | 'DISPUTE_DECIDED'
  /** Somebody disputes your note. */
  | 'DISPUTE_OPENED'
  /** You were drawn for a jury. */
  | 'JURY_DUTY'
  /** Additional review was asked for your note. */
  | 'NOTE_RELISTED'
  /** A note that you rated has a new version, whose ratings begin anew. */
  | 'NOTE_REVISED'
  /** A note is shown on a statement that you follow, and has been for a day. */
  | 'NOTE_SHOWN'
  /** A note is shown on a statement of yours, and has been for some hours. */
  | 'NOTE_SHOWN_ON_YOUR_STATEMENT'
  /** A note that you were told of is no longer shown. */
  | 'NOTE_WITHDRAWN'
  /** It is no longer shown. */
  | 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT'
  /** Your program may write notes. */
  | 'PROGRAM_ADMITTED'
  /** Your program may no longer write notes. */
  | 'PROGRAM_REFUSED'
  /** What became of the notes that you had rated. */
  | 'RATINGS_SUMMARY'
  /** A note needs a rating that you can give. */
  | 'RATING_REQUESTED'
  /** Your removal was taken back. */
  | 'REINSTATED'
  /** Your appeal against your removal was decided: it stands. */
  | 'REMOVAL_UPHELD'
  /** You were removed from the community. */
  | 'REMOVED'
  /** A note that you had asked for was found helpful. */
  | 'REQUEST_MET'
  /** A writer marked your request as unfounded. */
  | 'REQUEST_UNFOUNDED'
  /** Your suggestion was taken up, or not. */
  | 'SUGGESTION_ANSWERED'
  /** There is a suggestion for your note. */
  | 'SUGGESTION_MADE'
  /** One more note that is not helpful locks writing. */
  | 'WRITING_AT_RISK'
  /** You cannot write notes for now. */
  | 'WRITING_LOCKED'
  /** You can write notes. */
  | 'WRITING_UNLOCKED'
  /** Your note became helpful, and stayed so for some hours. */
  | 'YOUR_NOTE_HELPFUL'
  /** Your note lost the status that you were told of. */
  | 'YOUR_NOTE_LOST_STATUS'
  /** Your note became not helpful, and stayed so. */
  | 'YOUR_NOTE_NOT_HELPFUL'
  /** Your note is also shown where the same picture, video or link was posted. */
  | 'YOUR_NOTE_SPREADS';

export type NoticesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NoticesQuery = { notices: { nodes: Array<{ id: string, kind: NoticeKind, title: string, text: string, createdAt: string, readAt: string | null, note: { id: string } | null, statement: { id: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type NoticeLineFragment = { id: string, kind: NoticeKind, title: string, text: string, createdAt: string, readAt: string | null, note: { id: string } | null, statement: { id: string } | null };

export type MarkNoticesReadMutationVariables = Exact<{
  input: MarkNoticesReadInput;
}>;


export type MarkNoticesReadMutation = { markNoticesRead: { unread: number } };

export type NoticeArrivedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NoticeArrivedSubscription = { noticeArrived: { id: string, kind: NoticeKind, title: string, text: string, createdAt: string, readAt: string | null, note: { id: string } | null, statement: { id: string } | null } };

export const NoticeLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NoticeLineFragment, unknown>;
export const NoticesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Notices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NoticesQuery, NoticesQueryVariables>;
export const MarkNoticesReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkNoticesRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MarkNoticesReadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markNoticesRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unread"}}]}}]}}]} as unknown as DocumentNode<MarkNoticesReadMutation, MarkNoticesReadMutationVariables>;
export const NoticeArrivedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NoticeArrived"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noticeArrived"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoticeLine"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoticeLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Notice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<NoticeArrivedSubscription, NoticeArrivedSubscriptionVariables>;
