import type { LevelCounts } from '../output';
import type { NoteFacts } from '../rules/rule';
import type { NoteStatus } from '../vocabulary';
import type { LiveParameters } from './live-parameters';

/** Better or worse for a note. */
type Way = 1 | -1;

/** A note as the next run may find it at the utmost: better or worse, nearer to the middle or further out. */
export function withinMargins(facts: NoteFacts, margins: LiveParameters): NoteFacts[] {
  const ways: readonly Way[] = [-1, 1];
  return ways.flatMap((better) => ways.map((further) => moved(facts, margins, better, further)));
}

function moved(facts: NoteFacts, { interceptMargin, factorMargin, supportersMargin }: LiveParameters, better: Way, further: Way): NoteFacts {
  const raised = (intercept: number | null): number | null => (intercept === null ? null : intercept + better * interceptMargin);
  const supported = (side: LevelCounts): LevelCounts => ({ ...side, helpful: Math.max(0, side.helpful + better * supportersMargin) });
  return {
    ...facts,
    intercept: raised(facts.intercept),
    interceptMax: raised(facts.interceptMax),
    interceptNoHighVolume: raised(facts.interceptNoHighVolume),
    interceptNoCorrelated: raised(facts.interceptNoCorrelated),
    factor: facts.factor === null ? null : Math.sign(facts.factor) * Math.max(0, Math.abs(facts.factor) + further * factorMargin),
    negative: supported(facts.negative),
    positive: supported(facts.positive),
  };
}

/**
 * Whether a change of status has to wait for the next run: the note is so near to where it would keep its status that the
 * run may find it there.
 * @param before what the last run decided
 * @param statusOf what would be decided on a note
 */
export function awaitsRun(before: NoteStatus, decided: NoteStatus, facts: NoteFacts, margins: LiveParameters, statusOf: (facts: NoteFacts) => NoteStatus): boolean {
  return decided !== before && withinMargins(facts, margins).some((near) => statusOf(near) === before);
}
