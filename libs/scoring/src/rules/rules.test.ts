import { describe, expect, it } from 'vitest';
import type { LevelCounts, RuleTrace } from '../output';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import type { ModelStatus } from '../vocabulary';
import { FINAL_LABELS, FINAL_RULES, FIRST_ROUND_RULES } from './core-rules';
import { netMinHelpful } from './filter-rules';
import { applyCoreRules, firedLabels, type NoteFacts } from './rule';

const side = (helpful: number, notHelpful = 0, somewhatHelpful = 0): LevelCounts => ({ helpful, notHelpful, somewhatHelpful });
const PLAIN: NoteFacts = {
  intercept: 0.35,
  factor: 0.1,
  interceptMax: 0.5,
  numRatings: 20,
  misleading: true,
  wasHelpful: false,
  negative: side(10),
  positive: side(10),
  outlierTags: [],
  incorrect: null,
  lowDiligence: null,
  interceptNoHighVolume: null,
  interceptNoCorrelated: null,
};
const run = (facts: Partial<NoteFacts>, parameters: Parameters = CORE_PARAMETERS) => {
  const trace: RuleTrace[] = [];
  const { status, fired } = applyCoreRules(FINAL_RULES, { ...PLAIN, ...facts }, parameters, trace);
  return { status, fired: firedLabels(FINAL_LABELS, fired), trace };
};
const statusOf = (facts: Partial<NoteFacts>): ModelStatus => run(facts).status;

/** Each row: what is said, the facts, the status, and the last rule that acted. */
const rows: [string, Partial<NoteFacts>, ModelStatus, string][] = [
  ['an ordinary note has no status', {}, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['helpful from the threshold on', { intercept: 0.4 }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['not helpful just below it', { intercept: 0.3999 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['not helpful with four ratings', { intercept: 0.5, numRatings: 4 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['a note that defends its statement is never helpful', { intercept: 0.5, misleading: false }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['a note that cannot be placed has no status', { intercept: null, factor: null, interceptMax: null }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],

  ['not helpful at the lower threshold', { intercept: -0.13 }, 'CURRENTLY_RATED_NOT_HELPFUL', 'GeneralCRNH'],
  ['one-sided notes need to be lower', { intercept: -0.13, factor: 0.11 }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['on either side', { intercept: -0.13, factor: -0.11 }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['four ratings are too few for that', { intercept: -0.5, numRatings: 4 }, 'FIRM_REJECT', 'RejectLowIntercept'],

  ['not helpful when even one more supporter leaves it low', { intercept: -0.06, interceptMax: -0.041 }, 'CURRENTLY_RATED_NOT_HELPFUL', 'UcbCRNH'],
  ['but not at the bound itself', { intercept: -0.06, interceptMax: -0.04 }, 'FIRM_REJECT', 'RejectLowIntercept'],

  ['not helpful when few of either side like it', { intercept: 0.1, negative: side(1, 3), positive: side(1, 3) }, 'CURRENTLY_RATED_NOT_HELPFUL', 'RatioCRNH'],
  ['but not when one side likes it', { intercept: 0.1, negative: side(2, 2), positive: side(0, 9) }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['nor when the sides together like it enough', { intercept: 0.1, negative: side(4, 6), positive: side(3, 6) }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['nor with two raters on one side', { intercept: 0.1, negative: side(0, 2), positive: side(0, 9) }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['nor with an empty side', { intercept: 0.1, negative: side(0), positive: side(0, 9) }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['somewhat helpful counts half', { intercept: 0.1, negative: side(0, 1, 3), positive: side(0, 3, 1) }, 'CURRENTLY_RATED_NOT_HELPFUL', 'RatioCRNH'],

  ['defending notes fall below −0.15', { intercept: -0.151, factor: 0.5, misleading: false }, 'CURRENTLY_RATED_NOT_HELPFUL', 'NmCRNH'],
  ['but not at it', { intercept: -0.15, factor: 0.5, misleading: false }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['and misleading ones not by that rule', { intercept: -0.151, factor: 0.5 }, 'FIRM_REJECT', 'RejectLowIntercept'],

  ['a helpful note stays so a little below the threshold', { intercept: 0.3901, wasHelpful: true }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRHInertia'],
  ['not further below', { intercept: 0.3899, wasHelpful: true }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['nor if it was not helpful before', { intercept: 0.3901 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],

  ['an unusual lot of one criticism blocks it', { intercept: 0.5, outlierTags: ['notHelpfulIncorrect'] }, 'FIRM_REJECT', 'TagFilter'],
  ['and a note without status too', { outlierTags: ['notHelpfulIncorrect'] }, 'FIRM_REJECT', 'TagFilter'],
  ['but does not lift one rated not helpful', { intercept: -0.3, outlierTags: ['notHelpfulIncorrect'] }, 'CURRENTLY_RATED_NOT_HELPFUL', 'GeneralCRNH'],

  ['called incorrect surprisingly often it is refused', { intercept: 0.5, incorrect: { tagged: 2, voters: 3, surprise: 2.5 } }, 'FIRM_REJECT', 'FilterIncorrect'],
  ['not by one rater', { intercept: 0.5, incorrect: { tagged: 1, voters: 3, surprise: 9 } }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['nor among two critics', { intercept: 0.5, incorrect: { tagged: 2, voters: 2, surprise: 9 } }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['nor by those who call much incorrect', { intercept: 0.5, incorrect: { tagged: 3, voters: 3, surprise: 2.49 } }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['nor when rated not helpful already', { intercept: -0.3, incorrect: { tagged: 3, voters: 3, surprise: 9 } }, 'CURRENTLY_RATED_NOT_HELPFUL', 'GeneralCRNH'],

  ['complaints of careful raters block it', { intercept: 0.5, lowDiligence: 0.264 }, 'FIRM_REJECT', 'FilterLowDiligence'],
  ['and a note without status', { lowDiligence: 0.264 }, 'FIRM_REJECT', 'FilterLowDiligence'],
  ['not at the threshold', { intercept: 0.5, lowDiligence: 0.263 }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['nor where it is rated not helpful already', { intercept: -0.3, lowDiligence: 2 }, 'CURRENTLY_RATED_NOT_HELPFUL', 'GeneralCRNH'],

  ['it has to hold without its busiest raters', { intercept: 0.5, interceptNoHighVolume: 0.3699 }, 'NEEDS_YOUR_HELP', 'NoHighVolIntercept'],
  ['which it does from 0.37 on', { intercept: 0.5, interceptNoHighVolume: 0.37 }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['and not where it has no status', { interceptNoHighVolume: 0.1 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],
  ['it has to hold without groups who rate alike', { intercept: 0.5, interceptNoCorrelated: 0.3699 }, 'NEEDS_YOUR_HELP', 'NoCorrelatedIntercept'],
  ['which it does from 0.37 on too', { intercept: 0.5, interceptNoCorrelated: 0.37 }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],

  ['a large factor blocks a helpful note', { intercept: 0.5, factor: -0.51 }, 'FIRM_REJECT', 'FilterLargeFactor'],
  ['not at the limit', { intercept: 0.5, factor: 0.5 }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['and not a note without status', { factor: 0.51 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],

  ['low notes are refused for all models', { intercept: 0.2999 }, 'FIRM_REJECT', 'RejectLowIntercept'],
  ['not at the limit', { intercept: 0.3 }, 'NEEDS_MORE_RATINGS', 'InitialNMR'],

  ['three net supporters on the weaker side are too few', { intercept: 0.5, negative: side(20), positive: side(4, 1) }, 'NEEDS_YOUR_HELP', 'MinMinorityRaters'],
  ['four are enough', { intercept: 0.5, negative: side(20), positive: side(4) }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['unless they are hardly any of all', { intercept: 0.5, negative: side(77), positive: side(4) }, 'NEEDS_YOUR_HELP', 'RaterBalance'],
  ['one in twenty is enough', { intercept: 0.5, negative: side(76), positive: side(4) }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
  ['and ten are enough among any number', { intercept: 0.5, negative: side(900), positive: side(10) }, 'CURRENTLY_RATED_HELPFUL', 'GeneralCRH'],
];

describe('core rules', () => {
  it.each(rows)('%s', (_said, facts, status, lastRule) => {
    const { fired, ...result } = run(facts);
    expect(result.status).toBe(status);
    expect(fired[fired.length - 1]).toBe(`${lastRule} (v1.0)`);
  });

  it.each(rows)('decide the same without writing anything down: %s', (_said, facts) => {
    const { status, fired } = applyCoreRules(FINAL_RULES, { ...PLAIN, ...facts }, CORE_PARAMETERS);
    expect({ status, fired: firedLabels(FINAL_LABELS, fired) }).toMatchObject({ status: run(facts).status, fired: run(facts).fired });
  });

  it('trace every rule in order with what it compared', () => {
    const { trace, fired } = run({ intercept: 0.5 });
    expect(trace.map((t) => t.rule)).toEqual(FINAL_RULES.map((r) => r.name));
    expect(fired).toEqual(['InitialNMR (v1.0)', 'GeneralCRH (v1.0)']);
    expect(trace[1]).toEqual({
      rule: 'GeneralCRH',
      version: '1.0',
      stage: 'core',
      fired: true,
      statusAfter: 'CURRENTLY_RATED_HELPFUL',
      checks: [
        { measure: 'ratings', value: 20, comparison: '>=', threshold: 5, holds: true },
        { measure: 'intercept', value: 0.5, comparison: '>=', threshold: 0.4, holds: true },
        { measure: 'classification', value: 'misleading', comparison: '=', threshold: 'misleading', holds: true },
      ],
    });
  });

  it('of a model that refuses nothing say NEEDS_MORE_RATINGS instead', () => {
    const mild = { ...CORE_PARAMETERS, rules: { ...CORE_PARAMETERS.rules, firmRejectThreshold: null } };
    expect(run({ intercept: 0.2 }, mild)).toMatchObject({ status: 'NEEDS_MORE_RATINGS', fired: ['InitialNMR (v1.0)'] });
    expect(run({ intercept: 0.5, factor: 0.6 }, mild).status).toBe('NEEDS_MORE_RATINGS');
    expect(run({ intercept: 0.5 }, mild).status).toBe('CURRENTLY_RATED_HELPFUL');
  });

  it('of the first round neither look at sides nor at history', () => {
    const first = (facts: Partial<NoteFacts>) => applyCoreRules(FIRST_ROUND_RULES, { ...PLAIN, ...facts }, CORE_PARAMETERS).status;
    expect(first({ intercept: 0.39, wasHelpful: true })).toBe('NEEDS_MORE_RATINGS');
    expect(first({ intercept: 0.5, negative: side(0) })).toBe('CURRENTLY_RATED_HELPFUL');
    expect(first({ intercept: -0.2 })).toBe('CURRENTLY_RATED_NOT_HELPFUL');
  });

  it('take thresholds from the parameters', () => {
    const strict = { ...CORE_PARAMETERS, rules: { ...CORE_PARAMETERS.rules, crhThreshold: 0.6 } };
    expect(run({ intercept: 0.5 }, strict).status).toBe('NEEDS_MORE_RATINGS');
    expect(statusOf({ intercept: 0.6 })).toBe('CURRENTLY_RATED_HELPFUL');
  });
});

describe('net support of the weaker side', () => {
  it('is never negative and ignores somewhat helpful', () => {
    expect(netMinHelpful({ negative: side(5, 2, 9), positive: side(9) })).toBe(3);
    expect(netMinHelpful({ negative: side(1, 4), positive: side(9) })).toBe(0);
  });
});
