// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type NoteWordsQueryVariables = Exact<{
  text: string;
}>;


export type NoteWordsQuery = { noteWords: { claimOpinion: Schema.Verdict, harassmentAbuse: Schema.Verdict } };

export const NoteWordsDocument = "query NoteWords($text: String!) { noteWords(text: $text) { claimOpinion harassmentAbuse } }" as TypedDocument<NoteWordsQuery, NoteWordsQueryVariables>;
