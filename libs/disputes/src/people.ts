import { requireActive, requireContributor, requireLogin, type Viewer } from '@bridgenotes/platform';

/** A person who signed in, with or without an alias. @throws what `requireActive` throws, FORBIDDEN for a key, NOT_FOR_PROGRAMS */
export function requirePresent(viewer: Viewer): string {
  const id = requireActive(viewer);
  requireLogin(viewer);
  return id;
}

/** A person who takes part. @throws as {@link requirePresent}, ALIAS_REQUIRED */
export function requireParticipant(viewer: Viewer): string {
  requirePresent(viewer);
  return requireContributor(viewer, 'read');
}
