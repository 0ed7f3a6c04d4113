// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type SuggestImprovementMutationVariables = Exact<{
  input: Schema.SuggestImprovementInput;
}>;


export type SuggestImprovementMutation = { suggestImprovement: { suggestion: { id: string } } };

export const SuggestImprovementDocument = "mutation SuggestImprovement($input: SuggestImprovementInput!) { suggestImprovement(input: $input) { suggestion { id } } }" as TypedDocument<SuggestImprovementMutation, SuggestImprovementMutationVariables>;
