import { NO_ANSWER, type Answer } from './answer.rules';
import type { Memory, PendingRating, RefusedRating } from './pending.rules';

/** One person's rating of one note, while its page is open. */
export interface QuickRating {
  /** As the page was told it last. */
  readonly told: Answer;
  /** What the server has, as far as is known here. */
  readonly server: Answer;
  /** What was said since and waits in this browser. */
  readonly waiting: PendingRating | undefined;
  /** What the server would not take. */
  readonly refused: RefusedRating | undefined;
  /** The server took it while the page was open. */
  readonly saved: boolean;
}

export interface Whose {
  readonly raterId: string;
  readonly noteId: string;
}

const same = (one: Answer, other: Answer): boolean => one.level === other.level && one.reasons.join() === other.reasons.join();

export function quickRating(told: Answer, memory: Memory, { raterId, noteId }: Whose): QuickRating {
  const mine = (one: Whose) => one.raterId === raterId && one.noteId === noteId;
  return { told, server: told, waiting: memory.pending.find(mine), refused: memory.refused.find(mine), saved: false };
}

/** What became of it: what no longer waits and was not refused is with the server. The very same where nothing changed. */
export function followed(before: QuickRating, told: Answer, memory: Memory, whose: Whose): QuickRating {
  const { waiting, refused } = quickRating(told, memory, whose);
  const news = !same(before.told, told);
  if (!news && waiting === before.waiting && refused === before.refused) return before;
  const taken = waiting === undefined && refused === undefined && before.waiting !== undefined;
  const server = taken ? saidIn(before.waiting) : news ? told : before.server;
  return { told, server, waiting, refused, saved: taken || (before.saved && waiting === undefined && refused === undefined && same(server, before.server)) };
}

/** What the page shows: at once what was said, and what the server has where that was not taken. */
export const shownOf = ({ server, waiting }: QuickRating): Answer => (waiting === undefined ? server : saidIn(waiting));

const saidIn = ({ verdict }: PendingRating): Answer => (verdict === null ? NO_ANSWER : { level: verdict.level, reasons: verdict.reasons, spread: verdict.spread });
