import { createHash } from 'node:crypto';

/** Names a message to its receiver: the same for every attempt, so that a repeat is known as one. */
export const messageId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

/** A number from 0 to 1 that is the same for the same message and attempt wherever it is drawn. */
export const chanceOf = (key: string, attempt: number): number => createHash('sha256').update(`${key}\n${attempt}`).digest().readUInt32BE(0) / 2 ** 32;
