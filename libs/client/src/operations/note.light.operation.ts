// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type NoteWithDecisionQueryVariables = Exact<{
  id: string;
}>;


export type NoteWithDecisionQuery = { note: { id: string, classification: Schema.NoteClassification, tags: Array<Schema.NoteTag>, text: string | null, sources: Array<string>, createdAt: string, deletedAt: string | null, program: { name: string } | null, statement: { id: string, url: string | null, quotedText: string | null }, decision: { status: Schema.NoteStatus, explanationTags: Array<Schema.RatingTag>, decidedAt: string, decidedBy: string, rules: Array<string>, live: boolean, run: { id: string } } | null, score: { intercept: number | null, factor: number | null, numRatings: number, live: boolean } | null, missing: Array<{ code: Schema.MissingCode, text: string }> } | null };

export const NoteWithDecisionDocument = "query NoteWithDecision($id: ID!) { note(id: $id) { id classification tags text sources createdAt deletedAt program { name } statement { id url quotedText } decision { status explanationTags decidedAt decidedBy rules live run { id } } score { intercept factor numRatings live } missing { code text } } }" as TypedDocument<NoteWithDecisionQuery, NoteWithDecisionQueryVariables>;
