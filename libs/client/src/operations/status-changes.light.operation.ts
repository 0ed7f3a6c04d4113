// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type StatusChangesSubscriptionVariables = Exact<{
  statementId?: string | null | undefined;
}>;


export type StatusChangesSubscription = { noteStatusChanged: { id: string, fromStatus: Schema.NoteStatus | null, toStatus: Schema.NoteStatus, changedAt: string, decidedBy: string, live: boolean, note: { id: string, text: string | null, sources: Array<string>, statement: { id: string, url: string | null, canonicalUrl: string | null } } } };

export const StatusChangesDocument = "subscription StatusChanges($statementId: ID) { noteStatusChanged(statementId: $statementId) { id fromStatus toStatus changedAt decidedBy live note { id text sources statement { id url canonicalUrl } } } }" as TypedDocument<StatusChangesSubscription, StatusChangesSubscriptionVariables>;
