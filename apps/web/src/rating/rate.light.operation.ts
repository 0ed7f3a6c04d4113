// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type OfferedNoteFragment = { id: string, text: string | null, sources: Array<string>, classification: Schema.NoteClassification, createdAt: string, subject: Schema.NoteSubjectKind, isCollaborativeNote: boolean, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, mediaUrls: Array<string>, language: string | null } };

export type NeededNotesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type NeededNotesQuery = { neededNotes: { nodes: Array<{ note: { id: string, text: string | null, sources: Array<string>, classification: Schema.NoteClassification, createdAt: string, subject: Schema.NoteSubjectKind, isCollaborativeNote: boolean, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, mediaUrls: Array<string>, language: string | null } }, reasons: Array<{ code: Schema.NeededReasonCode }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, ratingRequests: Array<{ expiresAt: string, note: { id: string } }> };

export const NeededNotesDocument = "query NeededNotes($first: Int!, $after: String) { neededNotes(first: $first, after: $after) { nodes { note { ...OfferedNote } reasons { code } } pageInfo { endCursor hasNextPage } } ratingRequests { note { id } expiresAt } } fragment OfferedNote on Note { id text sources classification createdAt subject isCollaborativeNote program { name } statement { id url quotedText authorName statedOn mediaUrls language } }" as TypedDocument<NeededNotesQuery, NeededNotesQueryVariables>;
