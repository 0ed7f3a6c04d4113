import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastRatingTime, readRows, readTables, toScoringInput } from './index';

const DATA = resolve(import.meta.dirname, '../../../../shared/data');
const present = existsSync(DATA);
if (!present) console.warn(`skipped: the real tables are not at ${DATA}`);

describe.skipIf(!present)('real tables (skipped where ../shared/data is absent)', () => {
  it('reads the whole Birdwatch pilot', async () => {
    const tables = await readTables(`${DATA}/birdwatch-2021`);
    expect(tables.report).toEqual({
      rows: { notes: 7447, ratings: 45_285, noteStatusHistory: 7447, userEnrollment: 3990 },
      rejected: { notes: 0, ratings: 0, noteStatusHistory: 0, userEnrollment: 0 },
      repeated: 0,
      conflicting: 0,
    });
    expect(new Date(lastRatingTime(tables) ?? 0).toISOString().slice(0, 7)).toBe('2021-07');
    const { input, dropped } = toScoringInput(tables, 1_627_862_400_000);
    expect(dropped).toEqual({ ratingsOfUnknownNotes: 0, notesAfterNow: 0, ratingsAfterNow: 0, repeatedRatings: 0, replacedRatings: 0 });
    expect([input.notes.count, input.ratings.count, input.raters.count]).toEqual([7447, 45_285, 2504]);
    const levels = [0, 0, 0];
    for (const level of input.ratings.level) levels[level] = (levels[level] ?? 0) + 1;
    expect(levels).toEqual([15_757, 1070, 28_458]);
    expect(new Set(input.raters.modelingGroup)).toEqual(new Set([13]));
  });

  it('reads the history that the reference wrote, with times like 1627862400000.0', async () => {
    let locked = 0;
    const files = { noteStatusHistory: `${DATA}/birdwatch-2021/reference/note_status_history.tsv.gz` };
    for await (const batch of readRows(DATA, 'noteStatusHistory', { files })) {
      expect(batch.rejected).toEqual([]);
      for (const { row } of batch.rows) if (row.timestampMillisOfStatusLock === 1_627_862_400_000) locked += 1;
    }
    expect(locked).toBe(6225);
  });
});
