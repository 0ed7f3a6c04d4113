// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type RecentHelpfulNotesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RecentHelpfulNotesQuery = { helpfulNotes: { nodes: Array<{ id: string, text: string | null, sources: Array<string>, createdAt: string, program: { name: string } | null, statement: { id: string, url: string | null, canonicalUrl: string | null, quotedText: string | null, authorName: string | null, language: string | null }, decision: { status: Schema.NoteStatus, explanationTags: Array<Schema.RatingTag>, decidedAt: string, decidedBy: string, live: boolean } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export const RecentHelpfulNotesDocument = "query RecentHelpfulNotes($first: Int, $after: String) { helpfulNotes(first: $first, after: $after) { nodes { id text sources createdAt program { name } statement { id url canonicalUrl quotedText authorName language } decision { status explanationTags decidedAt decidedBy live } } pageInfo { hasNextPage endCursor } } }" as TypedDocument<RecentHelpfulNotesQuery, RecentHelpfulNotesQueryVariables>;
