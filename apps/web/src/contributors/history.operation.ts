// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Is this note helpful? */
export type HelpfulnessLevel =
  /** Yes. */
  | 'HELPFUL'
  /** No. */
  | 'NOT_HELPFUL'
  /** Somewhat. */
  | 'SOMEWHAT_HELPFUL';

/** What raters of different viewpoints found of a note. */
export type NoteStatus =
  /** People who usually disagree find it helpful: shown beside its statement. */
  | 'CURRENTLY_RATED_HELPFUL'
  /** People who usually disagree find it not helpful. */
  | 'CURRENTLY_RATED_NOT_HELPFUL'
  /** Not enough people of different viewpoints agree yet that it is helpful, or that it is not. */
  | 'NEEDS_MORE_RATINGS';

/** What became of a rating. */
export type RatingOutcome =
  /** The note turned out to be what the rating says. */
  | 'AGREED'
  /** The note turned out to be the opposite of what the rating says. */
  | 'DISAGREED'
  /** The note has a status; somewhat helpful speaks neither for nor against it. */
  | 'NEUTRAL'
  /** It was made when the status or others’ ratings could be known already: it counts for the note, and not for the rater. */
  | 'TOO_LATE'
  /** The note has no status so far. */
  | 'UNDECIDED';

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

/** Which rating to take back. */
export type WithdrawRatingInput = {
  /** The note that you rated. */
  noteId: string;
};

export type HistoryQueryVariables = Exact<{
  first: number;
}>;


export type HistoryQuery = { viewer: { contributor: { id: string, noteCounts: { helpful: number, notHelpful: number, needsMoreRatings: number }, standing: { ratingImpact: number, writingImpact: number, impactOverTime: Array<{ day: string, ratingImpact: number, writingImpact: number }> } | null, notes: { nodes: Array<{ id: string, text: string | null, status: NoteStatus, createdAt: string, sources: Array<string>, author: { id: string, alias: string | null }, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null }, decision: { live: boolean, decidedAt: string, explanationTags: Array<RatingTag> } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null } };

export type MyRatingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MyRatingsQuery = { myRatings: { nodes: Array<{ outcome: RatingOutcome, points: number, decidedAt: string | null, rating: { level: HelpfulnessLevel, ratedAt: string }, note: { id: string, text: string | null, status: NoteStatus, deletedAt: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type WithdrawRatingMutationVariables = Exact<{
  input: WithdrawRatingInput;
}>;


export type WithdrawRatingMutation = { withdrawRating: { note: { id: string } } };

export type NoteCardFragment = { id: string, text: string | null, status: NoteStatus, createdAt: string, sources: Array<string>, author: { id: string, alias: string | null }, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null }, decision: { live: boolean, decidedAt: string, explanationTags: Array<RatingTag> } | null };

export const NoteCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoteCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}}]}}]}}]} as unknown as DocumentNode<NoteCardFragment, unknown>;
export const HistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"History"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"noteCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpful"}},{"kind":"Field","name":{"kind":"Name","value":"notHelpful"}},{"kind":"Field","name":{"kind":"Name","value":"needsMoreRatings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratingImpact"}},{"kind":"Field","name":{"kind":"Name","value":"writingImpact"}},{"kind":"Field","name":{"kind":"Name","value":"impactOverTime"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"ratingImpact"}},{"kind":"Field","name":{"kind":"Name","value":"writingImpact"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NoteCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NoteCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Note"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"sources"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"quotedText"}},{"kind":"Field","name":{"kind":"Name","value":"authorName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"decision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"live"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"explanationTags"}}]}}]}}]} as unknown as DocumentNode<HistoryQuery, HistoryQueryVariables>;
export const MyRatingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyRatings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"myRatings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"points"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"rating"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"ratedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<MyRatingsQuery, MyRatingsQueryVariables>;
export const WithdrawRatingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawRating"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawRatingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawRating"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"note"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawRatingMutation, WithdrawRatingMutationVariables>;
