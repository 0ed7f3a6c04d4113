import type { IncomingMessage } from 'node:http';

/**
 * The client's address as far as it can be believed: each of our own reverse proxies appends the address it saw to
 * X-Forwarded-For, so the entry `hops` from the right was written by the outermost of them; the rest anyone can write.
 */
export function addressOf(request: Pick<IncomingMessage, 'headers' | 'socket'>, hops: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (hops === 0) return direct;
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((part) => part.trim()).filter(Boolean);
  return forwarded.at(-hops) ?? forwarded[0] ?? direct;
}
