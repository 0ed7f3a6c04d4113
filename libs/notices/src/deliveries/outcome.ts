/** What became of an attempt. */
export type Outcome =
  | { readonly is: 'sent' }
  /** It may work later; `askedMillis` is how long the receiver asked to be left alone. */
  | { readonly is: 'failed'; readonly reason: string; readonly askedMillis?: number }
  /** It will never work. */
  | { readonly is: 'refused'; readonly reason: string }
  /** Nobody wants it any more. */
  | { readonly is: 'unwanted'; readonly reason: string };

export const SENT: Outcome = { is: 'sent' };

/** The wait that a receiver asks for with `Retry-After`: seconds, or a date. */
export function askedWait(header: string | string[] | undefined, now: Date): number {
  const value = Array.isArray(header) ? header[0] : header;
  if (value === undefined) return 0;
  const millis = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return Number.isFinite(millis) ? Math.max(0, millis) : 0;
}
