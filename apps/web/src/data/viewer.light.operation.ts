// Printed by `npm run contract` from the operations of the clients; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Schema from '@bridgenotes/api-contract';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Schema.Role, needsAlias: boolean, hasLeft: boolean, unreadNotices: number, signedInBy: Schema.SignedInBy, removal: { reason: Schema.RemovalReason } | null, contributor: { id: string, alias: string | null, enrollmentState: Schema.EnrollmentState, standing: { state: Schema.EnrollmentState, ratingImpact: number, ratingImpactNeeded: number } | null } | null } };

export const ViewerDocument = "query Viewer { viewer { role needsAlias hasLeft unreadNotices signedInBy removal { reason } contributor { id alias enrollmentState standing { state ratingImpact ratingImpactNeeded } } } }" as TypedDocument<ViewerQuery, ViewerQueryVariables>;
