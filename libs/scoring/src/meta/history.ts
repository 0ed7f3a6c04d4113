import type { NoteStatusHistoryRow } from '../input';
import type { Parameters } from '../parameters';
import type { ModelStatus } from '../vocabulary';
import { ruleLabel } from '../rules/rule';
import type { MetaDecision } from './decision';

/** What models say of a note, as far as the history keeps it; null where one has no say. */
export interface ModelsSaid {
  core: ModelStatus | null;
  expansion: ModelStatus | null;
  group: ModelStatus | null;
  modelingGroup: number | null;
  multiGroup: ModelStatus | null;
  modelingMultiGroup: number | null;
}

/** Whether a status that this rule decided may be kept for ever. */
export function isLocking(decidedBy: string, parameters: Pick<Parameters, 'publishing'>): boolean {
  let labels = LOCKING.get(parameters.publishing);
  if (labels === undefined) {
    labels = new Set(parameters.publishing.filter((p) => p.locks).map((p) => ruleLabel({ name: p.rule, version: p.version })));
    LOCKING.set(parameters.publishing, labels);
  }
  return labels.has(decidedBy);
}

/** Labels of the rules that lock, by the list of rules: asked for each old note. */
const LOCKING = new WeakMap<Parameters['publishing'], ReadonlySet<string>>();

/**
 * The history after a run (note_status_history.py `_update_single_note_status_history`). A note locks its status
 * when it is old enough and a rule of a trusted model decided. First and latest statuses are recorded only for
 * notes written since such times are kept.
 */
export function nextHistoryRow(
  previous: NoteStatusHistoryRow,
  decision: MetaDecision,
  said: ModelsSaid,
  now: number,
  parameters: Parameters,
  earlySign: number | null | undefined = undefined,
): NoteStatusHistoryRow {
  const status = decision.status;
  const row: NoteStatusHistoryRow = {
    ...previous,
    timestampMillisOfMostRecentStatusChange:
      status === previous.currentStatus ? (previous.timestampMillisOfMostRecentStatusChange ?? -1) : now,
    currentStatus: status,
    timestampMillisOfCurrentStatus: now,
    currentCoreStatus: said.core,
    currentExpansionStatus: said.expansion,
    currentGroupStatus: said.group,
    currentDecidedBy: decision.decidedBy,
    currentModelingGroup: said.modelingGroup,
    currentMultiGroupStatus: said.multiGroup,
    currentModelingMultiGroup: said.modelingMultiGroup,
    timestampMinuteOfFinalScoringOutput: null,
  };
  const oldEnough = now - row.createdAtMillis > parameters.lockAge;
  if (row.lockedStatus === null && oldEnough && isLocking(decision.decidedBy, parameters)) {
    row.lockedStatus = status;
    row.timestampMillisOfStatusLock = now;
  }
  if (row.lockedStatus !== null) {
    row.timestampMillisOfNmrDueToMinStableCrhTime = -1;
    row.abovePcrhThresholdTime = -1;
  } else if (decision.waitingSince !== undefined) {
    row.timestampMillisOfNmrDueToMinStableCrhTime = decision.waitingSince;
    row.timestampMillisOfFirstNmrDueToMinStableCrhTime ??= decision.waitingSince;
  }
  if (row.lockedStatus === null && earlySign !== undefined) row.abovePcrhThresholdTime = earlySign;
  if (row.createdAtMillis < parameters.helpfulness.statusTimesSince || status === 'NEEDS_MORE_RATINGS') return row;
  if (row.firstNonNMRStatus === null) {
    row.firstNonNMRStatus = status;
    row.timestampMillisOfFirstNonNMRStatus = now;
  }
  if (row.mostRecentNonNMRStatus !== status) {
    row.mostRecentNonNMRStatus = status;
    row.timestampMillisOfLatestNonNMRStatus = now;
  }
  return row;
}
