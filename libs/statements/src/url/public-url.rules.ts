import { AppError } from '@bridgenotes/platform';

/** The longest URL a statement can have, in characters, before and after normalisation. */
export const MAX_URL_LENGTH = 2048;

/**
 * Reads a URL that means the same thing to every reader of the internet. A scheme that is missing is taken as https.
 *
 * Nothing here is ever fetched: a URL is a name. A loopback, private or single-label host names another thing for
 * every reader (and would be a trap for anything that fetches later), so it is refused, and so is a user name or
 * password, which must not be published.
 * @throws INVALID_URL
 */
export function publicUrl(given: string): URL {
  const text = given.trim();
  const refuse = (reason: string) => new AppError('INVALID_URL', { given: shortened(text), reason });
  if (text === '') throw refuse('it is empty; allowed: an http or https URL');
  if (text.length > MAX_URL_LENGTH) throw refuse(`it has ${text.length} characters; allowed: ${MAX_URL_LENGTH}`);

  const url = parsed(withScheme(text));
  if (url === null) throw refuse('it cannot be read as a URL; allowed: an http or https URL with a host name');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(`its scheme is ${url.protocol.slice(0, -1)}; allowed: http and https`);
  if (url.username !== '' || url.password !== '') throw refuse('it contains a user name or password; allowed: a URL without them');
  if (!isPublicHost(url.hostname)) throw refuse('its host is private or local, so it names another thing for every reader; allowed: a public host');
  return url;
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** People paste "example.org/page": what starts like a host name with a dot, and names no scheme, is meant as https. */
function withScheme(text: string): string {
  if (text.startsWith('//')) return `https:${text}`;
  return /^[^\s/:?#@]+\.[^\s/:?#@]+([/?#]|$)/.test(text) ? `https://${text}` : text;
}

/** Names that never leave a machine or a home: RFC 6761, RFC 6762, RFC 8375, and ICANN's reserved "internal". */
const LOCAL_SUFFIXES = ['localhost', 'local', 'internal', 'home.arpa'];

/** Whether a host, as the URL parser writes it (lower case, punycode, plain IPv4), is reachable by everyone. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPublicIpv4(host.split('.').map(Number));
  return host.includes('.') && !host.includes('..') && !host.startsWith('.') && !LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** RFC 6890's ranges that are not globally reachable, and multicast and above. */
function isPublicIpv4([a = 0, b = 0]: readonly number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return false;
  if (a === 100 && b >= 64 && b < 128) return false;
  if (a === 169 && b === 254) return false;
  if (a === 172 && b >= 16 && b < 32) return false;
  return !(a === 192 && b === 168);
}

/** Only global unicast (2000::/3). The parser writes IPv6 compressed, so a leading "::" is loopback or a mapped IPv4. */
const isPublicIpv6 = (address: string) => /^[23][0-9a-f]{3}:/.test(address);
