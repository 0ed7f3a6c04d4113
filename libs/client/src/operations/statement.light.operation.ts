// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type StatementWithNotesQueryVariables = Exact<{
  id?: string | null | undefined;
  url?: string | null | undefined;
}>;


export type StatementWithNotesQuery = { statement: { id: string, url: string | null, canonicalUrl: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, platform: Schema.StatementPlatform | null, language: string | null, noteCount: number, createdAt: string, surfacedNotes: Array<{ score: number | null, matchedBy: Schema.NoteMatchKind | null, note: { id: string, text: string | null, sources: Array<string>, createdAt: string, program: { name: string } | null }, decision: { status: Schema.NoteStatus, explanationTags: Array<Schema.RatingTag>, decidedAt: string, decidedBy: string, live: boolean } }> } | null };

export const StatementWithNotesDocument = "query StatementWithNotes($id: ID, $url: String) { statement(id: $id, url: $url) { id url canonicalUrl quotedText authorName statedOn platform language noteCount createdAt surfacedNotes { score matchedBy note { id text sources createdAt program { name } } decision { status explanationTags decidedAt decidedBy live } } } }" as TypedDocument<StatementWithNotesQuery, StatementWithNotesQueryVariables>;
