import { lowestBit } from '../data/bits';
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

/** No tag is an outlier. */
export const NO_TAGS: readonly NotHelpfulTag[] = [];

/**
 * A note of which nothing is known. Wherever facts are made, their fields stand in this order and are written out: then
 * all are of one kind to the JavaScript engine, which would otherwise compile every rule anew for each kind.
 */
export const UNKNOWN_FACTS: NoteFacts = firstFacts(null, null, 0, true);

/** What is known of a note after the first fit. */
export function firstFacts(intercept: number | null, factor: number | null, numRatings: number, misleading: boolean): NoteFacts {
  return {
    intercept,
    factor,
    interceptMax: null,
    numRatings,
    misleading,
    wasHelpful: false,
    negative: NO_RATINGS,
    positive: NO_RATINGS,
    outlierTags: NO_TAGS,
    incorrect: null,
    lowDiligence: null,
    interceptNoHighVolume: null,
    interceptNoCorrelated: null,
  };
}

/** A rule sets its status on a note when all that it compares holds. */
export interface CoreRule {
  name: string;
  version: string;
  sets: ModelStatus;
  /** Status before that it asks for first, if it does. */
  on?: readonly [comparison: '=' | '!=', status: ModelStatus];
  compare(seen: Comparisons, note: NoteFacts, parameters: Parameters): void;
}

/** Name and version as published with a status, like "GeneralCRH (v1.0)". */
export function ruleLabel({ name, version }: { name: string; version: string }): string {
  return `${name} (v${version})`;
}

/** What rules make of a note. */
export interface CoreDecision {
  status: ModelStatus;
  /** Bit i is set where `rules[i]` set a status. */
  fired: number;
}

/**
 * Runs rules in order; a later rule overrides an earlier one. A model that refuses nothing says NEEDS_MORE_RATINGS instead.
 * @param trace where the rules are written down as they were evaluated; left out, nothing is
 */
export function applyCoreRules(rules: readonly CoreRule[], note: NoteFacts, parameters: Parameters, trace?: RuleTrace[]): CoreDecision {
  const refuses = parameters.rules.firmRejectThreshold !== null;
  let status: ModelStatus = 'NEEDS_MORE_RATINGS';
  let fired = 0;
  const seen = new Comparisons();
  for (let k = 0; k < rules.length; k++) {
    const rule = rules[k]!;
    const checks = seen.begin(trace !== undefined);
    if (rule.on !== undefined) seen.word('status', status, rule.on[0], rule.on[1]);
    // most rules look at few notes: asked of those alone they need not be compiled
    if (!seen.settled) rule.compare(seen, note, parameters);
    if (seen.hold) {
      status = rule.sets === 'FIRM_REJECT' && !refuses ? 'NEEDS_MORE_RATINGS' : rule.sets;
      fired |= 1 << k;
    }
    trace?.push({ rule: rule.name, version: rule.version, stage: 'core', fired: seen.hold, statusAfter: status, checks });
  }
  return { status, fired };
}

/** Labels of the rules whose bits are set, in their order. @param labels of all rules */
export function firedLabels(labels: readonly string[], fired: number): string[] {
  const found: string[] = [];
  for (let mask = fired; mask !== 0; mask &= mask - 1) found.push(labels[lowestBit(mask)]!);
  return found;
}

type Order = '>=' | '>' | '<=' | '<' | '=';

/**
 * What one rule compares. Whether all of it holds is always known; the comparisons themselves are written down only where
 * someone wants to read them, since a run evaluates millions.
 */
export class Comparisons {
  /** Whether everything compared so far holds. */
  hold = true;
  /** Whether nothing else needs to be compared: something does not hold, and nothing is written down. */
  settled = false;
  #writes = false;
  #checks: RuleCheck[] = [];

  /** Starts with the next rule. @returns where its comparisons appear, if they are written down */
  begin(writes: boolean): RuleCheck[] {
    this.hold = true;
    this.settled = false;
    this.#writes = writes;
    if (writes) this.#checks = [];
    return this.#checks;
  }

  /** Compares a number with a threshold; without a number nothing holds. */
  number(measure: string, value: number | null, comparison: Order, threshold: number): void {
    if (this.settled) return;
    const holds = value !== null && compare(value, comparison, threshold);
    this.#add(measure, value, comparison, threshold, holds);
  }

  /** Compares a word with another. */
  word(measure: string, value: string, comparison: '=' | '!=', threshold: string): void {
    if (this.settled) return;
    this.#add(measure, value, comparison, threshold, (value === threshold) === (comparison === '='));
  }

  #add(measure: string, value: number | string | null, comparison: RuleCheck['comparison'], threshold: number | string, holds: boolean): void {
    if (!holds) this.hold = false;
    this.settled = !this.hold && !this.#writes;
    if (this.#writes) this.#checks.push({ measure, value, comparison, threshold, holds });
  }
}

function compare(value: number, comparison: Order, threshold: number): boolean {
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

export function compareClassification(seen: Comparisons, note: NoteFacts, wanted: 'misleading' | 'not misleading'): void {
  seen.word('classification', note.misleading ? 'misleading' : 'not misleading', '=', wanted);
}

export function compareRatings(seen: Comparisons, note: NoteFacts, parameters: Parameters): void {
  seen.number('ratings', note.numRatings, '>=', parameters.rules.minRatingsNeeded);
}
