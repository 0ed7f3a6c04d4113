// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type RateNoteMutationVariables = Exact<{
  input: Schema.RateNoteInput;
}>;


export type RateNoteMutation = { rateNote: { rating: { level: Schema.HelpfulnessLevel, tags: Array<Schema.RatingTag> } } };

export type WithdrawRatingMutationVariables = Exact<{
  input: Schema.WithdrawRatingInput;
}>;


export type WithdrawRatingMutation = { withdrawRating: { note: { id: string } } };

export const RateNoteDocument = "mutation RateNote($input: RateNoteInput!) { rateNote(input: $input) { rating { level tags } } }" as TypedDocument<RateNoteMutation, RateNoteMutationVariables>;

export const WithdrawRatingDocument = "mutation WithdrawRating($input: WithdrawRatingInput!) { withdrawRating(input: $input) { note { id } } }" as TypedDocument<WithdrawRatingMutation, WithdrawRatingMutationVariables>;
