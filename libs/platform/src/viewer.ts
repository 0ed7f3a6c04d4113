import { AppError } from './errors/app-error';

export const ROLES = ['reader', 'contributor', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may be used for. A person who signed in has all of them, within their role. */
export const SCOPES = ['read', 'statements:write', 'notes:write', 'ai-notes:write', 'ratings:write', 'runs:write', 'requests:write', 'views:write', 'authors:vouch', 'webhooks:write'] as const;
export type Scope = (typeof SCOPES)[number];

/** All that a program may ever be given: it reads and writes notes of its own, and has no say about others'. */
export const PROGRAM_SCOPES: readonly Scope[] = ['read', 'ai-notes:write'];

/** Who is asking, as established at the door; services trust this and never an id from the input. */
export interface Viewer {
  readonly via: 'anonymous' | 'token' | 'api-key' | 'development';
  /** A person unless said: a program is a contributor of its own that writes notes and does nothing else. */
  readonly kind?: 'person' | 'program';
  readonly contributorId: string | null;
  readonly role: Role;
  readonly alias: string | null;
  readonly scopes: readonly Scope[];
  /** Put out of the community: may read like anybody, and not take part. */
  readonly removed: boolean;
  /** Left by themselves, or no longer meets what the community asks for: may read and come back. Not, when left out. */
  readonly left?: boolean;
  /** A URL that the identity provider calls the person's own, as this login tells it (the claim `profile`). */
  readonly profile?: string | null;
  /** What a rate limit counts: the key, the person, or the address. */
  readonly limitKey: string;
}

export function anonymous(address: string): Viewer {
  return Object.freeze<Viewer>({ via: 'anonymous', contributorId: null, role: 'reader', alias: null, scopes: ['read'], removed: false, limitKey: `address:${address}` });
}

export const hasRole = (viewer: Viewer, role: Role): boolean => ROLES.indexOf(viewer.role) >= ROLES.indexOf(role);

/** The viewer's own contributor id. @throws SIGN_IN_REQUIRED when nobody is signed in */
export function requireSignedIn(viewer: Viewer): string {
  if (viewer.contributorId === null) throw new AppError('SIGN_IN_REQUIRED');
  return viewer.contributorId;
}

/** The id of a viewer who is neither removed nor gone, with an alias or without. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CONTRIBUTOR_LEFT */
export function requireActive(viewer: Viewer): string {
  const id = requireSignedIn(viewer);
  if (viewer.removed) throw new AppError('CONTRIBUTOR_REMOVED');
  if (viewer.left === true) throw new AppError('CONTRIBUTOR_LEFT');
  return id;
}

/** @throws NOT_FOR_PROGRAMS, FORBIDDEN for an API key that was not made for this */
export function requireScope(viewer: Viewer, scope: Scope): void {
  if (viewer.kind === 'program' && !PROGRAM_SCOPES.includes(scope)) throw new AppError('NOT_FOR_PROGRAMS');
  if (!viewer.scopes.includes(scope)) throw new AppError('FORBIDDEN', { needs: `the scope ${scope}` });
}

/** @throws NOT_FOR_PROGRAMS, FORBIDDEN for whoever acts for somebody with an API key */
export function requireLogin(viewer: Viewer): void {
  if (viewer.kind === 'program') throw new AppError('NOT_FOR_PROGRAMS');
  if (viewer.via === 'api-key') throw new AppError('FORBIDDEN', { needs: 'a login; an API key cannot do it' });
}

/** The id of a viewer who takes part under an alias. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CONTRIBUTOR_LEFT, NOT_FOR_PROGRAMS, FORBIDDEN, ALIAS_REQUIRED */
export function requireContributor(viewer: Viewer, scope: Scope): string {
  const id = requireActive(viewer);
  requireScope(viewer, scope);
  if (viewer.alias === null) throw new AppError('ALIAS_REQUIRED');
  if (!hasRole(viewer, 'contributor')) throw new AppError('FORBIDDEN', { needs: 'the role contributor' });
  return id;
}
