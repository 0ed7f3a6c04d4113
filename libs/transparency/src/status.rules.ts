/** What can be wrong with a service that answers. */
export const SERVICE_PROBLEMS = ['WORKER_SILENT', 'EVENTS_WAIT', 'NO_RUN', 'PUBLICATION_PAUSED', 'RUN_OVERDUE'] as const;
export type ServiceProblem = (typeof SERVICE_PROBLEMS)[number];

const MINUTE = 60_000;
/** The worker says that it works every 15 seconds, but a chore that takes long may keep it from that. */
export const SILENT_AFTER = 3 * MINUTE;
/** Events are relayed within a second; while a run is published they wait. */
export const EVENTS_WAIT_AFTER = MINUTE;
/** A run under way for longer than this is worth a look. */
export const RUN_OVERDUE_AFTER = 120 * MINUTE;

/** Milliseconds; null where there is nothing. */
export interface Vitals {
  readonly workerSilentFor: number | null;
  readonly oldestEventWaits: number | null;
  readonly runningFor: number | null;
  readonly hasPublishedRun: boolean;
  /** Whether an admin wants nothing to be published. */
  readonly isPaused: boolean;
}

/** Worst first; empty when all is well. */
export function problemsOf({ workerSilentFor, oldestEventWaits, runningFor, hasPublishedRun, isPaused }: Vitals): ServiceProblem[] {
  const problems: ServiceProblem[] = [];
  if (workerSilentFor === null || workerSilentFor > SILENT_AFTER) problems.push('WORKER_SILENT');
  if (oldestEventWaits !== null && oldestEventWaits > EVENTS_WAIT_AFTER) problems.push('EVENTS_WAIT');
  if (!hasPublishedRun) problems.push('NO_RUN');
  if (isPaused) problems.push('PUBLICATION_PAUSED');
  if (runningFor !== null && runningFor > RUN_OVERDUE_AFTER) problems.push('RUN_OVERDUE');
  return problems;
}
