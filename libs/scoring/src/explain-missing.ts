import type { NoteOutput, RuleCheck, RuleTrace } from './output';
import type { Parameters } from './parameters';

/** Why a note is not shown as helpful. */
export type MissingReason =
  /** Fewer ratings than any note needs. */
  | 'TOO_FEW_RATINGS'
  /** Enough ratings, but none by a rater the model knows: raters need a record of ratings of their own first. */
  | 'RATERS_WITHOUT_RECORD'
  /** Most ratings come from raters whom the core model does not count. */
  | 'OTHER_POPULATION'
  /** Only notes that call their statement misleading can become helpful. */
  | 'NOT_MISLEADING'
  /** Raters of different views do not agree enough that it helps. */
  | 'NOT_ENOUGH_AGREEMENT'
  /** It would be helpful, but a further rule holds it back. */
  | 'HELD_BACK'
  /** Only between runs, or where a run passes over a note: it may be helpful by now, and the next run that looks at it decides. */
  | 'NEXT_RUN'
  /** It is helpful and waits until that has proved stable. */
  | 'WAITING'
  /** Its status was locked when it was two weeks old. */
  | 'LOCKED'
  /** Raters agree, but not on why. */
  | 'NOT_EXPLAINED';

/** What a note lacks to be shown as helpful, for people (reason) and programs (the check that decides). */
export interface Missing {
  reason: MissingReason;
  /** The rule that stands in the way, like "GeneralCRH (v1.0)"; null where no rule got that far. */
  rule: string | null;
  /** The comparison that decided; null where a rule compares nothing. */
  check: RuleCheck | null;
  /** How far the value is from the threshold, in its own unit; null where that is no number. */
  margin: number | null;
  /** Ratings that count against ratings needed; `missing` is at least so many more. */
  ratings: { have: number; needed: number; missing: number };
  /** Ratings a rater must have made before the model counts them. */
  ratingsNeededPerRater: number;
}

/**
 * Tells what a note lacks to be shown as helpful; null when it is shown as helpful.
 * Reads nothing but the note's own trace, so it can be asked long after the run.
 */
export function explainMissing(
  note: Pick<NoteOutput, 'finalStatus' | 'numRatings' | 'trace'>,
  parameters: Parameters,
): Missing | null {
  if (note.finalStatus === 'CURRENTLY_RATED_HELPFUL') return null;
  const needed = parameters.rules.minRatingsNeeded;
  const have = note.numRatings;
  const blame = (reason: MissingReason, rule?: RuleTrace, check?: RuleCheck): Missing => ({
    reason,
    rule: rule === undefined ? null : `${rule.rule} (v${rule.version})`,
    check: check ?? null,
    margin: marginOf(check),
    ratings: { have, needed, missing: Math.max(0, needed - have) },
    ratingsNeededPerRater: parameters.prefilter.minRatingsPerRater,
  });
  const find = (name: string): RuleTrace | undefined => note.trace.find((t) => t.rule === name);
  const fired = (name: string): RuleTrace | undefined => note.trace.find((t) => t.rule === name && t.fired);

  const locked = fired('ScoringDriftGuard');
  if (locked !== undefined) return blame('LOCKED', locked, locked.checks[1]);
  const unexplained = fired('InsufficientExplanation');
  if (unexplained !== undefined) return blame('NOT_EXPLAINED', unexplained, unexplained.checks[1]);

  const awaits = fired('AwaitsRun');
  if (awaits !== undefined) return blame('NEXT_RUN', awaits, awaits.checks[0]);

  // whichever model made it helpful
  const waiting = fired('NmrDueToMinStableCrhTime');
  if (waiting?.checks[0]?.holds === true) return blame('WAITING', waiting, waiting.checks[waiting.checks.length - 1]);
  const lowered = note.trace.find((t) => t.fired && t.stage === 'meta' && takesBack(t));
  if (lowered !== undefined) return blame('HELD_BACK', lowered, lowered.checks[lowered.checks.length - 1]);

  const helpful = fired('GeneralCRHInertia') ?? fired('GeneralCRH');
  const heldBack = helpful && note.trace.filter((t) => t.stage === 'core' && t.fired && isAfter(note.trace, t, helpful));
  if (helpful !== undefined) {
    const last = heldBack?.[heldBack.length - 1];
    if (last !== undefined) return blame('HELD_BACK', last, last.checks[last.checks.length - 1]);
    if (waiting !== undefined) return blame('WAITING', waiting, waiting.checks[waiting.checks.length - 1]);
    const kept = fired('NotRescored');
    if (kept !== undefined) return blame('NEXT_RUN', kept);
    const overruled = note.trace.findLast((t) => t.fired && t.stage === 'meta');
    return blame('HELD_BACK', overruled, overruled?.checks[overruled.checks.length - 1]);
  }

  const general = find('GeneralCRH');
  const classification = general?.checks.find((c) => c.measure === 'classification');
  if (classification?.holds === false) return blame('NOT_MISLEADING', general, classification);
  const enough = general?.checks.find((c) => c.measure === 'ratings');
  if (have < needed) return blame('TOO_FEW_RATINGS', general, enough);
  if (general === undefined || enough?.holds === false) return blame('OTHER_POPULATION', general, enough);
  const agreement = general.checks.find((c) => c.measure === 'intercept');
  if (agreement?.value === null) return blame('RATERS_WITHOUT_RECORD', general, agreement);
  return blame('NOT_ENOUGH_AGREEMENT', general, agreement);
}

/** Whether a rule of publishing takes back what a model said. */
function takesBack({ rule, checks }: RuleTrace): boolean {
  return rule === 'PopulationSampledIntercept' || checks[0]?.measure === 'statusOnItsWay';
}

function isAfter(trace: RuleTrace[], a: RuleTrace, b: RuleTrace): boolean {
  return trace.indexOf(a) > trace.indexOf(b);
}

/** How far a value is from its threshold, in its own unit; null where they are no numbers. */
export function marginOf(check: RuleCheck | undefined): number | null {
  if (check === undefined || typeof check.value !== 'number' || typeof check.threshold !== 'number') return null;
  return Math.abs(check.value - check.threshold);
}
