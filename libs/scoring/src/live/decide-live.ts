import { judge } from '../core/judge';
import type { NoteStatusHistoryRow } from '../input';
import type { MetaDecision } from '../meta/decision';
import { decide, keepDecision } from '../meta/meta-rules';
import type { RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import { ruleLabel, type NoteFacts } from '../rules/rule';
import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';
import { atWorst, awaitsRun, type Unsettled } from './margins';

/** The rule that keeps the status of the last run where the next one may not show the note. */
export const AWAITS_RUN = { name: 'AwaitsRun', version: '1.0' } as const;

/** What publishing knows of a note beside the core model's word. */
export interface PublishedNote {
  /** Of the last run; undefined for a note that it has not seen. */
  previous: NoteStatusHistoryRow | undefined;
  countOf: (tag: RatingTag) => number;
  now: number;
  unsettled: Unsettled;
}

/**
 * Decides on a note by the core model's word alone. A note that would not be shown as helpful at the worst end of the margins of
 * `parameters.live` stays as the last run left it.
 * @param trace where the rules of publishing are written down as they were evaluated
 */
export function decideLive(facts: NoteFacts, status: ModelStatus, { previous, countOf, now, unsettled }: PublishedNote, parameters: Parameters, trace: RuleTrace[]): MetaDecision {
  const decideOn = ({ intercept, factor }: NoteFacts, said: ModelStatus, steps?: RuleTrace[]): MetaDecision =>
    decide({ models: new Map([['Core', { status: said, intercept, factor, confident: false }]]), sample: null }, previous, countOf, now, parameters, steps);
  const decision = decideOn(facts, status, trace);
  const before = previous?.currentStatus ?? 'NEEDS_MORE_RATINGS';
  const worst = (): NoteStatus => {
    const moved = atWorst(facts, unsettled, parameters.live);
    return decideOn(moved, judge(moved, parameters).status).status;
  };
  if (!awaitsRun(before, decision.status, worst)) return decision;
  const label = ruleLabel(AWAITS_RUN);
  const check = { measure: 'statusOfLastRun', value: before, comparison: '!=', threshold: decision.status, holds: true } as const;
  trace.push({ rule: AWAITS_RUN.name, version: AWAITS_RUN.version, stage: 'meta', fired: true, statusAfter: before, checks: [check] });
  const { firstTag, secondTag } = previous === undefined ? { firstTag: null, secondTag: null } : keepDecision(previous, countOf, parameters);
  return { ...decision, status: before, fired: [...decision.fired, label], decidedBy: label, firstTag, secondTag };
}
