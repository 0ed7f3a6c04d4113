import type { LevelCounts, RuleCheck, RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import type { IncorrectTags } from '../tags/incorrect';
import type { ModelStatus, NotHelpfulTag } from '../vocabulary';

/** What the rules of the core model know about a note. */
export interface NoteFacts {
  /** Null where the model could not place the note. */
  intercept: number | null;
  factor: number | null;
  /** Highest intercept with one more extreme rater; null in the first round. */
  interceptMax: number | null;
  /** Ratings the core model sees. */
  numRatings: number;
  misleading: boolean;
  /** Whether the previous run published the note as helpful. */
  wasHelpful: boolean;
  /** Ratings by raters the model placed, by the sign of their factor (0 counts as positive). */
  negative: LevelCounts;
  positive: LevelCounts;
  /** Not-helpful tags whose weighted share is an outlier. */
  outlierTags: readonly NotHelpfulTag[];
  /** How often near raters call it incorrect; null where none criticised it. */
  incorrect: IncorrectTags | null;
  /** Intercept of the low-diligence model; null where it could not place the note. */
  lowDiligence: number | null;
  /** Intercept without unusually busy raters; null where too few ratings are left. */
  interceptNoHighVolume: number | null;
  /** Intercept without groups of raters who keep rating alike; null where too few ratings are left. */
  interceptNoCorrelated: number | null;
}

const NO_RATINGS: LevelCounts = { notHelpful: 0, somewhatHelpful: 0, helpful: 0 };

/** A note of which nothing is known. */
export const UNKNOWN_FACTS: NoteFacts = {
  intercept: null,
  factor: null,
  interceptMax: null,
  numRatings: 0,
  misleading: true,
  wasHelpful: false,
  negative: NO_RATINGS,
  positive: NO_RATINGS,
  outlierTags: [],
  incorrect: null,
  lowDiligence: null,
  interceptNoHighVolume: null,
  interceptNoCorrelated: null,
};

/** A rule sets its status on a note when all of its checks hold. */
export interface CoreRule {
  name: string;
  version: string;
  sets: ModelStatus;
  checks(note: NoteFacts, statusBefore: ModelStatus, parameters: Parameters): RuleCheck[];
}

/** Name and version as published with a status, like "GeneralCRH (v1.0)". */
export function ruleLabel(rule: { name: string; version: string }): string {
  return `${rule.name} (v${rule.version})`;
}

/** Runs rules in order; a later rule overrides an earlier one. A model that refuses nothing says NEEDS_MORE_RATINGS instead. */
export function applyCoreRules(
  rules: readonly CoreRule[],
  note: NoteFacts,
  parameters: Parameters,
): { status: ModelStatus; fired: string[]; trace: RuleTrace[] } {
  const refuses = parameters.rules.firmRejectThreshold !== null;
  let status: ModelStatus = 'NEEDS_MORE_RATINGS';
  const fired: string[] = [];
  const trace: RuleTrace[] = [];
  for (const rule of rules) {
    const checks = rule.checks(note, status, parameters);
    const fires = checks.every((c) => c.holds);
    if (fires) {
      status = rule.sets === 'FIRM_REJECT' && !refuses ? 'NEEDS_MORE_RATINGS' : rule.sets;
      fired.push(ruleLabel(rule));
    }
    trace.push({ rule: rule.name, version: rule.version, stage: 'core', fired: fires, statusAfter: status, checks });
  }
  return { status, fired, trace };
}

/** Compares a number with a threshold; without a number nothing holds. */
export function check(
  measure: string,
  value: number | null,
  comparison: '>=' | '>' | '<=' | '<' | '=',
  threshold: number,
): RuleCheck {
  return { measure, value, comparison, threshold, holds: value !== null && compare(value, comparison, threshold) };
}

function compare(value: number, comparison: '>=' | '>' | '<=' | '<' | '=', threshold: number): boolean {
  switch (comparison) {
    case '>=':
      return value >= threshold;
    case '>':
      return value > threshold;
    case '<=':
      return value <= threshold;
    case '<':
      return value < threshold;
    case '=':
      return value === threshold;
  }
}

/** Compares a word with another. */
export function checkWord(measure: string, value: string, comparison: '=' | '!=', threshold: string): RuleCheck {
  return { measure, value, comparison, threshold, holds: (value === threshold) === (comparison === '=') };
}

export function checkClassification(note: NoteFacts, wanted: 'misleading' | 'not misleading'): RuleCheck {
  return checkWord('classification', note.misleading ? 'misleading' : 'not misleading', '=', wanted);
}

export function checkEnoughRatings(note: NoteFacts, parameters: Parameters): RuleCheck {
  return check('ratings', note.numRatings, '>=', parameters.rules.minRatingsNeeded);
}
