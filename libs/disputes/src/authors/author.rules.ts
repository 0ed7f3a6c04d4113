import { AppError } from '@bridgenotes/platform';
import { canonicalUrl, type CanonicalUrl, type Statement } from '@bridgenotes/statements';

/**
 * Whether a statement stands below a person's own URL: the same host, and a path that goes on from the person's at a
 * slash. A platform whose posts do not name their author in their canonical URL is never below anybody's profile, and
 * the front page of a platform is nobody's. Names on platforms do not differ by case.
 * @param profile a URL that is verified to be the person's own: https://bsky.app/profile/ada.example, https://ada.example
 */
export function isBelowProfile({ canonicalUrl: url, platform }: Pick<Statement, 'canonicalUrl' | 'platform'>, profile: string): boolean {
  const own = canonicalOrNull(profile);
  if (url === null || own === null) return false;
  const [statement, owned] = [new URL(url), new URL(own.url)];
  if (owned.search !== '' || owned.hash !== '' || statement.host !== owned.host) return false;
  const onPlatform = platform !== 'WEB';
  const [path, ownPath] = [statement.pathname, owned.pathname.replace(/\/$/, '')].map((one) => (onPlatform ? one.toLowerCase() : one)) as [string, string];
  return ownPath === '' ? !onPlatform : path.startsWith(`${ownPath}/`);
}

function canonicalOrNull(url: string): CanonicalUrl | null {
  try {
    return canonicalUrl(url);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
