import { AppError, SCOPES, type Scope } from '@bridgenotes/platform';

const API_KEY_FORM = /^bn_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;
const MAX_NAME_LENGTH = 100;
const LAST_USED_STEP_MILLIS = 60_000;

/** Whether a bearer is meant to be an API key; anything else is taken for a token. */
export const looksLikeKey = (bearer: string): boolean => bearer.startsWith('bn_');

export const isWellFormedKey = (bearer: string): boolean => API_KEY_FORM.test(bearer);

export const isUsable = (key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): boolean =>
  key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);

/** Whether a use is worth a write: the time of the last use is kept to the minute. */
export const shouldRecordUse = (lastUsedAt: Date | null, now: Date): boolean =>
  lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= LAST_USED_STEP_MILLIS;

/** What a new key is asked to be. */
export interface KeyRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Whom the key acts for; nobody when left out. */
  readonly contributorId?: string | null;
  /** Never, when left out. */
  readonly expiresAt?: Date | null;
}

/** @returns the name trimmed, and each scope once · @throws INVALID_INPUT */
export function checkKeyRequest(request: KeyRequest, now: Date): { name: string; scopes: Scope[] } {
  const refuse = (field: string, given: string, allowed: string) => new AppError('INVALID_INPUT', { field, given, allowed });
  const name = request.name.trim();
  if (name === '') throw refuse('name', 'empty', `1 to ${MAX_NAME_LENGTH} characters`);
  if (name.length > MAX_NAME_LENGTH) throw refuse('name', `${name.length} characters long`, `1 to ${MAX_NAME_LENGTH} characters`);
  if (request.scopes.length === 0) throw refuse('scopes', 'empty', `at least one of ${SCOPES.join(', ')}`);
  const unknown = request.scopes.find((given) => !SCOPES.some((scope) => scope === given));
  if (unknown !== undefined) throw refuse('scopes', `"${unknown}"`, SCOPES.join(', '));
  const writes = request.scopes.find((scope) => scope !== 'read');
  // What a key writes is somebody's: it could never be used.
  if (writes !== undefined && request.contributorId == null) throw refuse('scopes', `"${writes}" for a key that acts for nobody`, 'read, or any scope for a key that acts for a contributor');
  if (request.expiresAt != null && !(request.expiresAt > now)) throw refuse('expiresAt', shown(request.expiresAt), `a time after ${now.toISOString()}`);
  return { name, scopes: SCOPES.filter((scope) => request.scopes.includes(scope)) };
}

const shown = (time: Date) => (Number.isNaN(time.getTime()) ? 'not a time' : time.toISOString());
