// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A suggestion for a note that you have rated. */
export type SuggestImprovementInput = {
  /** Whether your alias may stand under the note when it takes this up. It then shows that you rated the note, though not how. */
  credited?: boolean;
  /** The note. */
  noteId: string;
  /** What you would change, 1 to 500 characters. */
  text: string;
};

export type SuggestImprovementMutationVariables = Exact<{
  input: SuggestImprovementInput;
}>;


export type SuggestImprovementMutation = { suggestImprovement: { suggestion: { id: string } } };

export const SuggestImprovementDocument = "mutation SuggestImprovement($input: SuggestImprovementInput!) { suggestImprovement(input: $input) { suggestion { id } } }" as TypedDocument<SuggestImprovementMutation, SuggestImprovementMutationVariables>;
