import { CORE_PARAMETERS, type ModelScores, type ModelStatus, type NoteOutput, type RuleCheck } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { leadingModel, MISSING_CODES, missingFor } from './missing.rules';
import { ENGLISH_MISSING, missingText } from './missing.texts';

const levels = { notHelpful: 0, somewhatHelpful: 0, helpful: 20 };
const check = (measure: string, value: number | string | null, threshold: number | string, holds: boolean): RuleCheck => ({ measure, value, comparison: '>=', threshold, holds });
const META = ['NmrDueToMinStableCrhTime', 'ScoringDriftGuard', 'InsufficientExplanation'];
const trace = (rule: string, fired: boolean, checks: RuleCheck[] = []) => ({ rule, version: '1.0', stage: META.includes(rule) ? ('meta' as const) : ('core' as const), fired, statusAfter: 'NEEDS_MORE_RATINGS' as ModelStatus, checks });

const note = (given: Partial<NoteOutput>): NoteOutput => ({
  id: '1', intercept: 0.45, factor: 0.1, interceptMin: null, interceptNoHighVolume: null, interceptNoCorrelated: null, interceptMax: null, numFinalRoundRatings: 20, coreStatus: 'NEEDS_MORE_RATINGS', coreRules: [], activeFilterTags: [], withTopics: null, further: {}, interceptPopulationSampled: null, flipProbability: null, rescoring: ['ALL_NOTES'],
  numRatings: 20, metaRules: [], decidedBy: 'CoreModel (v1.1)', finalStatus: 'NEEDS_MORE_RATINGS', unlockedStatus: null, preStabilizationStatus: 'NEEDS_MORE_RATINGS', firstTag: null, secondTag: null, interval: null, furtherRatings: null,
  levels, sides: { negative: levels, positive: levels }, trace: [], ...given,
});
const missing = (given: Partial<NoteOutput>) => missingFor(note(given), CORE_PARAMETERS);
const general = (ratings: number, intercept: number | null, fired = false) =>
  trace('GeneralCRH', fired, [check('ratings', ratings, 5, ratings >= 5), check('intercept', intercept, 0.4, fired), check('classification', 'misleading', 'misleading', true)]);

describe('the model whose scores a note is known by', () => {
  const says = (coreStatus: ModelStatus | null) => ({ ...note({}), coreStatus });
  const further = { expansion: { ...says('CURRENTLY_RATED_HELPFUL'), model: 'Expansion', group: null, topic: null, confident: null } };

  it('is the core model, then the one with all topics, then that of the next wider population', () => {
    const [core, withTopics] = [says('NEEDS_YOUR_HELP'), says('FIRM_REJECT')];
    expect(leadingModel<ModelScores>({ ...core, withTopics, further }).coreStatus).toBe('NEEDS_YOUR_HELP');
    expect(leadingModel<ModelScores>({ ...says(null), withTopics, further }).coreStatus).toBe('FIRM_REJECT');
    expect(leadingModel<ModelScores>({ ...says(null), withTopics: null, further }).coreStatus).toBe('CURRENTLY_RATED_HELPFUL');
    expect(leadingModel<ModelScores>({ ...says(null), withTopics: says(null), further: {} }).coreStatus).toBeNull();
  });
});

describe('what a note is missing', () => {
  it('is nothing once it is helpful', () => {
    expect(missing({ finalStatus: 'CURRENTLY_RATED_HELPFUL' })).toBeNull();
  });

  it('is ratings first, then raters who are known', () => {
    expect(missing({ numRatings: 3, trace: [general(3, null)] })).toEqual([{ code: 'MORE_RATINGS', value: 3, needed: 5 }]);
    expect(missing({ numRatings: 5, trace: [general(5, null)] })).toEqual([{ code: 'ESTABLISHED_RATERS', value: null, needed: 10 }]);
    expect(missing({ numRatings: 5, trace: [] })).toEqual([{ code: 'OTHER_POPULATION', value: null, needed: null }]);
  });

  it('is agreement when the intercept is too low', () => {
    expect(missing({ trace: [general(20, 0.31)] })).toEqual([{ code: 'AGREEMENT', value: 0.31, needed: 0.4 }]);
    expect(missing({ trace: [general(20, -0.2)], finalStatus: 'CURRENTLY_RATED_NOT_HELPFUL' })).toEqual([{ code: 'AGREEMENT', value: -0.2, needed: 0.4 }]);
  });

  it.each([
    ['MinMinorityRaters', check('netHelpfulOfWeakerSide', 2, 4, true), { code: 'OTHER_SIDE', value: 2, needed: 4 }],
    ['RaterBalance', check('shareOfNetHelpfulOfWeakerSide', 0.01, 0.05, true), { code: 'BALANCE', value: 0.01, needed: 0.05 }],
    ['FilterLargeFactor', check('absoluteFactor', 0.7, 0.5, true), { code: 'ONE_SIDED', value: 0.7, needed: 0.5 }],
    ['FilterLowDiligence', check('lowDiligenceIntercept', 0.3, 0.263, true), { code: 'CALLED_WRONG', value: 0.3, needed: 0.263 }],
    ['NoHighVolIntercept', check('interceptNoHighVolume', 0.31, 0.37, true), { code: 'BUSY_RATERS', value: 0.31, needed: 0.37 }],
    ['NoCorrelatedIntercept', check('interceptNoCorrelated', 0.31, 0.37, true), { code: 'RATERS_ALIKE', value: 0.31, needed: 0.37 }],
    ['TagFilter', check('outlierTags', 'notHelpfulIncorrect', '', true), { code: 'REPEATED_CRITICISM', value: null, needed: null, tags: ['notHelpfulIncorrect'] }],
  ] as const)('is what %s looked at when that rule held it back', (rule, looked, expected) => {
    expect(missing({ trace: [general(20, 0.45, true), trace(rule, true, [looked])], activeFilterTags: rule === 'TagFilter' ? ['notHelpfulIncorrect'] : [] })).toEqual([expected]);
  });

  it('is time when all else is there, and reasons when nobody agrees on them', () => {
    expect(missing({ trace: [general(20, 0.45, true), trace('NmrDueToMinStableCrhTime', true, [check('millisWaited', 60_000, 3_600_000, true)])] })).toEqual([{ code: 'WAITING', value: 60_000, needed: 3_600_000 }]);
    expect(missing({ trace: [general(20, 0.45, true), trace('InsufficientExplanation', true, [check('status', 'x', 'y', true), check('explainingTags', 1, 2, true)])] })).toEqual([{ code: 'MORE_REASONS', value: 1, needed: 2 }]);
  });

  it('is nothing that ratings could bring when it is settled or not shown anyway', () => {
    expect(missing({ trace: [trace('ScoringDriftGuard', true)] })).toEqual([{ code: 'LOCKED', value: null, needed: null }]);
    expect(missing({ trace: [trace('GeneralCRH', false, [check('classification', 'not misleading', 'misleading', false)])] })).toEqual([{ code: 'NOT_MISLEADING', value: null, needed: null }]);
  });

  it('is said in plain words, whatever it is', () => {
    expect(missingText({ code: 'MORE_RATINGS', value: 4, needed: 5 })).toBe('Needs 1 more rating: it has 4 of 5.');
    expect(missingText({ code: 'OTHER_SIDE', value: 1, needed: 4 })).toBe('Needs 3 more people of the other viewpoint who find it helpful: it has 1 of 4.');
    expect(missingText({ code: 'MORE_RATINGS', value: 4, needed: 5 }, { ...ENGLISH_MISSING, MORE_RATINGS: ({ value, needed }) => `Es fehlen Bewertungen: ${value} von ${needed}.` })).toBe('Es fehlen Bewertungen: 4 von 5.');
    for (const code of MISSING_CODES) expect(missingText({ code, value: null, needed: null })).toMatch(/^[A-Z].*\.$/);
  });
});
