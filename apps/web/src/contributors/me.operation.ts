// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** That you know of the loss. */
export type AcknowledgeEarnOutInput = {
  /** True: you have seen that you lost the ability to write, and why. */
  understood: boolean;
};

/** Why the loss of writing should be looked at. */
export type AppealLockInput = {
  /** 1 to 2000 characters, for moderators only. */
  text: string;
};

/** What you have to say. */
export type AppealRemovalInput = {
  /** 1 to 2000 characters, for the moderator who decides. */
  text: string;
};

/** What a writer is told apart by, as the published run found. */
export type ContributorBadge =
  /** Notes with high scores, and enough recent ratings to tell. */
  | 'EMERGING_WRITER'
  /** A high writing impact, and a good share of all notes helpful. */
  | 'TOP_WRITER';

/** Where somebody stands on the way to writing notes, spelled as in the public userEnrollment table. */
export type EnrollmentState =
  /** A program that may write notes. */
  | 'apiEarnedIn'
  /** A program that lost the ability to write notes. */
  | 'apiEarnedOut'
  /** A program that writes test notes only. */
  | 'apiTestUser'
  /** May write notes, but loses it with one more note rated not helpful. */
  | 'atRisk'
  /** May write notes. */
  | 'earnedIn'
  /** Lost the ability to write, and earns it back by rating. */
  | 'earnedOutAcknowledged'
  /** Lost the ability to write, and has not seen it yet. */
  | 'earnedOutNoAcknowledge'
  /** New: earns the ability to write by rating. */
  | 'newUser'
  /** Was removed from the programme. */
  | 'removed';

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

/** What somebody may do; each role may do everything that the ones before it may. */
export type Role =
  /** Gives roles and API keys. */
  | 'ADMIN'
  /** Adds statements, writes notes and rates. */
  | 'CONTRIBUTOR'
  /** Looks after the community. */
  | 'MODERATOR'
  /** Reads. Everybody starts here; choosing an alias makes a contributor. */
  | 'READER';

/** What keeps somebody from writing notes. */
export type WritingLock =
  /** Lost it through notes that were not helpful. */
  | 'EARNED_OUT'
  /** Has not yet rated well enough. */
  | 'NOT_EARNED_IN'
  /** Is a program, which writes by other rules. */
  | 'PROGRAM'
  /** Was removed from the community. */
  | 'REMOVED';

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { viewer: { role: Role, hasLeft: boolean, removal: { reasonText: string, explanation: string, removedAt: string, appeal: { text: string, outcome: RemovalAppealOutcome | null, answer: string | null } | null } | null, contributor: { enrollmentState: EnrollmentState, id: string, alias: string | null, badges: Array<ContributorBadge>, joinedAt: string, leftAt: string | null, standing: { ratingImpact: number, ratingImpactNeeded: number, writingImpact: number, timesEarnedOut: number, appeal: { id: string, state: LockAppealState, reason: string | null, openedAt: string } | null, writingAbility: { mayWrite: boolean, whileFounding: boolean, lockedBy: WritingLock | null, lockedByText: string | null, calmAfterHelpfulNotes: number | null, unlocksAt: { missing: number, ratingImpactNeeded: number } | null, wouldLock: { notHelpfulNotes: number, ratingImpactNeeded: number } | null }, transitions: { nodes: Array<{ id: string, changedAt: string, text: string }> } } | null, program: { id: string } | null } | null }, writingLimits: { perDay: number, used: number, resetsAt: string | null } };

export type ProfileFragment = { id: string, alias: string | null, badges: Array<ContributorBadge>, joinedAt: string, leftAt: string | null, program: { id: string } | null };

export type AcknowledgeEarnOutMutationVariables = Exact<{
  input: AcknowledgeEarnOutInput;
}>;


export type AcknowledgeEarnOutMutation = { acknowledgeEarnOut: { contributor: { id: string, enrollmentState: EnrollmentState } } };

export type AppealLockMutationVariables = Exact<{
  input: AppealLockInput;
}>;


export type AppealLockMutation = { appealLock: { appeal: { id: string, state: LockAppealState, reason: string | null, openedAt: string } } };

export type AppealRemovalMutationVariables = Exact<{
  input: AppealRemovalInput;
}>;


export type AppealRemovalMutation = { appealRemoval: { removal: { id: string } } };

export const ProfileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contributor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}},{"kind":"Field","name":{"kind":"Name","value":"badges"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<ProfileFragment, unknown>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"removal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasonText"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"removedAt"}},{"kind":"Field","name":{"kind":"Name","value":"appeal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasLeft"}},{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Profile"}},{"kind":"Field","name":{"kind":"Name","value":"enrollmentState"}},{"kind":"Field","name":{"kind":"Name","value":"standing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ratingImpact"}},{"kind":"Field","name":{"kind":"Name","value":"ratingImpactNeeded"}},{"kind":"Field","name":{"kind":"Name","value":"writingImpact"}},{"kind":"Field","name":{"kind":"Name","value":"timesEarnedOut"}},{"kind":"Field","name":{"kind":"Name","value":"appeal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"writingAbility"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayWrite"}},{"kind":"Field","name":{"kind":"Name","value":"whileFounding"}},{"kind":"Field","name":{"kind":"Name","value":"lockedBy"}},{"kind":"Field","name":{"kind":"Name","value":"lockedByText"}},{"kind":"Field","name":{"kind":"Name","value":"calmAfterHelpfulNotes"}},{"kind":"Field","name":{"kind":"Name","value":"unlocksAt"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missing"}},{"kind":"Field","name":{"kind":"Name","value":"ratingImpactNeeded"}}]}},{"kind":"Field","name":{"kind":"Name","value":"wouldLock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notHelpfulNotes"}},{"kind":"Field","name":{"kind":"Name","value":"ratingImpactNeeded"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transitions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"changedAt"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"writingLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"perDay"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"resetsAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Profile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Contributor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"alias"}},{"kind":"Field","name":{"kind":"Name","value":"badges"}},{"kind":"Field","name":{"kind":"Name","value":"joinedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leftAt"}},{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const AcknowledgeEarnOutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeEarnOut"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeEarnOutInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeEarnOut"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contributor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"enrollmentState"}}]}}]}}]}}]} as unknown as DocumentNode<AcknowledgeEarnOutMutation, AcknowledgeEarnOutMutationVariables>;
export const AppealLockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AppealLock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AppealLockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appealLock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appeal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]}}]}}]} as unknown as DocumentNode<AppealLockMutation, AppealLockMutationVariables>;
export const AppealRemovalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AppealRemoval"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AppealRemovalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appealRemoval"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AppealRemovalMutation, AppealRemovalMutationVariables>;
