import { CORE_PARAMETERS, RATING_TAGS, TOPICS, type RuleCheck, type RuleTrace } from '@bridgenotes/scoring';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MISSING_CODES, type Missing } from '../missing.rules';
import { explain, type ExplainedNote } from './explanation.rules';
import { EXPLANATION_LANGUAGES, explanationTexts } from './languages';
import { explainedRule, ruleText, sectionsOf } from './sections.rules';
import { EXPLAINED_MEASURES, EXPLAINED_MODELS, EXPLAINED_RULES, EXPLAINED_WORDS, type ExplanationTexts } from './texts';

const LANGUAGES = Object.values(EXPLANATION_LANGUAGES);
const english = explanationTexts('en');
/** What a text has where something was not filled in, or where a program's word was left standing. */
const UNFILLED = /undefined|null|NaN|\[object|\{|\}|\$|[a-z]+[A-Z][a-z]|_/;

const SCORING = resolve(import.meta.dirname, '../../../scoring/src');
const sources = (readdirSync(SCORING, { recursive: true, encoding: 'utf8' }))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'))
  .map((file) => readFileSync(resolve(SCORING, file), 'utf8')).join('\n');
const found = (pattern: RegExp) => [...new Set([...sources.matchAll(pattern)].map((match) => match[1]!))];

const CORE_RULES = found(/: CoreRule = \{\s*name: '(\w+)'/g);
const RULES = [...CORE_RULES, ...CORE_PARAMETERS.publishing.map(({ rule }) => rule), ...found(/trace\?\.push\(\{ rule: '(\w+)'/g), ...found(/AWAITS_RUN = \{ name: '(\w+)'/g)];
const MEASURES = [...found(/seen\.(?:number|word)\('(\w+)'/g), ...found(/\{ measure: '(\w+)'/g)];

const check = (measure: string, value: number | string | null, comparison: RuleCheck['comparison'], threshold: number | string, holds: boolean): RuleCheck => ({ measure, value, comparison, threshold, holds });
const rule = (name: string, fired: boolean, checks: RuleCheck[] = [], stage: 'core' | 'meta' = 'core'): RuleTrace => ({ rule: name, version: '1.0', stage, fired, statusAfter: 'NEEDS_MORE_RATINGS', checks });
const general = (intercept: number | null, fired: boolean) =>
  rule('GeneralCRH', fired, [check('ratings', 20, '>=', 5, true), check('intercept', intercept, '>=', 0.4, fired), check('classification', 'misleading', '=', 'misleading', true)]);

const RUN = { id: '77', asOf: new Date('2026-03-01T12:00:00Z'), codeVersion: '0.1.0', inputDigest: 'aa', configurationDigest: 'bb', outputDigest: 'cc' };
const NOTE: ExplainedNote = {
  deleted: false, imported: false, shown: false, withheld: false, locked: false, waitingSince: null, run: RUN,
  trace: [rule('InitialNMR', true), general(0.31, false)],
  score: { status: 'NEEDS_MORE_RATINGS', decidedBy: 'CoreModel (v1.1)', intercept: 0.31, firstTag: null, secondTag: null, furtherRatings: { negativeSide: 2, positiveSide: 1 }, missing: [{ code: 'AGREEMENT', value: 0.31, needed: 0.4 }], live: false, heeded: null },
};
const scored = (score: Partial<NonNullable<ExplainedNote['score']>>, note: Partial<ExplainedNote> = {}): ExplainedNote => ({ ...NOTE, ...note, score: { ...NOTE.score!, ...score } });

describe('the texts', () => {
  it('are looked for in what scoring really has', () => {
    expect(CORE_RULES).toHaveLength(16);
    expect(RULES).toEqual(expect.arrayContaining(['GeneralCRH', 'CoreModel', 'GroupModel13', 'GroupModel33NMR', 'MultiGroupModel01', 'TopicModel05', 'NotRescored', 'AwaitsRun']));
    expect(MEASURES).toEqual(expect.arrayContaining(['intercept', 'millisWaited', 'statusOfLastRun', 'lockedStatus']));
  });

  it('cover every rule of scoring, and no other', () => {
    const keys = new Set(RULES.map((name) => explainedRule(name).key));
    expect([...keys].sort()).toEqual(EXPLAINED_RULES.filter((key) => key !== 'OTHER').sort());
    expect(explainedRule('GroupModel07')).toEqual({ key: 'GroupModel', subject: '7' });
    expect(explainedRule('GroupModel33NMR')).toEqual({ key: 'GroupModelNMR', subject: '33' });
    expect(explainedRule('TopicModel02')).toEqual({ key: 'TopicModel', subject: TOPICS[1] });
    expect(explainedRule('OurOwnRule')).toEqual({ key: 'OTHER', subject: 'OurOwnRule' });
  });

  it('cover everything that rules compare, and nothing else', () => {
    expect(Object.keys(EXPLAINED_MEASURES).sort()).toEqual([...new Set(MEASURES)].sort());
  });

  it.each(LANGUAGES.map((texts) => [texts.language, texts] as const))('are whole in %s, with every placeholder filled', (language, texts) => {
    const filled = (text: string, name: string) => {
      expect(text, name).not.toMatch(UNFILLED);
      expect(text.trim().length, name).toBeGreaterThan(1);
    };
    for (const name of EXPLAINED_RULES) filled(texts.rules[name]('13'), name);
    for (const name of EXPLAINED_MODELS) filled(texts.models[name]('13'), name);
    for (const [name, text] of Object.entries({ ...texts.measures, ...texts.words, ...texts.tags, ...texts.topics })) filled(text, name);
    expect(Object.keys(texts.words).sort()).toEqual([...EXPLAINED_WORDS].sort());
    expect(Object.keys(texts.tags).sort()).toEqual([...RATING_TAGS].sort());
    for (const [name, text] of Object.entries(texts.asked)) expect(text('0.4'), name).toContain('0.4');
    for (const name of MISSING_CODES) for (const [value, needed] of [[1, 4], [3, 4], [null, null]] as const) if (value !== null || /VALUE|SCORED|WRONG|MISLEADING|LOCKED|POPULATION|DOUBTS|RUN/.test(name)) filled(texts.missing[name]({ code: name, value, needed, tags: ['x'] }), name);
    const { sentences } = texts;
    for (const one of [0, 1, 3]) for (const other of [0, 1, 3]) if (one + other > 0) filled(sentences.furtherRatings({ one, other }), `further ${one} ${other}`);
    for (const text of [sentences.shown(), sentences.helpfulNotShown(), sentences.notHelpful(), sentences.undecided(), sentences.neverScored(), sentences.heldBack(), sentences.agreement({ value: '1', needed: '2' }), sentences.agreementNow({ value: '1', needed: '2' }), sentences.agreementBy({ model: texts.models.CoreModel(''), value: '1', needed: '2' }), sentences.reasons({ tags: ['a', 'b'] }),
      sentences.decidedBy({ rule: 'x.' }), sentences.waitEnds({ at: '1' }), sentences.locked(), sentences.live(), sentences.deleted(), sentences.imported(), sentences.verify({ run: '1' })]) filled(text, language);
  });

  it('are not the English ones in another language', () => {
    for (const texts of LANGUAGES.filter(({ language }) => language !== 'en')) {
      for (const name of EXPLAINED_RULES) expect(texts.rules[name]('13'), `${texts.language} ${name}`).not.toBe(english.rules[name]('13'));
      for (const name of MISSING_CODES) expect(texts.missing[name]({ code: name, value: 1, needed: 2 }), `${texts.language} ${name}`).not.toBe(english.missing[name]({ code: name, value: 1, needed: 2 }));
    }
  });

  it('are those of the nearest language', () => {
    expect(['de-AT', 'PT_br', 'fr', 'ar-EG', 'ja', '', 'constructor'].map((tag) => explanationTexts(tag).language)).toEqual(['de', 'pt', 'fr', 'ar', 'en', 'en', 'en']);
  });
});

describe('sections', () => {
  const only = (trace: RuleTrace, texts: ExplanationTexts = english) => sectionsOf([trace], texts);

  it('tell a value, what is asked for, and how far they are apart, as the language writes numbers', () => {
    const [, intercept] = only(general(0.31, false));
    expect(intercept).toEqual({
      rule: 'GeneralCRH', version: '1.0', says: english.rules.GeneralCRH(''), decided: false, held: false, measure: 'intercept', value: '0.31', threshold: '0.4', comparison: '>=', margin: expect.closeTo(0.09, 9) as number,
      text: 'Agreement across viewpoints that it is helpful: 0.31. Condition of the rule: at least 0.40 – not met (0.09 apart).',
    });
    expect(only(general(0.31, false), explanationTexts('de'))[1]!.text).toBe('Zustimmung über Standpunkte hinweg, dass sie hilfreich ist: 0,31. Bedingung der Regel: mindestens 0,40 – nicht erfüllt (Abstand 0,09).');
    expect(only(general(0.31, false))[0]!.text).toBe('Ratings: 20. Condition of the rule: at least 5 – met (15 apart).');
    expect(only(general(0.4, true))[1]!.text).toContain('Condition of the rule: at least 0.40 – met.');
    expect(only(general(null, false))[1]!.text).toBe('Agreement across viewpoints that it is helpful: not known, as too few ratings tell. Condition of the rule: at least 0.40 – not met.');
  });

  it('write as many decimals as it takes to tell a value from its threshold', () => {
    expect(only(general(0.3996, false))[1]!.text).toBe('Agreement across viewpoints that it is helpful: 0.3996. Condition of the rule: at least 0.4000 – not met (0.0004 apart).');
  });

  it('write shares, times and words as people do', () => {
    const waiting = rule('NmrDueToMinStableCrhTime', true, [check('status', 'CURRENTLY_RATED_HELPFUL', '=', 'CURRENTLY_RATED_HELPFUL', true), check('millisWaited', 900_000, '<=', 3_600_000, true)], 'meta');
    expect(only(waiting).map(({ text }) => text)).toEqual(['Time it has waited: 15 minutes. Condition of the rule: at most 60 minutes – met (45 minutes apart).']);
    const balance = rule('RaterBalance', false, [check('status', 'CURRENTLY_RATED_HELPFUL', '=', 'CURRENTLY_RATED_HELPFUL', true), check('shareOfNetHelpfulOfWeakerSide', 0.1, '<', 0.05, false)]);
    expect(only(balance)[0]!.text).toBe('Their share of all ratings: 10%. Condition of the rule: less than 5% – not met (5% apart).');
    const tags = rule('TagFilter', true, [check('status', 'NEEDS_MORE_RATINGS', '!=', 'CURRENTLY_RATED_NOT_HELPFUL', true), check('outlierTags', 'notHelpfulIncorrect,notHelpfulOffTopic', '!=', '', true)]);
    expect(only(tags)[0]!.text).toBe('Criticism that is unusually frequent: incorrect; off topic.');
    expect(only(rule('CoreModel', true, [check('modelStatus', 'NEEDS_YOUR_HELP', '!=', 'none', true)], 'meta'))[0]!.text).toBe('What this model says: nearly helpful.');
  });

  it('are of the rules that concern the note, and tell of the others nothing', () => {
    const concerns = check('status', 'NEEDS_MORE_RATINGS', '=', 'CURRENTLY_RATED_HELPFUL', false);
    expect(only(rule('FilterLargeFactor', false, [concerns, check('absoluteFactor', 0.7, '>', 0.5, true)]))).toEqual([]);
    expect(only(rule('ScoringDriftGuard', false, [check('lockedStatus', 'none', '!=', 'none', false), check('lockedStatus', 'none', '!=', 'NEEDS_MORE_RATINGS', true)], 'meta'))).toEqual([]);
    expect(only(rule('InitialNMR', true))).toMatchObject([{ decided: true, held: true, measure: null, text: english.rules.InitialNMR('') }]);
    expect(only(rule('RatioCRNH', false))).toEqual([]);
  });

  it('leave out rules that a model has switched off', () => {
    const off = [general(0.2, false), rule('RejectLowIntercept', false, [check('intercept', null, '<', 0, false)]), rule('MinMinorityRaters', false, [check('netHelpfulOfWeakerSide', 3, '<', -1, false)])];
    expect(new Set(sectionsOf(off, english).map((section) => section.rule))).toEqual(new Set(['GeneralCRH']));
  });
});

describe('an explanation', () => {
  it('tells of a note without a status what is missing, and whose ratings would help', () => {
    const { summary, missing, furtherRatings, verify, sections } = explain(NOTE, english);
    expect(summary).toBe([
      english.sentences.undecided(), 'Agreement across viewpoints that it is helpful stands at 0.31; 0.40 is needed.',
      'People of different viewpoints do not agree enough that it is helpful: 0.31 of 0.40.',
      'It would become helpful if at least 2 more people of the first side and 1 more person of the second side found it helpful.',
    ].join(' '));
    expect(missing).toEqual([{ code: 'AGREEMENT', value: 0.31, needed: 0.4, text: expect.stringContaining('0.31 of 0.40') as string }]);
    expect(furtherRatings).toMatchObject({ negativeSide: 2, positiveSide: 1 });
    expect(sections).toHaveLength(4);
    expect(verify).toMatchObject({ id: '77', inputDigest: 'aa', outputDigest: 'cc', command: 'npx bridgenotes verify DIR', operatorCommand: 'npx bridgenotes verify --database --run 77' });
  });

  it('says that a helpful note is shown, and why people find it so; and only where it is', () => {
    const helpful = scored({ status: 'CURRENTLY_RATED_HELPFUL', missing: null, furtherRatings: null, firstTag: 'helpfulClear', secondTag: 'helpfulGoodSources' }, { shown: true, trace: [general(0.45, true)] });
    expect(explain(helpful, english).summary).toBe(`${english.sentences.shown()} Agreement across viewpoints that it is helpful stands at 0.45; 0.40 is needed. What decided: ${english.rules.GeneralCRH('')} The reasons given most: easy to understand; good sources.`);
    expect(explain({ ...helpful, shown: false }, english).summary).not.toContain('shown');
    expect(explain(helpful, explanationTexts('fr')).summary).toContain('facile à comprendre ; bonnes sources');
  });

  it('says until when a helpful note waits', () => {
    const waiting: Missing[] = [{ code: 'WAITING', value: 0, needed: 3_600_000 }];
    const note = scored({ missing: waiting, furtherRatings: null, decidedBy: 'NmrDueToMinStableCrhTime (v1.0)' }, { waitingSince: RUN.asOf });
    expect(explain(note, english).waitEndsAt).toEqual(new Date('2026-03-01T13:00:00Z'));
    expect(explain(note, explanationTexts('de')).summary).toContain('mit dem ersten Lauf nach dem 1. März 2026 um 13:00 UTC gezeigt');
    expect(explain({ ...note, waitingSince: null }, english).waitEndsAt).toBeNull();
    expect(explain(scored({}, { waitingSince: RUN.asOf }), english).waitEndsAt).toBeNull();
  });

  it('does not ask for ratings of a note whose status is settled, and says so once', () => {
    const locked = explain({ ...NOTE, locked: true }, english);
    expect(locked).toMatchObject({ locked: true, furtherRatings: null });
    expect(locked.summary).toContain(english.sentences.locked());
    const drifted = scored({ missing: [{ code: 'LOCKED', value: null, needed: null }] }, { locked: true });
    expect(explain(drifted, english).summary.match(/settled/g)).toHaveLength(1);
  });

  it('tells of a deleted note what it was, and not what it lacks', () => {
    const { summary } = explain({ ...NOTE, deleted: true }, english);
    expect(summary).toContain(english.sentences.deleted());
    expect(summary).not.toContain('would become');
  });

  it('tells of a note that no run has seen that it waits for one', () => {
    expect(explain({ ...NOTE, score: null, trace: [] }, english)).toMatchObject({ status: 'NEEDS_MORE_RATINGS', summary: `${english.sentences.neverScored()} ${english.missing.NOT_SCORED_YET({ code: 'NOT_SCORED_YET', value: null, needed: null })}`.split(' Written')[0], sections: [], missing: [{ code: 'NOT_SCORED_YET' }], verify: null });
    expect(explain({ ...NOTE, run: null, score: null, trace: [] }, english).verify).toBeNull();
  });

  it('says of what was decided between runs, and of imported notes, that they are', () => {
    const note = scored({ live: true }, { imported: true });
    expect(explain(note, english).live).toBe(true);
    expect(explain(note, english).summary).toContain(`${english.sentences.live()} ${english.sentences.imported()}`);
  });

  it('names repeated criticism as people do, in each language', () => {
    const note = scored({ missing: [{ code: 'REPEATED_CRITICISM', value: null, needed: null, tags: ['notHelpfulIncorrect'] }] });
    expect(LANGUAGES.map((texts) => explain(note, texts).missing[0]!.text)).toEqual(LANGUAGES.map((texts) => expect.stringContaining(texts.tags.notHelpfulIncorrect) as string));
    for (const texts of LANGUAGES) expect(explain(note, texts).summary).not.toMatch(UNFILLED);
    expect(ruleText('TopicModel02 (v1.0)', english)).toContain('“the Gaza conflict”');
    expect(explain(scored({ decidedBy: 'NmrDueToMinStableCrhTime (v1.0)' }), english).summary).toContain(`What decided: ${english.rules.NmrDueToMinStableCrhTime('')}`);
    expect(ruleText('OurRule (v2.0)', english)).toBe('A rule of this community: OurRule.');
  });
});
