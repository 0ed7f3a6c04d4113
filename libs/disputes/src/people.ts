import { AppError, requireContributor, requireLogin, requireSignedIn, type Viewer } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';

/** A person who signed in and was not put out, with or without an alias. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, FORBIDDEN for a key */
export function requirePresent(viewer: Viewer): string {
  const id = requireSignedIn(viewer);
  if (viewer.removed) throw new AppError('CONTRIBUTOR_REMOVED');
  requireLogin(viewer);
  return id;
}

/** A person who takes part. @throws as {@link requirePresent}, ALIAS_REQUIRED */
export function requireParticipant(viewer: Viewer): string {
  requirePresent(viewer);
  return requireContributor(viewer, 'read');
}

/** Lets one transaction at a time do what is named, until it ends. */
export async function takeTurn(manager: EntityManager, what: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [what]);
}
