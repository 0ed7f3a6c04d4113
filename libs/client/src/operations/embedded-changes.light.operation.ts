// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type EmbeddedChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type EmbeddedChangesSubscription = { noteStatusChanged: { note: { id: string, statement: { id: string, canonicalUrl: string | null } } } };

export const EmbeddedChangesDocument = "subscription EmbeddedChanges { noteStatusChanged { note { id statement { id canonicalUrl } } } }" as TypedDocument<EmbeddedChangesSubscription, EmbeddedChangesSubscriptionVariables>;
