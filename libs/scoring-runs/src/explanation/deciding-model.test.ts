import { CORE_PARAMETERS, score, type NoteOutput, type Parameters, type RuleTrace, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { heededModel, type HeededModel } from '../heeded-model.rules';
import { missingFor, type Missing } from '../missing.rules';
import { explain, type ExplainedNote } from './explanation.rules';
import { EXPLANATION_LANGUAGES, explanationTexts } from './languages';

const [HOUR, START] = [3_600_000, Date.parse('2026-06-01T00:00:00Z')];
const english = explanationTexts('en');
const LANGUAGES = Object.values(EXPLANATION_LANGUAGES);
/** A community that trusts agreement at every viewpoint sooner than X does. */
const PARAMETERS: Parameters = { ...CORE_PARAMETERS, gaussian: { ...CORE_PARAMETERS.gaussian!, overrides: { ...CORE_PARAMETERS.gaussian!.overrides, rules: { ...CORE_PARAMETERS.gaussian!.overrides.rules, crhThreshold: 0.45, crhThresholdNoHighVolume: 0.4, crhThresholdNoCorrelated: 0.4 } } } };

/** Two camps of 20 who like or dislike 24 notes by taste, and 12 notes that three in four of either camp like. */
function twoCamps(): ScoringInput {
  let state = 7;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
  const ratings: { note: number; rater: number; level: number }[] = [];
  for (let note = 0; note < 36; note++) {
    for (let rater = 0; rater < 40; rater++) {
      if (random() > 0.65) continue;
      const likes = note < 24 ? [true, rater % 2 === 0, rater % 2 === 1, false][note % 4]! !== random() < 0.05 : random() < 0.75;
      ratings.push({ note, rater, level: likes ? 2 : note >= 24 && random() < 0.5 ? 1 : 0 });
    }
  }
  const ids = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${String(i).padStart(2, '0')}`);
  return {
    now: START + 24 * HOUR,
    notes: { count: 36, id: ids(36, 'n'), authorId: ids(36, 'a'), createdAtMillis: new Float64Array(36).fill(START), misleading: new Uint8Array(36).fill(1), outOfScope: new Uint8Array(36) },
    ratings: {
      count: ratings.length, note: Uint32Array.from(ratings, ({ note }) => note), rater: Uint32Array.from(ratings, ({ rater }) => rater), createdAtMillis: new Float64Array(ratings.length).fill(START + HOUR),
      // two reasons that everybody gives, so that none is missing
      level: Uint8Array.from(ratings, ({ level }) => level), tags: Uint32Array.from(ratings, ({ level }) => (level === 2 ? 0b110 : 0)), populationSampled: new Uint8Array(ratings.length),
    },
    raters: { count: 40, id: ids(40, 'r'), modelingGroup: new Int8Array(40).fill(-1) },
    history: ids(36, 'n').map(() => undefined),
  };
}

/** The same community later on. */
function again(input: ScoringInput, { history }: ScoringOutput, now: number, locked = false): ScoringInput {
  const rows = new Map(history.map((row) => [row.noteId, row]));
  return { ...input, now, history: input.notes.id.map((id) => ({ ...rows.get(id)!, ...(locked && { lockedStatus: rows.get(id)!.currentStatus }) })) };
}

const first = score(twoCamps(), PARAMETERS);
const second = score(again(twoCamps(), first, START + 26 * HOUR), PARAMETERS);
/** What is stored of a note, as when a run is published. */
function explained(note: NoteOutput, parameters = PARAMETERS, locked = false): ExplainedNote {
  const heeded = heededModel(note, parameters);
  const { finalStatus: status, decidedBy, intercept, firstTag, secondTag, furtherRatings, trace } = note;
  return { deleted: false, imported: false, shown: status === 'CURRENTLY_RATED_HELPFUL', withheld: false, locked, waitingSince: null, run: null, trace, score: { status, decidedBy, intercept, firstTag, secondTag, furtherRatings, missing: missingFor(note, parameters, heeded, locked), live: false, heeded } };
}
const byAgreement = (output: ScoringOutput, status: NoteOutput['finalStatus']) => output.notes.filter((note) => note.metaRules.includes('GaussianModel (v1.0)') && note.finalStatus === status);

describe('a note that another model than the core model made helpful', () => {
  const note = byAgreement(second, 'CURRENTLY_RATED_HELPFUL').find(({ intercept }) => intercept! < 0.395)!;
  const own = note.further.gaussian!;

  it('is known by a score that would not do, and was decided by one that does', () => {
    expect(note).toMatchObject({ coreStatus: 'NEEDS_MORE_RATINGS', decidedBy: 'GaussianModel (v1.0)' });
    expect(own.intercept).toBeGreaterThanOrEqual(0.45);
    expect(heededModel(note, PARAMETERS)).toMatchObject({ model: 'Gaussian', rule: 'GaussianModel', modelRule: 'GeneralCRH (v1.0)', intercept: own.intercept, needed: 0.45, thresholds: { helpful: 0.45, notHelpful: -0.5, notHelpfulSlope: 0 } });
  });

  it('is explained by both scores, each with what its model asks for, and by what decided', () => {
    const { summary, decidingModel, furtherRatings, missing, sections } = explain(explained(note), english);
    expect(summary).toContain(`${english.sentences.shown()} By the main model, agreement that it is helpful stands at ${note.intercept!.toFixed(2)}; 0.40 is needed there. By the model that looks for agreement at every viewpoint, agreement that it is helpful stands at ${own.intercept!.toFixed(2)}; 0.45 is needed there. What decided: ${english.rules.GaussianModel('')}`);
    expect(summary).not.toContain('would become');
    expect([missing, furtherRatings]).toEqual([[], null]);
    expect(decidingModel).toMatchObject({ model: 'Gaussian', text: expect.stringContaining('0.45 is needed there') as string });
    expect(sections.find(({ rule }) => rule === 'GaussianModel')).toMatchObject({ decided: true, measure: 'intercept', value: String(own.intercept), threshold: '0.45', held: true });
  });

  it('is told so in every language, with the number of the model that decided', () => {
    for (const texts of LANGUAGES) {
      const value = new Intl.NumberFormat(texts.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      const { summary } = explain(explained(note), texts);
      for (const number of [note.intercept!, 0.4, own.intercept!, 0.45]) expect(summary, texts.language).toContain(value.format(number));
      expect(summary, texts.language).not.toContain(texts.sentences.agreement({ value: value.format(note.intercept!), needed: value.format(0.4) }));
    }
  });

  it('waits like any other, and is not said to lack agreement meanwhile', () => {
    const { summary, missing } = explain(explained(byAgreement(first, 'NEEDS_MORE_RATINGS')[0]!), english);
    expect(summary).toContain(english.sentences.heldBack());
    expect(summary).not.toContain('would become');
    expect(missing.map(({ code }) => code)).toEqual(['WAITING']);
  });

  it('is explained by its own score alone where the core model decided', () => {
    const core = second.notes.find(({ decidedBy, finalStatus }) => decidedBy === 'CoreModel (v1.1)' && finalStatus === 'CURRENTLY_RATED_HELPFUL')!;
    const { summary, decidingModel } = explain(explained(core), english);
    expect(decidingModel).toBeNull();
    expect(summary).toContain(`stands at ${core.intercept!.toFixed(2)}; 0.40 is needed.`);
  });

  it('keeps its settled status once it would not be helpful any more, and says so', () => {
    const locked = score(again(twoCamps(), second, START + 15 * 24 * HOUR, true), { ...PARAMETERS, gaussian: null });
    const kept = locked.notes.find(({ id }) => id === note.id)!;
    expect(kept).toMatchObject({ finalStatus: 'CURRENTLY_RATED_HELPFUL', decidedBy: 'ScoringDriftGuard (v1.0)', unlockedStatus: 'NEEDS_MORE_RATINGS' });
    const { summary } = explain(explained(kept, { ...PARAMETERS, gaussian: null }, true), english);
    expect(summary).toContain(english.sentences.agreementNow({ value: kept.intercept!.toFixed(2), needed: '0.40' }));
    expect(summary).toContain(`What decided: ${english.rules.ScoringDriftGuard('')}`);
    expect(summary).not.toContain('0.40 is needed');
  });

  it('lacks nothing that ratings could bring once a status without it is settled', () => {
    const open = second.notes.find(({ finalStatus, intercept }) => finalStatus === 'NEEDS_MORE_RATINGS' && intercept! > 0)!;
    expect(explain(explained(open, PARAMETERS, true), english).missing.map(({ code }) => code)).toEqual(['LOCKED']);
  });
});

describe('a note that another model holds back', () => {
  const trace = (rule: string, statusAfter: RuleTrace['statusAfter'], checks: RuleTrace['checks'] = [], stage: RuleTrace['stage'] = 'meta'): RuleTrace => ({ rule, version: '1.0', stage, fired: true, statusAfter, checks });
  const general = trace('GeneralCRH', 'CURRENTLY_RATED_HELPFUL', [{ measure: 'ratings', value: 20, comparison: '>=', threshold: 5, holds: true }, { measure: 'intercept', value: 0.45, comparison: '>=', threshold: 0.4, holds: true }], 'core');
  const thresholds: HeededModel['thresholds'] = { ratingsNeeded: 5, helpful: 0.24, staysHelpful: 0.24, notHelpful: -0.05, notHelpfulSlope: -0.8, notHelpfulDefending: -0.15, largestFactor: 0.5, otherSideNeeded: null };
  const doubting = (rule: string, intercept: number, needed: number): HeededModel => ({ model: 'x', rule, modelRule: null, status: 'NEEDS_MORE_RATINGS', intercept, factor: 0.1, needed, thresholds });
  const onItsWay = { measure: 'statusOnItsWay', value: 'true', comparison: '=', threshold: 'true', holds: true } as const;
  const missing = (heeded: HeededModel, steps: RuleTrace[]) =>
    missingFor({ coreStatus: 'CURRENTLY_RATED_HELPFUL', activeFilterTags: [], finalStatus: 'NEEDS_MORE_RATINGS', numRatings: 20, withTopics: null, trace: [general, trace('CoreModel', 'CURRENTLY_RATED_HELPFUL'), ...steps] }, CORE_PARAMETERS, heeded);

  it.each<[string, HeededModel, RuleTrace, Missing]>([
    ['a topic whose sides do not agree', doubting('TopicModel02', 0.2, 0.24), trace('TopicModel02', 'NEEDS_MORE_RATINGS', [onItsWay, { measure: 'topicIntercept', value: 0.2, comparison: '<', threshold: 0.24, holds: true }]), { code: 'TOPIC_DIVIDED', value: 0.2, needed: 0.24 }],
    ['a topic of which it suits one side', doubting('TopicModel02', 0.3, 0.24), trace('TopicModel02', 'NEEDS_MORE_RATINGS', [onItsWay, { measure: 'absoluteTopicFactor', value: 0.7, comparison: '>', threshold: 0.51, holds: true }]), { code: 'ONE_SIDED', value: 0.7, needed: 0.51 }],
    ['a group that agrees too little', doubting('GroupModel33NMR', 0.2, 0.4), trace('GroupModel33NMR', 'NEEDS_MORE_RATINGS', [onItsWay, { measure: 'modelDoubts', value: 'true', comparison: '=', threshold: 'true', holds: true }]), { code: 'AGREEMENT', value: 0.2, needed: 0.4 }],
    ['a group that doubts it for another reason', doubting('GroupModel33NMR', 0.5, 0.4), trace('GroupModel33NMR', 'NEEDS_MORE_RATINGS', [onItsWay, { measure: 'modelDoubts', value: 'true', comparison: '=', threshold: 'true', holds: true }]), { code: 'MODEL_DOUBTS', value: null, needed: null }],
    ['several groups that have the last word', doubting('MultiGroupModel01', 0.1, 0.4), trace('MultiGroupModel01', 'NEEDS_MORE_RATINGS', [{ measure: 'modelStatus', value: 'NEEDS_MORE_RATINGS', comparison: '!=', threshold: 'none', holds: true }]), { code: 'AGREEMENT', value: 0.1, needed: 0.4 }],
  ])('is told what: %s', (_name, heeded, step, expected) => {
    expect(missing(heeded, [step])).toEqual([expected]);
    for (const texts of LANGUAGES) expect(texts.missing[expected.code](expected)).not.toMatch(/null|undefined|NaN/);
  });

  it('is told that the next run decides where live scoring was not sure enough', () => {
    const awaits = trace('AwaitsRun', 'NEEDS_MORE_RATINGS', [{ measure: 'statusOfLastRun', value: 'NEEDS_MORE_RATINGS', comparison: '!=', threshold: 'CURRENTLY_RATED_HELPFUL', holds: true }]);
    const live = { coreStatus: 'CURRENTLY_RATED_HELPFUL', activeFilterTags: [], finalStatus: 'NEEDS_MORE_RATINGS', numRatings: 20, withTopics: null, trace: [general, trace('CoreModel', 'CURRENTLY_RATED_HELPFUL'), awaits] } as const;
    expect(missingFor({ ...live, activeFilterTags: [], trace: [...live.trace] }, CORE_PARAMETERS)).toEqual([{ code: 'NEXT_RUN', value: null, needed: null }]);
  });
});
