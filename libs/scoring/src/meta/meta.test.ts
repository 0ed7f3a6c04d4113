import { describe, expect, it } from 'vitest';
import type { NoteStatusHistoryRow } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { HOUR, START } from '../testing/community';
import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';
import { newHistoryRow, nextHistoryRow } from './history';
import { decide } from './meta-rules';
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
    expect(awaitStability(status, previous, since, NOW, CORE_PARAMETERS.stability)).toMatchObject({ status: after, waitingSince, fired });
  });
});

const tags = (...given: RatingTag[]) => (tag: RatingTag): number => (given.includes(tag) ? 3 : 0);
const HELPFUL_TAGS_GIVEN = tags('helpfulClear', 'helpfulGoodSources', 'notHelpfulIncorrect', 'notHelpfulOther');
const history = (fields: Partial<NoteStatusHistoryRow>): NoteStatusHistoryRow => ({ ...newHistoryRow('n', 'w', START), currentStatus: NMR, ...fields });
const decideOn = (
  core: ModelStatus | null,
  fields: Partial<NoteStatusHistoryRow> = {},
  countOf = HELPFUL_TAGS_GIVEN,
  withTopics: ModelStatus | null = null,
) => decide(core, withTopics, history(fields), countOf, NOW, CORE_PARAMETERS);

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

describe('history', () => {
  const after = (core: ModelStatus | null, fields: Partial<NoteStatusHistoryRow> = {}, now = NOW): NoteStatusHistoryRow => {
    const before = history(fields);
    const decision = decide(core, null, before, HELPFUL_TAGS_GIVEN, now, CORE_PARAMETERS);
    return nextHistoryRow(before, decision, core, now, CORE_PARAMETERS);
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
