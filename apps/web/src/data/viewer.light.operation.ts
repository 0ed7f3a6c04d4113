// Printed by `npm run contract` from the operations beside it; not to be changed by hand.
import type { TypedDocument } from '@bridgenotes/api-contract';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** Why somebody is removed from the community. */
export type RemovalReason =
  /** Harassed, threatened or insulted people. */
  | 'ABUSE'
  /** Did not meet what this community asks of its contributors. */
  | 'ELIGIBILITY'
  /** Pretended to be somebody else. */
  | 'IMPERSONATION'
  /** Rated or wrote together with others to move what is shown. */
  | 'MANIPULATION'
  /** Broke another rule of this community. */
  | 'OTHER_RULE'
  /** Took part under more than one account. */
  | 'SEVERAL_ACCOUNTS'
  /** Published advertising or worthless text in bulk. */
  | 'SPAM'
  /** Published what the law forbids. */
  | 'UNLAWFUL_CONTENT';

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

/** How somebody is known to the server. */
export type SignedInBy =
  /** Not at all. */
  | 'ANONYMOUS'
  /** By an API key. */
  | 'API_KEY'
  /** By the development login. */
  | 'DEVELOPMENT'
  /** By a token of an identity provider. */
  | 'TOKEN';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { role: Role, needsAlias: boolean, hasLeft: boolean, unreadNotices: number, signedInBy: SignedInBy, removal: { reason: RemovalReason } | null, contributor: { id: string, alias: string | null, enrollmentState: EnrollmentState, standing: { state: EnrollmentState, ratingImpact: number, ratingImpactNeeded: number } | null } | null } };

export const ViewerDocument = "query Viewer { viewer { role needsAlias hasLeft unreadNotices signedInBy removal { reason } contributor { id alias enrollmentState standing { state ratingImpact ratingImpactNeeded } } } }" as TypedDocument<ViewerQuery, ViewerQueryVariables>;
