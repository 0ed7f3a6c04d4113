// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type WritingStandingQueryVariables = Exact<{
  statementId?: string | null | undefined;
}>;


export type WritingStandingQuery = { viewer: { contributor: { id: string, enrollmentState: Schema.EnrollmentState, standing: { ratingImpact: number, writingAbility: { mayWrite: boolean, lockedBy: Schema.WritingLock | null, lockedByText: string | null, whileFounding: boolean, unlocksAt: { ratingImpactNeeded: number, missing: number } | null } } | null } | null }, writingLimits: { perDay: number, used: number, resetsAt: string | null, onAuthor: { limit: number, hours: number, used: number, resetsAt: string | null } | null }, community: { languages: Array<string>, limits: { noteLength: number, urlLength: number, sourcesNeeded: number, quoteLength: number, authorNameLength: number } } };

export type WritingStatementQueryVariables = Exact<{
  id: string;
}>;


export type WritingStatementQuery = { statement: { link: string | null, mediaUrls: Array<string>, language: string | null, id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number, media: { kind: Schema.MediaKind | null } | null, notes: { nodes: Array<{ id: string, text: string | null, status: Schema.NoteStatus, classification: Schema.NoteClassification, author: { id: string }, decision: { live: boolean } | null, dispute: { state: Schema.DisputeState } | null }> } | null } | null };

export type FoundStatementFragment = { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number };

export type StatementByUrlQueryVariables = Exact<{
  url: string;
}>;


export type StatementByUrlQuery = { statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number } | null };

export type SimilarStatementsQueryVariables = Exact<{
  search: string;
}>;


export type SimilarStatementsQuery = { statements: { nodes: Array<{ id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, noteCount: number }> } };

export type RequestsOnStatementsQueryVariables = Exact<{ [key: string]: never; }>;


export type RequestsOnStatementsQuery = { requestedStatements: { nodes: Array<{ requestCount: number, statement: { id: string, url: string | null, quotedText: string | null }, sources: Array<{ url: string, count: number }>, requests: Array<{ id: string, reason: string | null }> }> } };

export type AddStatementMutationVariables = Exact<{
  input: Schema.AddStatementInput;
}>;


export type AddStatementMutation = { addStatement: { created: boolean, statement: { id: string } } };

export type WriteNoteMutationVariables = Exact<{
  input: Schema.WriteNoteInput;
}>;


export type WriteNoteMutation = { writeNote: { note: { id: string, status: Schema.NoteStatus } } };

export type WrittenNoteQueryVariables = Exact<{
  id: string;
}>;


export type WrittenNoteQuery = { note: { id: string, status: Schema.NoteStatus, decision: { live: boolean } | null } | null };

export const WritingStandingDocument = "query WritingStanding($statementId: ID) { viewer { contributor { id enrollmentState standing { ratingImpact writingAbility { mayWrite lockedBy lockedByText whileFounding unlocksAt { ratingImpactNeeded missing } } } } } writingLimits(statementId: $statementId) { perDay used resetsAt onAuthor { limit hours used resetsAt } } community { languages limits { noteLength urlLength sourcesNeeded quoteLength authorNameLength } } }" as TypedDocument<WritingStandingQuery, WritingStandingQueryVariables>;

export const WritingStatementDocument = "query WritingStatement($id: ID!) { statement(id: $id) { ...FoundStatement link mediaUrls language media { kind } notes(first: 20) { nodes { id text status classification author { id } decision { live } dispute { state } } } } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<WritingStatementQuery, WritingStatementQueryVariables>;

export const StatementByUrlDocument = "query StatementByUrl($url: String!) { statement(url: $url) { ...FoundStatement } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<StatementByUrlQuery, StatementByUrlQueryVariables>;

export const SimilarStatementsDocument = "query SimilarStatements($search: String!) { statements(first: 5, search: $search) { nodes { ...FoundStatement } } } fragment FoundStatement on Statement { id url quotedText authorName statedOn noteCount }" as TypedDocument<SimilarStatementsQuery, SimilarStatementsQueryVariables>;

export const RequestsOnStatementsDocument = "query RequestsOnStatements { requestedStatements(first: 30) { nodes { requestCount statement { id url quotedText } sources { url count } requests { id reason } } } }" as TypedDocument<RequestsOnStatementsQuery, RequestsOnStatementsQueryVariables>;

export const AddStatementDocument = "mutation AddStatement($input: AddStatementInput!) { addStatement(input: $input) { created statement { id } } }" as TypedDocument<AddStatementMutation, AddStatementMutationVariables>;

export const WriteNoteDocument = "mutation WriteNote($input: WriteNoteInput!) { writeNote(input: $input) { note { id status } } }" as TypedDocument<WriteNoteMutation, WriteNoteMutationVariables>;

export const WrittenNoteDocument = "query WrittenNote($id: ID!) { note(id: $id) { id status decision { live } } }" as TypedDocument<WrittenNoteQuery, WrittenNoteQueryVariables>;
