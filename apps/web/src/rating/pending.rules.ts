import type { Level, Reason } from './answer.rules';

/** What somebody found of a note. */
export interface Verdict {
  readonly level: Level;
  readonly reasons: readonly Reason[];
  readonly spread: 'EVERYWHERE' | 'THIS_STATEMENT' | null;
  /** Where they saw it; null: on the statement it was written on. */
  readonly statementId: string | null;
}

/** A rating that the server has not confirmed yet. */
export interface PendingRating {
  /** Tells one version of a rating from the next, so that the answer to the older does not end the newer. */
  readonly turn: number;
  readonly raterId: string;
  readonly noteId: string;
  /** null: the rating is taken back. */
  readonly verdict: Verdict | null;
  /** Words by which its rater knows the note again. */
  readonly about: string;
}

/** A rating that the server will not take, and why. */
export interface RefusedRating extends Omit<PendingRating, 'verdict'> {
  readonly message: string;
}

/** What the browser remembers of ratings. */
export interface Memory {
  readonly turn: number;
  /** In the order in which they are sent; one a rater and note. */
  readonly pending: readonly PendingRating[];
  readonly refused: readonly RefusedRating[];
  /** The notes that somebody rated on a day. */
  readonly rated: { readonly raterId: string; readonly day: string; readonly noteIds: readonly string[] };
}
export const EMPTY_MEMORY: Memory = { turn: 0, pending: [], refused: [], rated: { raterId: '', day: '', noteIds: [] } };

export type Given = Omit<PendingRating, 'turn'>;

/** Words by which a rater knows a note again. @param length characters at most */
export function aboutOf({ text, statement: { quotedText, url } }: { readonly text: string | null; readonly statement: { readonly quotedText: string | null; readonly url: string | null } }, length = 80): string {
  const words = quotedText ?? url ?? text ?? '';
  return words.length <= length ? words : `${words.slice(0, length - 1)}…`;
}

/** Remembers a rating until the server has it. A newer one of the same note takes the place of the older. @param day today, as YYYY-MM-DD */
export function kept(memory: Memory, given: Given, day: string): Memory {
  const same = (one: { raterId: string; noteId: string }) => one.raterId === given.raterId && one.noteId === given.noteId;
  const turn = memory.turn + 1;
  const noteIds = ratedOn(memory, given.raterId, day).filter((id) => id !== given.noteId);
  return {
    turn,
    pending: [...memory.pending.filter((one) => !same(one)), { ...given, turn }],
    refused: memory.refused.filter((one) => !same(one)),
    rated: { raterId: given.raterId, day, noteIds: given.verdict === null ? noteIds : [...noteIds, given.noteId] },
  };
}

/** The ratings of one person that wait, in the order in which they are sent. Nobody's are sent in the name of another. */
export const waitingOf = (memory: Memory, raterId: string): readonly PendingRating[] => memory.pending.filter((one) => one.raterId === raterId);

/** The notes that somebody rated on a day. */
export const ratedOn = ({ rated }: Memory, raterId: string, day: string): readonly string[] => (rated.raterId === raterId && rated.day === day ? rated.noteIds : []);

/** The server has this version; a newer one still waits. */
export const confirmed = (memory: Memory, turn: number): Memory => ({ ...memory, pending: memory.pending.filter((one) => one.turn !== turn) });

/** The server will never take this version: it is told, and no longer sent. */
export function refused(memory: Memory, turn: number, message: string): Memory {
  const found = memory.pending.find((one) => one.turn === turn);
  if (found === undefined) return memory;
  const { verdict: _, ...rest } = found;
  const { rated } = memory;
  return { ...confirmed(memory, turn), refused: [...memory.refused, { ...rest, message }], rated: { ...rated, noteIds: rated.noteIds.filter((id) => id !== found.noteId) } };
}

/** The server could not take this version now: the others come first. */
export function putOff(memory: Memory, turn: number): Memory {
  const found = memory.pending.find((one) => one.turn === turn);
  return found === undefined ? memory : { ...memory, pending: [...memory.pending.filter((one) => one !== found), found] };
}

/** Its rater has read why it was refused. */
export const understood = (memory: Memory, turn: number): Memory => ({ ...memory, refused: memory.refused.filter((one) => one.turn !== turn) });

/** What to make of a request that failed. */
export type Fate =
  /** The connection is gone: the same again, later. */
  | 'offline'
  /** The server has a problem now: another first. */
  | 'trouble'
  /** It waits until its rater has signed in, or has an alias. */
  | 'login'
  /** The server will never take it. */
  | 'refused';

const TROUBLE: ReadonlySet<string> = new Set(['UNEXPECTED_ANSWER', 'RATE_LIMITED', 'DATABASE_UNAVAILABLE', 'IDENTITY_PROVIDER_UNAVAILABLE', 'INTERNAL', 'IMPORT_IN_PROGRESS']);
const LOGIN: ReadonlySet<string> = new Set(['SIGN_IN_REQUIRED', 'INVALID_TOKEN', 'ALIAS_REQUIRED']);

/** @param code of the refusal; null where nothing answered */
export function fateOf(code: string | null): Fate {
  if (code === null || code === 'NETWORK') return 'offline';
  if (TROUBLE.has(code)) return 'trouble';
  return LOGIN.has(code) ? 'login' : 'refused';
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

/** Milliseconds until the next try. @param tries that failed in a row, from 1 @param asked seconds that the server asked for */
export function waitAfter(tries: number, asked?: number): number {
  return Math.max(Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT), (asked ?? 0) * 1_000);
}

/** The memory as it was stored; an empty one for what is not ours. */
export function readMemory(text: string | null): Memory {
  try {
    const found = JSON.parse(text ?? 'null') as Memory | null;
    if (found !== null && typeof found.turn === 'number' && Array.isArray(found.pending) && Array.isArray(found.refused) && Array.isArray(found.rated.noteIds)) return found;
  } catch {
    // Somebody else's text, or half of ours: nothing that could be sent.
  }
  return EMPTY_MEMORY;
}
