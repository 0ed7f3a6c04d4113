// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type SurfacedNotesQueryVariables = Exact<{
  urls: Array<string> | string;
}>;


export type SurfacedNotesQuery = { surfacedNotes: Array<{ url: string, canonicalUrl: string | null, statement: { id: string } | null, notes: Array<{ score: number | null, matchedBy: Schema.NoteMatchKind | null, note: { id: string, text: string | null, sources: Array<string>, createdAt: string, program: { name: string } | null }, decision: { status: Schema.NoteStatus, explanationTags: Array<Schema.RatingTag>, decidedAt: string, decidedBy: string, live: boolean } }> }> };

export const SurfacedNotesDocument = "query SurfacedNotes($urls: [String!]!) { surfacedNotes(urls: $urls) { url canonicalUrl statement { id } notes { score matchedBy note { id text sources createdAt program { name } } decision { status explanationTags decidedAt decidedBy live } } } }" as TypedDocument<SurfacedNotesQuery, SurfacedNotesQueryVariables>;
