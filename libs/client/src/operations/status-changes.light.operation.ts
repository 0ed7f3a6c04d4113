// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What raters of different viewpoints found of a note. */
export type NoteStatus =
  /** People who usually disagree find it helpful: shown beside its statement. */
  | 'CURRENTLY_RATED_HELPFUL'
  /** People who usually disagree find it not helpful. */
  | 'CURRENTLY_RATED_NOT_HELPFUL'
  /** Not enough people of different viewpoints agree yet that it is helpful, or that it is not. */
  | 'NEEDS_MORE_RATINGS';

export type StatusChangesSubscriptionVariables = Exact<{
  statementId?: string | null | undefined;
}>;


export type StatusChangesSubscription = { noteStatusChanged: { id: string, fromStatus: NoteStatus | null, toStatus: NoteStatus, changedAt: string, decidedBy: string, live: boolean, note: { id: string, text: string | null, sources: Array<string>, statement: { id: string, url: string | null, canonicalUrl: string | null } } } };

export const StatusChangesDocument = "subscription StatusChanges($statementId: ID) { noteStatusChanged(statementId: $statementId) { id fromStatus toStatus changedAt decidedBy live note { id text sources statement { id url canonicalUrl } } } }" as TypedDocument<StatusChangesSubscription, StatusChangesSubscriptionVariables>;
