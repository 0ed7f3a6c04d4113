// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A decision, and its reason. */
export type DecideLockAppealInput = {
  /** The appeal. */
  appealId: string;
  /** Whether the loss stays. */
  outcome: LockAppealOutcome;
  /** 1 to 2000 characters; published in the log. */
  reason: string;
};

/** What was found. */
export type DecideRemovalAppealInput = {
  /** What the person is told, 1 to 2000 characters. */
  answer: string;
  /** Whether it stays. */
  outcome: RemovalAppealOutcome;
  /** The removal. */
  removalId: string;
};

/** How a moderator decides an appeal. */
export type LockAppealOutcome =
  /** The loss is taken back, and the notes behind it no longer count for another. */
  | 'LIFTED'
  /** The loss stays. */
  | 'UPHELD';

/** What became of an appeal against the loss of writing. */
export type LockAppealState =
  /** The loss was taken back. */
  | 'LIFTED'
  /** Waits for a moderator. */
  | 'OPEN'
  /** Writing was unlocked before anybody decided. */
  | 'OVERTAKEN'
  /** The loss stays. */
  | 'UPHELD';

/** What another moderator found. */
export type RemovalAppealOutcome =
  /** The removal ends, and the person takes part again. */
  | 'OVERTURNED'
  /** The removal stays. */
  | 'UPHELD';

export type AppealsQueryVariables = Exact<{ [key: string]: never; }>;


export type AppealsQuery = { openLockAppeals: { nodes: Array<{ id: string, text: string, openedAt: string, contributor: { id: string, alias: string | null } }> }, removals: { nodes: Array<{ id: string, reasonText: string, explanation: string, contributor: { id: string, alias: string | null }, appeal: { text: string, at: string } | null }> } };

export type DecideLockAppealMutationVariables = Exact<{
  input: DecideLockAppealInput;
}>;


export type DecideLockAppealMutation = { decideLockAppeal: { appeal: { id: string, state: LockAppealState } } };

export type DecideRemovalAppealMutationVariables = Exact<{
  input: DecideRemovalAppealInput;
}>;


export type DecideRemovalAppealMutation = { decideRemovalAppeal: { removal: { id: string } } };


export const AppealsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Appeals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openLockAppeals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"removals"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"waitingAppeals"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reasonText"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}}]}},{"kind":"Field","name":{"kind":"Name","value":"appeal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AppealsQuery, AppealsQueryVariables>;
export const DecideLockAppealDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideLockAppeal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideLockAppealInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideLockAppeal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appeal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<DecideLockAppealMutation, DecideLockAppealMutationVariables>;
export const DecideRemovalAppealDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideRemovalAppeal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideRemovalAppealInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideRemovalAppeal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DecideRemovalAppealMutation, DecideRemovalAppealMutationVariables>;
