/** What is kept of a login beside its token. */
export interface Login {
  /** Since when the token is used, in milliseconds since 1970. */
  readonly since: number;
  /** When the token ends, in milliseconds since 1970. */
  readonly until: number;
  /** Which provider can renew it; null where none can. */
  readonly issuer: string | null;
}

/** So long before its end a token is renewed, so that nothing that is sent in the meantime is refused; a short one later. */
const RENEW_BEFORE_MILLIS = 60_000;
const RENEW_IN_LAST_SHARE = 0.25;

export const loginText = (login: Login): string => JSON.stringify(login);

/** @param stored as the browser kept it, or as somebody changed it */
export function readLogin(stored: string | null): Login | null {
  if (stored === null) return null;
  try {
    const { since, until, issuer } = JSON.parse(stored) as Record<string, unknown>;
    return typeof since === 'number' && typeof until === 'number' && (issuer === null || typeof issuer === 'string') ? { since, until, issuer } : null;
  } catch {
    return null;
  }
}

export const isDueForRenewal = (login: Login | null, now: number): login is Login & { readonly issuer: string } => 
  login !== null && login.issuer !== null && login.until - now < Math.min(RENEW_BEFORE_MILLIS, (login.until - login.since) * RENEW_IN_LAST_SHARE);

export const hasEnded = (login: Login | null, now: number): boolean => login !== null && login.until <= now;
