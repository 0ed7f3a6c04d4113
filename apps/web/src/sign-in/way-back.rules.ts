/**
 * Where somebody goes after signing in: a path of this site, and never another site's address that somebody put into a link.
 * @param to as it stands in the address of the page
 */
export function wayBack(to: string | null): string {
  if (to === null || !to.startsWith('/')) return '/';
  const base = 'https://here.invalid';
  const url = URL.canParse(to, base) ? new URL(to, base) : null;
  if (url === null || url.origin !== base) return '/';
  // `/.//elsewhere.example` is a path here, but what is left of it when read again is another site.
  return url.pathname.startsWith('//') || url.pathname.startsWith('/sign-in') ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
