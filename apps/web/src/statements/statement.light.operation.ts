// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type StatementQueryVariables = Exact<{
  id?: string | null | undefined;
  url?: string | null | undefined;
}>;


export type StatementQuery = { statement: { id: string, url: string | null, quotedText: string | null, authorName: string | null, statedOn: string | null, surfacedNotes: Array<{ note: { id: string, text: string | null, sources: Array<string> } }> } | null };

export const StatementDocument = "query Statement($id: ID, $url: String) { statement(id: $id, url: $url) { id url quotedText authorName statedOn surfacedNotes { note { id text sources } } } }" as TypedDocument<StatementQuery, StatementQueryVariables>;
