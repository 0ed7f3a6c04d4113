import { AppError } from '@bridgenotes/platform';

/**
 * What follows "Bearer" in an authorization header, or in the connection parameter of that name; null when none was sent.
 * @param authorization a text, or whatever else a client of a websocket sends
 * @throws INVALID_TOKEN for any other authorization: who tried to log in is never served as a stranger
 */
export function bearerOf(authorization: unknown): string | null {
  if (authorization === undefined || authorization === null) return null;
  const bearer = typeof authorization === 'string' ? /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1] : undefined;
  if (bearer === undefined) throw new AppError('INVALID_TOKEN', { reason: 'authorization is not of the form "Bearer <token or API key>"' });
  return bearer;
}
