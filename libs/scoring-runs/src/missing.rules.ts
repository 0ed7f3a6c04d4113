import { assertUnreachable } from '@bridgenotes/platform';
import type { ModelScores, NoteOutput, Parameters, RuleTrace } from '@bridgenotes/scoring';

/** What can keep a note from being shown as helpful. */
export const MISSING_CODES = [
  'NOT_SCORED_YET',
  'MORE_RATINGS',
  'ESTABLISHED_RATERS',
  'AGREEMENT',
  'OTHER_SIDE',
  'BALANCE',
  'ONE_SIDED',
  'REPEATED_CRITICISM',
  'MORE_REASONS',
  'WAITING',
  'NOT_MISLEADING',
  'LOCKED',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

/** One thing that is missing: how much there is, and how much is needed (`WAITING`: milliseconds; `AGREEMENT`: intercepts). */
export interface Missing {
  readonly code: MissingCode;
  readonly value: number | null;
  readonly needed: number | null;
  /** Tags, for REPEATED_CRITICISM. */
  readonly tags?: readonly string[];
}

/** For a note that no run has seen. */
export const NOT_SCORED_YET: readonly Missing[] = [{ code: 'NOT_SCORED_YET', value: null, needed: null }];

/** The model whose word counted: the core model, or the one with all topics where the core model has no say. */
export function decidingModel(note: NoteOutput): ModelScores {
  return note.coreStatus === null && note.withTopics !== null && note.withTopics.coreStatus !== null ? note.withTopics : note;
}

/**
 * What a note still needs, first things first; null for a note that is helpful already. A note that is blocked early
 * (too few ratings) says nothing of later demands, because nothing is known of them yet.
 */
export function missingFor(note: NoteOutput, parameters: Parameters): Missing[] | null {
  if (note.finalStatus === 'CURRENTLY_RATED_HELPFUL') return null;
  const rules = new Map(note.trace.map((trace) => [trace.rule, trace]));
  if (rules.get('ScoringDriftGuard')?.fired) return [{ code: 'LOCKED', value: null, needed: null }];
  if (rules.get('GeneralCRH')?.checks.some((check) => check.measure === 'classification' && !check.holds)) return [{ code: 'NOT_MISLEADING', value: null, needed: null }];
  const { minRatingsNeeded, crhThreshold } = parameters.rules;
  if (note.numRatings < minRatingsNeeded) return [{ code: 'MORE_RATINGS', value: note.numRatings, needed: minRatingsNeeded }];
  const { intercept, activeFilterTags } = decidingModel(note);
  if (intercept === null) return [{ code: 'ESTABLISHED_RATERS', value: null, needed: parameters.prefilter.minRatingsPerRater }];

  const missing: Missing[] = [];
  const threshold = valueOf(rules.get('GeneralCRH'), 'intercept', 'threshold') ?? crhThreshold;
  if (intercept < threshold) missing.push({ code: 'AGREEMENT', value: intercept, needed: threshold });
  if (rules.get('MinMinorityRaters')?.fired) {
    missing.push({ code: 'OTHER_SIDE', value: valueOf(rules.get('MinMinorityRaters'), 'netHelpfulOfWeakerSide'), needed: parameters.rules.minMinorityNetHelpfulRatings });
  }
  if (rules.get('RaterBalance')?.fired) {
    missing.push({ code: 'BALANCE', value: valueOf(rules.get('RaterBalance'), 'shareOfNetHelpfulOfWeakerSide'), needed: parameters.rules.minMinorityNetHelpfulRatio });
  }
  if (rules.get('FilterLargeFactor')?.fired) missing.push({ code: 'ONE_SIDED', value: valueOf(rules.get('FilterLargeFactor'), 'absoluteFactor'), needed: parameters.rules.factorThreshold });
  if (activeFilterTags.length > 0) missing.push({ code: 'REPEATED_CRITICISM', value: null, needed: null, tags: activeFilterTags });
  if (note.finalStatus === 'NEEDS_MORE_RATINGS') {
    const wait = rules.get('NmrDueToMinStableCrhTime');
    if (wait?.fired && missing.length === 0) missing.push({ code: 'WAITING', value: valueOf(wait, 'millisWaited') ?? 0, needed: parameters.stability.maxWaitHelpful });
    if (rules.get('InsufficientExplanation')?.fired) missing.push({ code: 'MORE_REASONS', value: valueOf(rules.get('InsufficientExplanation'), 'explainingTags'), needed: parameters.explanation.minTagsNeeded });
  }
  return missing;
}

function valueOf(trace: RuleTrace | undefined, measure: string, part: 'value' | 'threshold' = 'value'): number | null {
  const found = trace?.checks.find((check) => check.measure === measure)?.[part];
  return typeof found === 'number' ? found : null;
}

const plural = (n: number, one: string, many: string) => `${n} more ${n === 1 ? one : many}`;
const score = (value: number | null) => (value === null ? 'unknown' : value.toFixed(2));

/** The same in plain English. */
export function missingText(missing: Missing): string {
  const { code, value, needed } = missing;
  switch (code) {
    case 'NOT_SCORED_YET': return 'Written after the last scoring run; the next one looks at it.';
    case 'MORE_RATINGS': return `Needs ${plural((needed ?? 0) - (value ?? 0), 'rating', 'ratings')}: it has ${value} of ${needed}.`;
    case 'ESTABLISHED_RATERS': return `Needs more ratings by people who have rated at least ${needed} notes; until then nobody can tell whether people of different viewpoints agree on it.`;
    case 'AGREEMENT': return `People of different viewpoints do not agree enough that it is helpful: ${score(value)} of ${score(needed)}.`;
    case 'OTHER_SIDE': return `Needs ${plural(Math.max(1, (needed ?? 0) - (value ?? 0)), 'person', 'people')} of the other viewpoint who find it helpful: it has ${value} of ${needed}.`;
    case 'BALANCE': return `Too small a share of the people who rated it are of the other viewpoint and find it helpful: ${score(value)} of ${score(needed)}.`;
    case 'ONE_SIDED': return `Found helpful along one viewpoint only: its distance from the middle is ${score(value)}, at most ${score(needed)} is allowed.`;
    case 'REPEATED_CRITICISM': return `Criticised unusually often, also by people of its own viewpoint, for: ${(missing.tags ?? []).join(', ')}.`;
    case 'MORE_REASONS': return `Needs reasons: at least two people each have to give the same ${needed} reasons.`;
    case 'WAITING': return `Rated helpful; it is shown when it has stayed so for ${Math.round((needed ?? 0) / 60_000)} minutes.`;
    case 'NOT_MISLEADING': return 'It says that the statement is not misleading; such notes are shown to contributors only.';
    case 'LOCKED': return 'Its status was settled two weeks after it was written and is kept.';
    default: return assertUnreachable(code);
  }
}
