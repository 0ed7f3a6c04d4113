/** What of a request says by which address it came. */
export interface Addressed {
  readonly host: string | undefined;
  /** Headers of reverse proxies; empty where none is to be believed. */
  readonly forwardedHost: string | undefined;
  readonly forwardedProto: string | undefined;
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;
const last = (header: string | undefined) => header?.split(',').at(-1)?.trim().toLowerCase();

/**
 * The address under which people reach the server, without a slash at its end.
 * @param publicUrl as the operator says; otherwise what the request says counts, as far as it is a host at all
 */
export function originOf(publicUrl: string | undefined, { host, forwardedHost, forwardedProto }: Addressed): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/$/, '');
  const named = last(forwardedHost) ?? host ?? '';
  return `${last(forwardedProto) === 'https' ? 'https' : 'http'}://${HOST.test(named) ? named : 'localhost'}`;
}
