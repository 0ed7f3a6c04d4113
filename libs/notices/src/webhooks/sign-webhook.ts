import { createHmac } from 'node:crypto';

export const SECRET_BYTES = 32;

/** A secret as its owner sees it, once. */
export const shownSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

/**
 * Headers by which a receiver knows that a message is ours, recent, and whether it came before (Standard Webhooks 1.0):
 * HMAC-SHA256 of id, time and body, by each of the secrets.
 * @param seconds since 1970
 */
export function signedHeaders(id: string, seconds: number, body: string, secrets: readonly Buffer[]): Record<string, string> {
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}
