/**
 * The policy of a page of the web client: scripts and styles from here alone, styles besides with the nonce of this very
 * answer, requests to here and to the identity providers. Pictures and videos of statements are where they were posted.
 * @param origin of the page itself; older browsers do not take a WebSocket for 'self'
 */
export function pagePolicy(nonce: string, origin: string, identityProviders: readonly string[]): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob: https:",
    'media-src': "'self' blob: https:",
    'font-src': "'self'",
    'connect-src': ["'self'", origin.replace(/^http/, 'ws'), ...identityProviders].join(' '),
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives).map(([name, value]) => `${name} ${value}`).join('; ');
}

/** What else every page says. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** @param seconds 0 says nothing */
export const transportSecurity = (seconds: number): Readonly<Record<string, string>> => (seconds === 0 ? {} : { 'Strict-Transport-Security': `max-age=${seconds}` });
