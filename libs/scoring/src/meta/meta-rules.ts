import { check, checkWord, ruleLabel } from '../rules/rule';
import { explainingTags, HELPFUL_TIE_ORDER, NOT_HELPFUL_TIE_ORDER } from '../tags/explanation';
import type { NoteStatusHistoryRow } from '../input';
import type { RuleCheck, RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';
import { awaitStability } from './stability';

/** A rule that decides what is published. A status decided by a locking rule is kept once the note is old enough. */
interface MetaRule {
  name: string;
  version: string;
  locks: boolean;
}

/** scoring_rules.py RuleID */
const META_INITIAL_NMR: MetaRule = { name: 'MetaInitialNMR', version: '1.0', locks: false };
const CORE_WITH_TOPICS_MODEL: MetaRule = { name: 'CoreWithTopicsModel', version: '1.1', locks: true };
const CORE_MODEL: MetaRule = { name: 'CoreModel', version: '1.1', locks: true };
const STABILITY: MetaRule = { name: 'NmrDueToMinStableCrhTime', version: '1.0', locks: false };
const DRIFT_GUARD: MetaRule = { name: 'ScoringDriftGuard', version: '1.0', locks: false };
const EXPLANATION: MetaRule = { name: 'InsufficientExplanation', version: '1.0', locks: true };

/** Labels of the rules whose decisions may be locked. */
export const LOCKING_RULES: ReadonlySet<string> = new Set(
  [META_INITIAL_NMR, CORE_WITH_TOPICS_MODEL, CORE_MODEL, STABILITY, DRIFT_GUARD, EXPLANATION].filter((r) => r.locks).map(ruleLabel),
);

export interface MetaDecision {
  status: NoteStatus;
  fired: string[];
  decidedBy: string;
  preStabilizationStatus: ModelStatus;
  unlockedStatus: NoteStatus | null;
  waitingSince: number | undefined;
  firstTag: RatingTag | null;
  secondTag: RatingTag | null;
  trace: RuleTrace[];
}

/**
 * From what the models say to what is published (run_scoring.py `meta_score`): the models' status, the core model
 * having the last word, the stability wait, the lock of old notes, and the demand that two reasons explain a status.
 *
 * @param coreStatus,withTopicsStatus null where that model has no say
 * @param countOf how often raters gave a tag to the note
 */
export function decide(
  coreStatus: ModelStatus | null,
  withTopicsStatus: ModelStatus | null,
  previous: NoteStatusHistoryRow | undefined,
  countOf: (tag: RatingTag) => number,
  now: number,
  parameters: Parameters,
): MetaDecision {
  const fired: string[] = [];
  const trace: RuleTrace[] = [];
  let status: ModelStatus = 'NEEDS_MORE_RATINGS';
  const record = (rule: MetaRule, fires: boolean, after: ModelStatus, checks: RuleCheck[]): void => {
    status = after;
    if (fires) fired.push(ruleLabel(rule));
    trace.push({ rule: rule.name, version: rule.version, stage: 'meta', fired: fires, statusAfter: after, checks });
  };

  record(META_INITIAL_NMR, true, status, []);

  for (const [rule, says] of [
    [CORE_WITH_TOPICS_MODEL, withTopicsStatus],
    [CORE_MODEL, coreStatus],
  ] as const) {
    const heard = says === 'FIRM_REJECT' ? 'NEEDS_MORE_RATINGS' : (says ?? status);
    record(rule, says !== null, heard, [checkWord('modelStatus', says ?? 'none', '!=', 'none')]);
  }

  const preStabilizationStatus: ModelStatus = status;
  const stability = awaitStability(
    status,
    previous?.currentStatus ?? null,
    previous?.timestampMillisOfNmrDueToMinStableCrhTime ?? null,
    now,
    parameters.stability,
  );
  record(STABILITY, stability.fired, stability.status, stability.checks);

  const locked = previous?.lockedStatus ?? null;
  const drifted = locked !== null && locked !== status;
  const unlockedStatus = drifted ? publishable(status) : null;
  record(DRIFT_GUARD, drifted, drifted ? locked : status, [
    checkWord('lockedStatus', locked ?? 'none', '!=', 'none'),
    checkWord('lockedStatus', locked ?? 'none', '!=', status),
  ]);

  const tags = explanationOf(status, countOf, parameters);
  const explained = tags === null || tags.length >= parameters.explanation.minTagsNeeded;
  record(EXPLANATION, !explained, explained ? status : 'NEEDS_MORE_RATINGS', [
    checkWord('status', status, '!=', 'NEEDS_MORE_RATINGS'),
    check('explainingTags', tags?.length ?? null, '<', parameters.explanation.minTagsNeeded),
  ]);

  const [firstTag = null, secondTag = null] = explained && tags !== null ? tags : [];
  return {
    status: publishable(status),
    fired,
    decidedBy: fired[fired.length - 1]!,
    preStabilizationStatus,
    unlockedStatus,
    waitingSince: stability.waitingSince,
    firstTag,
    secondTag,
    trace,
  };
}

function explanationOf(
  status: ModelStatus,
  countOf: (tag: RatingTag) => number,
  parameters: Parameters,
): RatingTag[] | null {
  if (status === 'CURRENTLY_RATED_HELPFUL') return explainingTags(HELPFUL_TIE_ORDER, countOf, parameters.explanation);
  if (status === 'CURRENTLY_RATED_NOT_HELPFUL') {
    return explainingTags(NOT_HELPFUL_TIE_ORDER, countOf, parameters.explanation);
  }
  return null;
}

/** Statuses inside a model never leave it: after the stability wait only public ones are left. */
function publishable(status: ModelStatus): NoteStatus {
  return status === 'FIRM_REJECT' || status === 'NEEDS_YOUR_HELP' ? 'NEEDS_MORE_RATINGS' : status;
}
