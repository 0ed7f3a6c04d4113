import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { NOTICE_KINDS } from '../kinds';

const link = z.discriminatedUnion('does', [
  z.object({ does: z.literal('confirm'), who: z.string(), address: z.string(), until: z.number() }),
  z.object({ does: z.literal('unsubscribe'), who: z.string(), address: z.string(), kind: z.enum(NOTICE_KINDS).nullable() }),
]);

/** What a link in a mail lets its reader do without signing in: confirm an address, or get no more mail there. */
export type MailLink = z.infer<typeof link>;

const macOf = (secret: string, body: string) => createHmac('sha256', secret).update(`mail link\n${body}`).digest();

/** What stands in the URL: what it does, and a mark that only we can make. */
export function signLink(secret: string, given: MailLink): string {
  const body = Buffer.from(JSON.stringify(given)).toString('base64url');
  return `${body}.${macOf(secret, body).toString('base64url')}`;
}

/** What a link says; null when we did not make it. */
export function readLink(secret: string, token: string): MailLink | null {
  const [body = '', mark = ''] = token.split('.');
  const expected = macOf(secret, body);
  const given = Buffer.from(mark, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const read = link.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return read.success ? read.data : null;
}
