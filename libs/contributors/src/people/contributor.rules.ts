import { AppError, ROLES, hasRole, requireLogin, requireSignedIn, type Role, type Viewer } from '@bridgenotes/platform';
import type { EnrollmentState } from '@bridgenotes/scoring';

/** Whether somebody was put out of the community. */
export const isRemoved = (contributor: { enrollmentState: EnrollmentState }): boolean => contributor.enrollmentState === 'removed';

const PROGRAM_STATES: readonly EnrollmentState[] = ['apiTestUser', 'apiEarnedIn', 'apiEarnedOut'];

/** A program is who is enrolled as one. */
export const kindOf = (contributor: { enrollmentState: EnrollmentState }): 'person' | 'program' => (PROGRAM_STATES.includes(contributor.enrollmentState) ? 'program' : 'person');

export const PARTICIPANT_ID_BYTES = 32;

/** The public id of a new contributor, from 32 random bytes: it must tell nothing of the login. */
export function participantIdOf(random: Uint8Array): string {
  if (random.length !== PARTICIPANT_ID_BYTES) throw new RangeError(`a participant id takes ${PARTICIPANT_ID_BYTES} bytes, not ${random.length}`);
  return Buffer.from(random).toString('hex').toUpperCase();
}

/** Choosing an alias makes a reader a contributor, and takes nothing from a moderator or an admin. */
export const roleWithAlias = (role: Role): Role => (role === 'reader' ? 'contributor' : role);

/** @throws INVALID_INPUT for a word that is no role */
export function parseRole(given: string): Role {
  const role = ROLES.find((known) => known === given);
  if (role === undefined) throw new AppError('INVALID_INPUT', { field: 'role', given: `"${given}"`, allowed: ROLES.join(', ') });
  return role;
}

/**
 * What only the person may do, and no program that holds a key of theirs: choose an alias, give roles, make keys.
 * Otherwise a leaked key that may only read could make itself one that may write.
 * @returns the person's contributor id
 * @throws SIGN_IN_REQUIRED, FORBIDDEN
 */
export function requirePerson(viewer: Viewer, role: Role = 'reader'): string {
  const id = requireSignedIn(viewer);
  requireLogin(viewer);
  if (!hasRole(viewer, role)) throw new AppError('FORBIDDEN', { needs: `the role ${role}` });
  return id;
}
