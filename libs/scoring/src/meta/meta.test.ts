import { describe, expect, it } from 'vitest';
import { newHistoryRow, type NoteStatusHistoryRow } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { HOUR, START } from '../testing/community';
import { Comparisons } from '../rules/rule';
import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';
import { nextHistoryRow, type ModelsSaid } from './history';
import { decide } from './meta-rules';
import type { Opinion, Opinions, SampleOpinion } from './opinions';
import { awaitStability } from './stability';

const MINUTE = HOUR / 60;
const NOW = START + 30 * HOUR;
const HELPFUL = 'CURRENTLY_RATED_HELPFUL';
const NOT_HELPFUL = 'CURRENTLY_RATED_NOT_HELPFUL';
const NMR = 'NEEDS_MORE_RATINGS';
const NYH = 'NEEDS_YOUR_HELP';

describe('stability wait', () => {
  const rows: [string, ModelStatus, NoteStatus | null, number | null, ModelStatus, number | undefined, boolean][] = [
    ['begins for a new helpful note', HELPFUL, NMR, null, NMR, NOW, true],
    ['begins for one on its way', NYH, NMR, null, NMR, NOW, true],
    ['begins again for a helpful note', HELPFUL, NMR, -1, NMR, NOW, true],
    ['but not again for one on its way', NYH, NMR, -1, NMR, -1, true],
    ['goes on within the hour', HELPFUL, NMR, NOW - 60 * MINUTE, NMR, NOW - 60 * MINUTE, true],
    ['ends after the hour', HELPFUL, NMR, NOW - 60 * MINUTE - 1, HELPFUL, -1, false],
    ['goes on for six hours on the way', NYH, NMR, NOW - 360 * MINUTE, NMR, NOW - 360 * MINUTE, true],
    ['ends without success after six hours on the way', NYH, NMR, NOW - 360 * MINUTE - 1, NMR, -1, true],
    ['ends when a note no longer qualifies', NMR, NMR, NOW - MINUTE, NMR, -1, false],
    ['ends when a note turns not helpful', NOT_HELPFUL, NMR, NOW - MINUTE, NOT_HELPFUL, -1, false],
    ['does not concern other notes', NMR, NMR, null, NMR, undefined, false],
    ['nor notes that were helpful already', HELPFUL, HELPFUL, null, HELPFUL, undefined, false],
    ['and keeps those helpful through a lack of balance', NYH, HELPFUL, null, HELPFUL, undefined, true],
    ['but not through falling below', NMR, HELPFUL, null, NMR, undefined, false],
  ];
  it.each(rows)('%s', (_said, status, previous, since, after, waitingSince, fired) => {
    expect(awaitStability(status, previous, since, NOW, CORE_PARAMETERS.stability, new Comparisons())).toMatchObject({ status: after, waitingSince, fired });
  });
});

const tags = (...given: RatingTag[]) => (tag: RatingTag): number => (given.includes(tag) ? 3 : 0);
const HELPFUL_TAGS_GIVEN = tags('helpfulClear', 'helpfulGoodSources', 'notHelpfulIncorrect', 'notHelpfulOther');
const history = (fields: Partial<NoteStatusHistoryRow>): NoteStatusHistoryRow => ({ ...newHistoryRow('n', 'w', START), currentStatus: NMR, ...fields });
const NOTHING_SAID: ModelsSaid = { core: null, expansion: null, group: null, modelingGroup: null, multiGroup: null, modelingMultiGroup: null };
/** Statuses by model, or whole opinions; the intercept where only a status is given lies between the thresholds. */
const opinions = (given: Record<string, ModelStatus | Partial<Opinion> | null>, sample: SampleOpinion | null = null): Opinions => ({
  models: new Map(
    Object.entries(given).flatMap(([model, says]): [string, Opinion][] => {
      if (says === null) return [];
      const own = typeof says === 'string' ? { status: says } : says;
      return [[model, { status: NMR, intercept: 0.35, factor: 0.1, confident: true, ...own }]];
    }),
  ),
  sample,
});
const decideOn = (
  core: ModelStatus | null,
  fields: Partial<NoteStatusHistoryRow> = {},
  countOf = HELPFUL_TAGS_GIVEN,
  withTopics: ModelStatus | null = null,
) => decide(opinions({ Core: core, CoreWithTopics: withTopics }), history(fields), countOf, NOW, CORE_PARAMETERS);

describe('published status', () => {
  it('follows the core model after the wait, with the two reasons most given', () => {
    const decision = decideOn(HELPFUL, { timestampMillisOfNmrDueToMinStableCrhTime: NOW - 2 * HOUR });
    expect(decision).toMatchObject({ status: HELPFUL, decidedBy: 'CoreModel (v1.1)', firstTag: 'helpfulClear', secondTag: 'helpfulGoodSources' });
    expect(decision.fired).toEqual(['MetaInitialNMR (v1.0)', 'CoreModel (v1.1)']);
  });

  it('waits before that', () => {
    expect(decideOn(HELPFUL)).toMatchObject({ status: NMR, decidedBy: 'NmrDueToMinStableCrhTime (v1.0)', preStabilizationStatus: HELPFUL, firstTag: null });
  });

  it('does not show inner statuses', () => {
    expect(decideOn('FIRM_REJECT')).toMatchObject({ status: NMR, decidedBy: 'CoreModel (v1.1)' });
    expect(decideOn(NYH).status).toBe(NMR);
    expect(decideOn(null)).toMatchObject({ status: NMR, decidedBy: 'MetaInitialNMR (v1.0)' });
  });

  it('hears the model with all topics where the core model has no say, and only there', () => {
    expect(decideOn(null, {}, HELPFUL_TAGS_GIVEN, NOT_HELPFUL)).toMatchObject({ status: NOT_HELPFUL, decidedBy: 'CoreWithTopicsModel (v1.1)' });
    expect(decideOn('FIRM_REJECT', {}, HELPFUL_TAGS_GIVEN, NOT_HELPFUL)).toMatchObject({ status: NMR, decidedBy: 'CoreModel (v1.1)' });
  });

  it('stays what it was locked as', () => {
    expect(decideOn(NMR, { lockedStatus: HELPFUL })).toMatchObject({ status: HELPFUL, unlockedStatus: NMR, decidedBy: 'ScoringDriftGuard (v1.0)' });
    expect(decideOn(NMR, { lockedStatus: NMR })).toMatchObject({ status: NMR, unlockedStatus: null, decidedBy: 'CoreModel (v1.1)' });
  });

  it('needs two reasons of its side', () => {
    expect(decideOn(NOT_HELPFUL)).toMatchObject({ status: NOT_HELPFUL, firstTag: 'notHelpfulIncorrect', secondTag: 'notHelpfulOther' });
    expect(decideOn(NOT_HELPFUL, {}, tags('notHelpfulIncorrect', 'helpfulClear'))).toMatchObject({ status: NMR, firstTag: null, decidedBy: 'InsufficientExplanation (v1.0)' });
    expect(decideOn(HELPFUL, { currentStatus: HELPFUL }, tags('helpfulClear')).status).toBe(NMR);
  });
});

describe('further models', () => {
  const says = (given: Parameters<typeof opinions>[0], sample: SampleOpinion | null = null) => {
    const { preStabilizationStatus, fired } = decide(opinions(given, sample), history({}), HELPFUL_TAGS_GIVEN, NOW, CORE_PARAMETERS);
    return [preStabilizationStatus, fired.map((rule) => rule.replace(/ .*/, ''))[fired.length - 1 - (fired.includes('NmrDueToMinStableCrhTime (v1.0)') ? 1 : 0)]];
  };

  it('speak in order, the core model last', () => {
    expect(says({ ExpansionPlus: HELPFUL })).toEqual([HELPFUL, 'ExpansionPlusModel']);
    expect(says({ ExpansionPlus: HELPFUL, Expansion: NOT_HELPFUL })).toEqual([NOT_HELPFUL, 'ExpansionModel']);
    expect(says({ ExpansionPlus: HELPFUL, Expansion: NOT_HELPFUL, CoreWithTopics: NYH, Core: 'FIRM_REJECT' })).toEqual([NMR, 'CoreModel']);
  });

  it('of several groups take over, unless the whole refuses what they want to show', () => {
    expect(says({ Expansion: NMR, MultiGroup01: HELPFUL })).toEqual([HELPFUL, 'MultiGroupModel01']);
    expect(says({ Expansion: 'FIRM_REJECT', MultiGroup01: HELPFUL })).toEqual([NMR, 'ExpansionModel']);
    expect(says({ Core: NOT_HELPFUL, MultiGroup01: NYH })).toEqual([NOT_HELPFUL, 'CoreModel']);
    expect(says({ Core: NMR, Expansion: 'FIRM_REJECT', MultiGroup01: HELPFUL })).toEqual([HELPFUL, 'MultiGroupModel01']);
    expect(says({ Core: HELPFUL, MultiGroup01: NOT_HELPFUL })).toEqual([NOT_HELPFUL, 'MultiGroupModel01']);
  });

  it('of one group raise a note that the whole puts just below its threshold', () => {
    expect(says({ Core: NMR, Group13: HELPFUL })).toEqual([HELPFUL, 'GroupModel13']);
    expect(says({ Core: NMR, Group13: NYH })).toEqual([NYH, 'GroupModel13']);
    expect(says({ Core: NYH, Group13: HELPFUL })).toEqual([HELPFUL, 'GroupModel13']);
    expect(says({ Expansion: { intercept: 0.31 }, Group13: HELPFUL })).toEqual([HELPFUL, 'GroupModel13']);
  });

  it('of one group may not raise what is farther off, refused, on its way or decided', () => {
    for (const intercept of [0.3, 0.4, null]) expect(says({ Core: { intercept }, Group13: HELPFUL })).toEqual([NMR, 'CoreModel']);
    expect(says({ Core: { intercept: 0.2 }, Expansion: { intercept: 0.35 }, Group13: HELPFUL })).toEqual([NMR, 'CoreModel']);
    expect(says({ Core: { status: 'FIRM_REJECT', intercept: 0.35 }, Group13: HELPFUL })).toEqual([NMR, 'CoreModel']);
    expect(says({ Core: NYH, Group13: NYH })).toEqual([NYH, 'CoreModel']);
    expect(says({ Core: NMR, Group13: NOT_HELPFUL })).toEqual([NMR, 'CoreModel']);
    expect(says({ Group13: HELPFUL })).toEqual([NMR, 'MetaInitialNMR']);
  });

  it('of some groups take a status back', () => {
    expect(says({ Core: HELPFUL, Group18: NMR })).toEqual([NMR, 'GroupModel18NMR']);
    expect(says({ Core: HELPFUL, Group18: HELPFUL })).toEqual([HELPFUL, 'CoreModel']);
    expect(says({ Core: NOT_HELPFUL, Group18: NMR })).toEqual([NOT_HELPFUL, 'CoreModel']);
    expect(says({ Core: HELPFUL, Group13: NMR })).toEqual([HELPFUL, 'CoreModel']);
  });

  it('that count otherwise decide on notes without a status, and raise none that is refused', () => {
    expect(says({ Core: NMR, Gaussian: HELPFUL })).toEqual([HELPFUL, 'GaussianModel']);
    expect(says({ Core: 'FIRM_REJECT', Gaussian: HELPFUL })).toEqual([NMR, 'CoreModel']);
    expect(says({ Core: 'FIRM_REJECT', Gaussian: NOT_HELPFUL })).toEqual([NOT_HELPFUL, 'GaussianModel']);
    expect(says({ Core: HELPFUL, Gaussian: NOT_HELPFUL })).toEqual([HELPFUL, 'CoreModel']);
    expect(says({ Core: NMR, Gaussian: NMR })).toEqual([NMR, 'CoreModel']);
  });

  it('of a topic take a status back when they are sure', () => {
    expect(says({ CoreWithTopics: HELPFUL, Topic04: { intercept: 0.23 } })).toEqual([NMR, 'TopicModel04']);
    expect(says({ CoreWithTopics: HELPFUL, Topic04: { factor: -0.52 } })).toEqual([NMR, 'TopicModel04']);
    expect(says({ CoreWithTopics: HELPFUL, Topic04: { intercept: 0.24, factor: 0.51 } })).toEqual([HELPFUL, 'CoreWithTopicsModel']);
    expect(says({ CoreWithTopics: HELPFUL, Topic04: { intercept: 0.1, confident: false } })).toEqual([HELPFUL, 'CoreWithTopicsModel']);
    expect(says({ CoreWithTopics: NOT_HELPFUL, Topic04: { intercept: 0.1 } })).toEqual([NOT_HELPFUL, 'CoreWithTopicsModel']);
  });

  it('heed a sample of raters who find a note much less helpful', () => {
    const sample = { intercept: 0.29, negative: 2, positive: 6 };
    const core = { status: HELPFUL, intercept: 0.45 } as const;
    expect(says({ Core: core }, sample)).toEqual([NMR, 'PopulationSampledIntercept']);
    for (const other of [{ intercept: 0.3 }, { intercept: null }, { negative: 1, positive: 9 }, { positive: 5 }]) {
      expect(says({ Core: core }, { ...sample, ...other })).toEqual([HELPFUL, 'CoreModel']);
    }
    expect(says({ Core: { ...core, intercept: 0.43 } }, sample)).toEqual([HELPFUL, 'CoreModel']);
    expect(says({ Core: { ...core, status: NYH } }, sample)).toEqual([NYH, 'CoreModel']);
    expect(says({ CoreWithTopics: core }, sample)).toEqual([HELPFUL, 'CoreWithTopicsModel']);
  });

  it('lock where they are trusted: not the widest model nor those of topics', () => {
    const locks = CORE_PARAMETERS.publishing.filter((rule) => !rule.locks).map((rule) => rule.rule);
    expect(locks).toEqual(['MetaInitialNMR', 'ExpansionPlusModel', 'TopicModel01', 'TopicModel02', 'TopicModel03', 'TopicModel04', 'TopicModel05', 'PopulationSampledIntercept', 'NmrDueToMinStableCrhTime', 'ScoringDriftGuard']);
  });
});

describe('history', () => {
  const after = (core: ModelStatus | null, fields: Partial<NoteStatusHistoryRow> = {}, now = NOW): NoteStatusHistoryRow => {
    const before = history(fields);
    const decision = decide(opinions({ Core: core }), before, HELPFUL_TAGS_GIVEN, now, CORE_PARAMETERS);
    return nextHistoryRow(before, decision, { ...NOTHING_SAID, core }, now, CORE_PARAMETERS);
  };
  const DAYS_15 = START + 15 * 24 * HOUR;

  it('records the first and the latest status with their times', () => {
    const first = after(NOT_HELPFUL);
    expect(first).toMatchObject({
      currentStatus: NOT_HELPFUL,
      currentCoreStatus: NOT_HELPFUL,
      currentDecidedBy: 'CoreModel (v1.1)',
      firstNonNMRStatus: NOT_HELPFUL,
      timestampMillisOfFirstNonNMRStatus: NOW,
      mostRecentNonNMRStatus: NOT_HELPFUL,
      timestampMillisOfLatestNonNMRStatus: NOW,
      timestampMillisOfMostRecentStatusChange: NOW,
    });
    const gone = after(NMR, first, NOW + HOUR);
    expect(gone).toMatchObject({ currentStatus: NMR, firstNonNMRStatus: NOT_HELPFUL, timestampMillisOfLatestNonNMRStatus: NOW });
    const again = after(NOT_HELPFUL, gone, NOW + 2 * HOUR);
    expect(again).toMatchObject({ timestampMillisOfLatestNonNMRStatus: NOW, timestampMillisOfMostRecentStatusChange: NOW + 2 * HOUR });
    const turned = after(HELPFUL, { ...again, currentStatus: HELPFUL }, NOW + 3 * HOUR);
    expect(turned).toMatchObject({ firstNonNMRStatus: NOT_HELPFUL, mostRecentNonNMRStatus: HELPFUL, timestampMillisOfLatestNonNMRStatus: NOW + 3 * HOUR });
  });

  it('says −1 while nothing ever changed, and records a note no run has seen as changed', () => {
    expect(after(NMR).timestampMillisOfMostRecentStatusChange).toBe(-1);
    expect(after(NMR, { currentStatus: null }).timestampMillisOfMostRecentStatusChange).toBe(NOW);
  });

  it('locks at two weeks what a trusted model decided', () => {
    expect(after(NMR, {}, DAYS_15)).toMatchObject({ lockedStatus: NMR, timestampMillisOfStatusLock: DAYS_15, timestampMillisOfNmrDueToMinStableCrhTime: -1 });
    expect(after(NMR, {}, START + CORE_PARAMETERS.lockAge).lockedStatus).toBeNull();
    expect(after(null, {}, DAYS_15).lockedStatus).toBeNull();
    expect(after(HELPFUL, {}, DAYS_15).lockedStatus).toBeNull();
  });

  it('keeps a lock', () => {
    expect(after(NOT_HELPFUL, { lockedStatus: NMR, timestampMillisOfStatusLock: START }, DAYS_15)).toMatchObject({ lockedStatus: NMR, timestampMillisOfStatusLock: START });
  });

  it('remembers the first wait', () => {
    const waiting = after(HELPFUL);
    expect(waiting).toMatchObject({ timestampMillisOfNmrDueToMinStableCrhTime: NOW, timestampMillisOfFirstNmrDueToMinStableCrhTime: NOW });
    const over = after(NMR, waiting, NOW + MINUTE);
    expect(over).toMatchObject({ timestampMillisOfNmrDueToMinStableCrhTime: -1, timestampMillisOfFirstNmrDueToMinStableCrhTime: NOW });
  });

  it('keeps no status times for notes from before they were recorded', () => {
    const old = CORE_PARAMETERS.helpfulness.statusTimesSince - 1;
    expect(after(NOT_HELPFUL, { createdAtMillis: old }, old + HOUR)).toMatchObject({ currentStatus: NOT_HELPFUL, firstNonNMRStatus: null });
    expect(after(NOT_HELPFUL, { createdAtMillis: old + 1 }, old + HOUR).firstNonNMRStatus).toBe(NOT_HELPFUL);
  });
});
