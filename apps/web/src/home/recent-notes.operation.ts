// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What raters of different viewpoints found of a note. */
export type NoteStatus =
  /** People who usually disagree find it helpful: shown beside its statement. */
  | 'CURRENTLY_RATED_HELPFUL'
  /** People who usually disagree find it not helpful. */
  | 'CURRENTLY_RATED_NOT_HELPFUL'
  /** Not enough people of different viewpoints agree yet that it is helpful, or that it is not. */
  | 'NEEDS_MORE_RATINGS';

/** Why a note is helpful, or why it is not; spelled as in the public ratings table. */
export type RatingTag =
  /** Directly addresses the claim. */
  | 'helpfulAddressesClaim'
  /** Easy to understand. */
  | 'helpfulClear'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulEmpathetic'
  /** Cites high-quality sources. */
  | 'helpfulGoodSources'
  /** Provides important context. */
  | 'helpfulImportantContext'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulInformative'
  /** Helpful for another reason. */
  | 'helpfulOther'
  /** Neutral or unbiased language. */
  | 'helpfulUnbiasedLanguage'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'helpfulUniqueContext'
  /** Argumentative or biased language. */
  | 'notHelpfulArgumentativeOrBiased'
  /** Typos or unclear language. */
  | 'notHelpfulHardToUnderstand'
  /** Incorrect information. */
  | 'notHelpfulIncorrect'
  /** Sources do not support the note. */
  | 'notHelpfulIrrelevantSources'
  /** Misses key points or irrelevant. */
  | 'notHelpfulMissingKeyPoints'
  /** A note is not needed here. */
  | 'notHelpfulNoteNotNeeded'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOffTopic'
  /** Opinion or speculation. */
  | 'notHelpfulOpinionSpeculation'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOpinionSpeculationOrBias'
  /** Not helpful for another reason. */
  | 'notHelpfulOther'
  /** Not offered since June 2021; old ratings still carry it. */
  | 'notHelpfulOutdated'
  /** Sources not included or unreliable. */
  | 'notHelpfulSourcesMissingOrUnreliable'
  /** Harassment or abuse. */
  | 'notHelpfulSpamHarassmentOrAbuse';

export type RecentNotesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type RecentNotesQuery = { helpfulNotes: { nodes: Array<{ id: string, text: string | null, status: NoteStatus, createdAt: string, sources: Array<string>, author: { id: string, alias: string | null }, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null }, decision: { live: boolean, decidedAt: string, explanationTags: Array<RatingTag> } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type NewlyHelpfulSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NewlyHelpfulSubscription = { noteStatusChanged: { toStatus: NoteStatus, note: { id: string } } };

export type NoteCardFragment = { id: string, text: string | null, status: NoteStatus, createdAt: string, sources: Array<string>, author: { id: string, alias: string | null }, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null }, decision: { live: boolean, decidedAt: string, explanationTags: Array<RatingTag> } | null };

export const NoteCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoteCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}}]}}]}}]} as unknown as DocumentNode<NoteCardFragment, unknown>;
export const RecentNotesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RecentNotes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpfulNotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoteCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoteCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}}]}}]}}]} as unknown as DocumentNode<RecentNotesQuery, RecentNotesQueryVariables>;
export const NewlyHelpfulDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NewlyHelpful"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"noteStatusChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"toStatus"}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<NewlyHelpfulSubscription, NewlyHelpfulSubscriptionVariables>;
