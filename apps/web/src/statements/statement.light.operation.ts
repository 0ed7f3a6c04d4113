// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type ShownNoteFragment = { matchedBy: Schema.NoteMatchKind | null, decision: { explanationTags: Array<Schema.RatingTag>, decidedAt: string, live: boolean }, note: { id: string, text: string | null, status: Schema.NoteStatus, createdAt: string, author: { id: string, alias: string | null }, statement: { id: string }, program: { name: string, operator: string, model: string } | null, dispute: { state: Schema.DisputeState } | null, viewerRating: { level: Schema.HelpfulnessLevel, tags: Array<Schema.RatingTag> } | null } };

export type StatementQueryVariables = Exact<{
  id?: string | null | undefined;
  url?: string | null | undefined;
}>;


export type StatementQuery = { statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, platform: Schema.StatementPlatform | null, language: string | null, mediaUrls: Array<string>, noteCount: number, viewerFollows: boolean, media: { kind: Schema.MediaKind | null } | null, surfacedNotes: Array<{ matchedBy: Schema.NoteMatchKind | null, decision: { explanationTags: Array<Schema.RatingTag>, decidedAt: string, live: boolean }, note: { id: string, text: string | null, status: Schema.NoteStatus, createdAt: string, author: { id: string, alias: string | null }, statement: { id: string }, program: { name: string, operator: string, model: string } | null, dispute: { state: Schema.DisputeState } | null, viewerRating: { level: Schema.HelpfulnessLevel, tags: Array<Schema.RatingTag> } | null } }> } | null };

export type OtherNotesQueryVariables = Exact<{
  id: string;
}>;


export type OtherNotesQuery = { statement: { notes: { nodes: Array<{ id: string, text: string | null, status: Schema.NoteStatus, createdAt: string, author: { id: string, alias: string | null } }> } | null } | null };

export type WhyInShortQueryVariables = Exact<{
  id: string;
  language: string;
}>;


export type WhyInShortQuery = { note: { explanation: { summary: string } } | null };

export type AskingLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type AskingLimitsQuery = { community: { limits: { requestReasonLength: number, requestSources: number } } };

export type RequestNoteMutationVariables = Exact<{
  input: Schema.RequestNoteInput;
}>;


export type RequestNoteMutation = { requestNote: { request: { id: string, statement: { id: string } } } };

export type FollowStatementMutationVariables = Exact<{
  input: Schema.FollowStatementInput;
}>;


export type FollowStatementMutation = { followStatement: { statement: { viewerFollows: boolean } } };

export type UnfollowStatementMutationVariables = Exact<{
  input: Schema.UnfollowStatementInput;
}>;


export type UnfollowStatementMutation = { unfollowStatement: { statement: { viewerFollows: boolean } } };

export type StatementStatusChangedSubscriptionVariables = Exact<{
  statementId: string;
}>;


export type StatementStatusChangedSubscription = { noteStatusChanged: { toStatus: Schema.NoteStatus, note: { id: string } } };

export const StatementDocument = "query Statement($id: ID, $url: String) { statement(id: $id, url: $url) { id url quotedText authorName statedOn platform language mediaUrls media { kind } noteCount viewerFollows surfacedNotes { ...ShownNote } } } fragment ShownNote on SurfacedNote { matchedBy decision { explanationTags decidedAt live } note { id text status createdAt author { id alias } statement { id } program { name operator model } dispute { state } viewerRating { level tags } } }" as TypedDocument<StatementQuery, StatementQueryVariables>;

export const OtherNotesDocument = "query OtherNotes($id: ID!) { statement(id: $id) { notes(first: 50) { nodes { id text status createdAt author { id alias } } } } }" as TypedDocument<OtherNotesQuery, OtherNotesQueryVariables>;

export const WhyInShortDocument = "query WhyInShort($id: ID!, $language: String!) { note(id: $id) { explanation(language: $language) { summary } } }" as TypedDocument<WhyInShortQuery, WhyInShortQueryVariables>;

export const AskingLimitsDocument = "query AskingLimits { community { limits { requestReasonLength requestSources } } }" as TypedDocument<AskingLimitsQuery, AskingLimitsQueryVariables>;

export const RequestNoteDocument = "mutation RequestNote($input: RequestNoteInput!) { requestNote(input: $input) { request { id statement { id } } } }" as TypedDocument<RequestNoteMutation, RequestNoteMutationVariables>;

export const FollowStatementDocument = "mutation FollowStatement($input: FollowStatementInput!) { followStatement(input: $input) { statement { viewerFollows } } }" as TypedDocument<FollowStatementMutation, FollowStatementMutationVariables>;

export const UnfollowStatementDocument = "mutation UnfollowStatement($input: UnfollowStatementInput!) { unfollowStatement(input: $input) { statement { viewerFollows } } }" as TypedDocument<UnfollowStatementMutation, UnfollowStatementMutationVariables>;

export const StatementStatusChangedDocument = "subscription StatementStatusChanged($statementId: ID!) { noteStatusChanged(statementId: $statementId) { toStatus note { id } } }" as TypedDocument<StatementStatusChangedSubscription, StatementStatusChangedSubscriptionVariables>;
