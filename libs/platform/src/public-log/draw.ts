import { createHash } from 'node:crypto';

/**
 * A random draw that anybody can repeat: candidates in the order of SHA-256 of the seed, a newline and the id, the first
 * of them drawn. The order in which they are given, and how often each is given, do not matter.
 * @returns at most `count` ids
 */
export function drawSeeded(seed: string, candidates: readonly string[], count: number): string[] {
  const ticket = (id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  return [...new Set(candidates)]
    .map((id) => ({ id, ticket: ticket(id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .slice(0, Math.max(0, count))
    .map(({ id }) => id);
}

/** SHA-256, in hexadecimal, of ids in order, a line each: who knows the ids can check it, and nobody else learns them. */
export const digestOfIds = (ids: readonly string[]): string => createHash('sha256').update([...ids].sort().join('\n')).digest('hex');
