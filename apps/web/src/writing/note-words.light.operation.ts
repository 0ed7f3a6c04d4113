// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What the evaluator finds of a note; high is good. */
export type Verdict =
  /** As it should be. */
  | 'HIGH'
  /** Not as it should be. */
  | 'LOW'
  /** Between. */
  | 'MEDIUM';

export type NoteWordsQueryVariables = Exact<{
  text: string;
}>;


export type NoteWordsQuery = { noteWords: { claimOpinion: Verdict, harassmentAbuse: Verdict } };

export const NoteWordsDocument = "query NoteWords($text: String!) { noteWords(text: $text) { claimOpinion harassmentAbuse } }" as TypedDocument<NoteWordsQuery, NoteWordsQueryVariables>;
