import { AppError } from '@bridgenotes/platform';

/** Headers of a request, or the parameters a websocket was opened with. */
export type Credentials = Readonly<Record<string, unknown>>;

/**
 * What follows "Bearer" in the authorization header; null when no authorization was sent at all.
 * @throws INVALID_TOKEN for any other authorization: who tried to log in is never served as a stranger
 */
export function bearerOf(credentials: Credentials): string | null {
  const given = Object.entries(credentials).filter(([name, value]) => name.toLowerCase() === 'authorization' && value !== undefined && value !== null);
  if (given.length === 0) return null;
  const refused = (reason: string) => new AppError('INVALID_TOKEN', { reason });
  if (given.length > 1) throw refused('authorization was sent more than once');
  const value = given[0]![1];
  if (typeof value !== 'string') throw refused('authorization is not one text');
  const bearer = /^Bearer +([\w.~+/=-]+) *$/i.exec(value)?.[1];
  if (bearer === undefined) throw refused('authorization is not of the form "Bearer <token or API key>"');
  return bearer;
}
