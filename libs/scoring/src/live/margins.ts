import type { LevelCounts } from '../output';
import type { NoteFacts } from '../rules/rule';
import type { NoteStatus } from '../vocabulary';
import type { LiveParameters } from './live-parameters';

/** Of a note's ratings on either side, those by raters so near to the middle that they may turn up on the other. */
export type Unsettled = Pick<NoteFacts, 'negative' | 'positive'>;

/** A note as the next run may find it at the worst: lower, further out, its supporters on one side gone over to the other. */
export function atWorst(facts: NoteFacts, { negative, positive }: Unsettled, { interceptMargin, factorMargin }: LiveParameters): NoteFacts {
  const lowered = (intercept: number | null): number | null => (intercept === null ? null : intercept - interceptMargin);
  return {
    ...facts,
    intercept: lowered(facts.intercept),
    interceptMax: lowered(facts.interceptMax),
    interceptNoHighVolume: lowered(facts.interceptNoHighVolume),
    interceptNoCorrelated: lowered(facts.interceptNoCorrelated),
    factor: facts.factor === null ? null : (facts.factor < 0 ? -1 : 1) * (Math.abs(facts.factor) + factorMargin),
    negative: withoutFriends(facts.negative, negative, positive),
    positive: withoutFriends(facts.positive, positive, negative),
  };
}

/** A side that lost its unsettled supporters and got the other's unsettled critics. */
function withoutFriends(side: LevelCounts, own: LevelCounts, other: LevelCounts): LevelCounts {
  return { ...side, helpful: side.helpful - own.helpful, notHelpful: side.notHelpful + other.notHelpful };
}

/**
 * Whether a note that would now be shown as helpful has to wait for the next run, which may not show it. Only showing
 * waits: what is no longer agreed on should not stay shown, and of notes called not helpful runs confirm nearly all.
 * @param before what the last run decided
 * @param worst what would be decided on the note at its worst
 */
export function awaitsRun(before: NoteStatus, decided: NoteStatus, worst: () => NoteStatus): boolean {
  return decided === 'CURRENTLY_RATED_HELPFUL' && before !== decided && worst() !== decided;
}
