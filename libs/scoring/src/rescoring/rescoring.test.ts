import { describe, expect, it } from 'vitest';
import { readParameters } from '../configuration/read-parameters';
import { newHistoryRow, type NoteStatusHistoryRow } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, START, twoCamps } from '../testing/community';
import { rescoringReasons } from './rescoring';

const DAY = 24 * HOUR;
const NOW = START + 100 * DAY;
const SELECTING = readParameters({ rescoring: { selects: true } });

/** A note that was decided on half an hour ago, for the first time long before, and is a month old; without news. */
const quiet: NoteStatusHistoryRow = {
  ...newHistoryRow('1', 'w', NOW - 30 * DAY), currentStatus: 'CURRENTLY_RATED_HELPFUL', currentDecidedBy: 'CoreModel (v1.1)', lockedStatus: 'CURRENTLY_RATED_HELPFUL',
  timestampMillisOfCurrentStatus: NOW - HOUR / 2, timestampMillisOfMostRecentStatusChange: NOW - 29 * DAY, timestampMillisOfNmrDueToMinStableCrhTime: -1,
};
const reasons = (given: Partial<NoteStatusHistoryRow>, latestRating = NOW - DAY) => rescoringReasons({ ...quiet, ...given }, () => latestRating, NOW, SELECTING);

describe('a note is decided on', () => {
  it('always, where nothing is selected', () => {
    expect(rescoringReasons(quiet, () => 0, NOW, CORE_PARAMETERS)).toEqual(['ALL_NOTES']);
  });

  it('not without a reason', () => {
    expect(reasons({})).toEqual([]);
  });

  it('when it never was', () => {
    expect(rescoringReasons(undefined, () => -Infinity, NOW, SELECTING)).toEqual(['NOTES_WITH_NEW_RATINGS']);
    expect(reasons({ currentStatus: null })).toEqual(['NOTES_WITH_NEW_RATINGS']);
  });

  it.each<[string, Partial<NoteStatusHistoryRow>, Partial<NoteStatusHistoryRow>]>([
    ['NEW_NOTES_NOT_RESCORED_RECENTLY_ENOUGH', { createdAtMillis: NOW - 13 * DAY, timestampMillisOfCurrentStatus: NOW - DAY - 1 }, { createdAtMillis: NOW - 13 * DAY, timestampMillisOfCurrentStatus: NOW - DAY }],
    ['NOTES_FLIPPED_PREVIOUS_RUN', { timestampMillisOfMostRecentStatusChange: NOW - HOUR / 2 }, { timestampMillisOfMostRecentStatusChange: NOW - HOUR / 2 - 1 }],
    ['RECENTLY_FLIPPED_NOTES_NOT_RESCORED_RECENTLY_ENOUGH', { timestampMillisOfMostRecentStatusChange: NOW - 20 * HOUR, timestampMillisOfCurrentStatus: NOW - HOUR - 1 }, { timestampMillisOfMostRecentStatusChange: NOW - 24 * HOUR, timestampMillisOfCurrentStatus: NOW - HOUR - 1 }],
    ['NMR_DUE_TO_MIN_STABLE_CRH_TIME', { timestampMillisOfNmrDueToMinStableCrhTime: NOW - HOUR }, { timestampMillisOfNmrDueToMinStableCrhTime: null }],
    ['LOCKING_ELIGIBLE_RECENT_UNLOCKED_NOTES', { lockedStatus: null, createdAtMillis: NOW - 15 * DAY }, { lockedStatus: null, createdAtMillis: NOW - 15 * DAY, currentDecidedBy: 'ExpansionPlusModel (v1.1)' }],
    ['LOCKING_ELIGIBLE_RECENT_UNLOCKED_NOTES', { lockedStatus: null, createdAtMillis: NOW - 20 * DAY }, { lockedStatus: null, createdAtMillis: NOW - 21 * DAY }],
  ])('for %s', (reason, given, otherwise) => {
    expect(reasons(given, 0)).toEqual([reason]);
    expect(reasons(otherwise, 0)).toEqual([]);
  });

  it('when it was rated since', () => {
    expect(reasons({}, NOW - HOUR / 2 + 1)).toEqual(['NOTES_WITH_NEW_RATINGS']);
    expect(reasons({}, NOW - HOUR / 2)).toEqual([]);
  });
});

describe('a run that selects', () => {
  const ratings = twoCamps(11, 40, 60);
  const first = score(inputOf(ratings), CORE_PARAMETERS);
  const notHelpful = first.notes.filter(({ finalStatus }) => finalStatus === 'CURRENTLY_RATED_NOT_HELPFUL').map(({ id }) => id);

  it('keeps the status, the row and the rule of notes without a reason', () => {
    expect(notHelpful.length).toBeGreaterThan(5);
    const calm = [...first.history].map((row) => ({ ...row, timestampMillisOfMostRecentStatusChange: START, timestampMillisOfNmrDueToMinStableCrhTime: -1 }));
    const past = new Map(calm.map((row) => [row.noteId, row]));
    const input = inputOf([...ratings, { note: notHelpful[0]!, rater: 'late', level: 0, at: START + 24 * HOUR + 1 }], [], START + 24 * HOUR + 30 * 60_000);
    // thresholds that nothing reaches: whoever is decided on loses the status
    const rules = { ...CORE_PARAMETERS.rules, crnhThresholdIntercept: -9, crnhThresholdUpperBound: -9, ratioMaxMeanOfSides: -1 };
    const next = (parameters: typeof CORE_PARAMETERS) => score({ ...input, history: input.notes.id.map((id) => past.get(id)) }, { ...parameters, models: [], gaussian: null, rules });
    const statuses = (output: ReturnType<typeof next>) => output.notes.filter(({ finalStatus }) => finalStatus === 'CURRENTLY_RATED_NOT_HELPFUL').map(({ id }) => id);
    expect(statuses(next(CORE_PARAMETERS))).toEqual([]);
    const run = next(SELECTING);
    expect(statuses(run)).toEqual(notHelpful.slice(1));
    const kept = run.notes.find(({ id }) => id === notHelpful[1])!;
    expect(kept).toMatchObject({ rescoring: [], decidedBy: past.get(kept.id)!.currentDecidedBy, firstTag: 'notHelpfulIncorrect' });
    expect(kept.trace.at(-1)).toMatchObject({ rule: 'NotRescored', stage: 'meta', statusAfter: 'CURRENTLY_RATED_NOT_HELPFUL' });
    expect(run.history.find(({ noteId }) => noteId === kept.id)).toEqual(past.get(kept.id));
    expect(run.notes.find(({ id }) => id === notHelpful[0])!.rescoring).toEqual(['NOTES_WITH_NEW_RATINGS']);
  });
});
