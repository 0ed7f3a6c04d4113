import { describe, expect, it } from 'vitest';
import { tagMask } from '@bridgenotes/scoring';
import { lastRatingTime, readTables, toScoringInput } from './index';
import { NOTE, RATING, table, withFolder } from './testing/folder';

const ENROLLED = { participantId: 'R', enrollmentState: 'earnedIn', modelingGroup: '13.0' };
const HISTORY = { noteId: '1', noteAuthorParticipantId: 'A', createdAtMillis: '1000', currentStatus: 'NEEDS_MORE_RATINGS' };

function folder(rows: { notes?: object[]; ratings?: object[]; noteStatusHistory?: object[]; userEnrollment?: object[] }) {
  return {
    'notes.tsv': table('notes', (rows.notes ?? [NOTE]) as Record<string, string>[]),
    'ratings.tsv': table('ratings', (rows.ratings ?? [RATING]) as Record<string, string>[]),
    'noteStatusHistory.tsv': table('noteStatusHistory', (rows.noteStatusHistory ?? []) as Record<string, string>[]),
    'userEnrollment.tsv': table('userEnrollment', (rows.userEnrollment ?? [ENROLLED]) as Record<string, string>[]),
  };
}

const input = (rows: Parameters<typeof folder>[0], now = 10_000) =>
  withFolder(folder(rows), async (path) => {
    const tables = await readTables(path);
    return { tables, ...toScoringInput(tables, now) };
  });

describe('toScoringInput', () => {
  it('turns rows into columns', async () => {
    const { input: got, dropped, tables } = await input({ ratings: [RATING, { ...RATING, raterParticipantId: 'S', helpfulnessLevel: 'NOT_HELPFUL', ratingSourceBucketed: 'POPULATION_SAMPLED' }] });
    expect(got.notes).toMatchObject({ count: 1, id: ['1'], authorId: ['A'], misleading: Uint8Array.of(0), outOfScope: Uint8Array.of(0) });
    expect(got.ratings).toMatchObject({ count: 2, level: Uint8Array.of(2, 0), tags: Uint32Array.of(tagMask(['helpfulClear']), tagMask(['helpfulClear'])), populationSampled: Uint8Array.of(0, 1) });
    expect(got.raters).toEqual({ count: 2, id: ['R', 'S'], modelingGroup: Int8Array.of(13, -1) });
    expect(Object.values(dropped)).toEqual([0, 0, 0, 0, 0]);
    expect(lastRatingTime(tables)).toBe(2000);
  });

  it('keeps deleted notes that the history knows, but not ratings of notes nobody knows', async () => {
    const { input: got, dropped } = await input({
      noteStatusHistory: [{ ...HISTORY, noteId: '2' }],
      ratings: [RATING, { ...RATING, noteId: '2' }, { ...RATING, noteId: '3' }],
    });
    expect(got.notes.id.toSorted()).toEqual(['1', '2']);
    expect(got.notes.misleading[got.notes.id.indexOf('2')]).toBe(1);
    expect(got.history.map((row) => row?.noteId)).toEqual(got.notes.id.map((id) => (id === '2' ? '2' : undefined)));
    expect(got.ratings.count).toBe(2);
    expect(dropped.ratingsOfUnknownNotes).toBe(1);
  });

  it('marks notes of a post with a topic of its own, but not notes of other posts', async () => {
    const { input: got } = await input({
      notes: [NOTE, { ...NOTE, noteId: '2', summary: 'Ukraine exported that grain in 2021' }, { ...NOTE, noteId: '3', tweetId: '8' }],
    });
    expect([...got.notes.outOfScope]).toEqual([1, 1, 0]);
  });

  it('counts the newest rating of a note by a rater, whatever the order of rows', async () => {
    const old = { ...RATING, createdAtMillis: '1500', helpfulnessLevel: 'NOT_HELPFUL' };
    for (const ratings of [[old, RATING, RATING], [RATING, old, RATING], [RATING, RATING, old]]) {
      const { input: got, dropped } = await input({ ratings });
      expect([...got.ratings.level]).toEqual([2]);
      expect(dropped.repeatedRatings + dropped.replacedRatings).toBe(2);
    }
  });

  it('leaves out what happened after the moment that is scored, and may not leave out what happened at it', async () => {
    const { input: got, dropped } = await input({ notes: [NOTE, { ...NOTE, noteId: '2', createdAtMillis: '2500' }], ratings: [RATING, { ...RATING, raterParticipantId: 'S', createdAtMillis: '2001' }] }, 2000);
    expect([got.notes.count, got.ratings.count]).toEqual([1, 1]);
    expect(dropped).toMatchObject({ notesAfterNow: 1, ratingsAfterNow: 1 });
  });

  it('finds raters in the enrollment, and notes in their history, in whatever order these are', async () => {
    const ids = ['3', '1', '2'];
    const { input: got } = await input({
      notes: ids.map((noteId) => ({ ...NOTE, noteId })),
      noteStatusHistory: ['2', '3'].map((noteId) => ({ ...HISTORY, noteId })).reverse(),
      ratings: ids.map((id) => ({ ...RATING, noteId: id, raterParticipantId: `R${id}` })),
      userEnrollment: ['R3', 'R0', 'R1', 'R9'].map((participantId, group) => ({ ...ENROLLED, participantId, modelingGroup: String(group) })),
    });
    expect(got.raters).toEqual({ count: 3, id: ['R1', 'R2', 'R3'], modelingGroup: Int8Array.of(2, -1, 0) });
    expect([got.notes.id, got.history.map((row) => row?.noteId)]).toEqual([['1', '2', '3'], [undefined, '2', '3']]);
  });

  it('takes one of several rows with the same id, the same one in any order, and counts the others', async () => {
    const other = { ...NOTE, createdAtMillis: '900', classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING' };
    for (const notes of [[NOTE, other, NOTE], [other, NOTE, NOTE]]) {
      const { tables } = await input({ notes });
      expect(tables.notes).toMatchObject([{ classification: 'NOT_MISLEADING' }]);
      expect(tables.report).toMatchObject({ repeated: 1, conflicting: 1 });
    }
  });
});
