import { readdir, readFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ENROLLMENT_STATES, HELPFULNESS_LEVELS, MISLEADING_TAGS, MODELING_POPULATIONS, MODEL_STATUSES, NOT_MISLEADING_TAGS, NOTE_CLASSIFICATIONS, NOTE_STATUSES, RATING_SOURCES, RATING_TAGS } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { readRows, TABLE_NAMES, writeTable, writeTables, type TableName, type TableRows } from './index';
import { double } from './format';
import { BELIEVABLE, HARMFUL, VALIDATION_DIFFICULTY } from './rows';
import { withFolder } from './testing/folder';

const id = fc.stringMatching(/^[A-F0-9]{1,20}$/);
const number = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const time = fc.integer({ min: 0, max: 4e12 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const one = <T>(list: readonly T[]) => fc.constantFrom(...list);
const words = fc.string({ unit: fc.oneof(fc.constantFrom('"', '\t', '\n', '\r'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((c) => !c.includes('\0'))), maxLength: 15 });
const group = fc.integer({ min: 0, max: 33 });

const rows: { [T in TableName]: fc.Arbitrary<TableRows[T]> } = {
  notes: fc.record({
    noteId: number, authorId: id, createdAtMillis: time, tweetId: maybe(number), classification: one(NOTE_CLASSIFICATIONS),
    believable: maybe(one(BELIEVABLE)), harmful: maybe(one(HARMFUL)), validationDifficulty: maybe(one(VALIDATION_DIFFICULTY)),
    misleadingTags: fc.subarray([...MISLEADING_TAGS]), notMisleadingTags: fc.subarray([...NOT_MISLEADING_TAGS]),
    trustworthySources: fc.boolean(), summary: words, isMediaNote: fc.boolean(), isCollaborativeNote: fc.boolean(),
  }),
  ratings: fc.record({
    noteId: number, raterId: id, createdAtMillis: time, level: one(HELPFULNESS_LEVELS), tags: fc.integer({ min: 0, max: 2 ** RATING_TAGS.length - 1 }),
    ratedOnTweetId: maybe(number), source: one(RATING_SOURCES), suggestion: words, suggestionId: maybe(number),
  }),
  noteStatusHistory: fc.record({
    noteId: number, noteAuthorParticipantId: id, createdAtMillis: time,
    timestampMillisOfFirstNonNMRStatus: maybe(time), firstNonNMRStatus: maybe(one(NOTE_STATUSES)),
    timestampMillisOfCurrentStatus: maybe(time), currentStatus: maybe(one(NOTE_STATUSES)),
    timestampMillisOfLatestNonNMRStatus: maybe(time), mostRecentNonNMRStatus: maybe(one(NOTE_STATUSES)),
    timestampMillisOfStatusLock: maybe(time), lockedStatus: maybe(one(NOTE_STATUSES)), timestampMillisOfRetroLock: maybe(time),
    currentCoreStatus: maybe(one(MODEL_STATUSES)), currentExpansionStatus: maybe(one(MODEL_STATUSES)), currentGroupStatus: maybe(one(MODEL_STATUSES)),
    currentDecidedBy: maybe(fc.constant('CoreModel (v1.1)')), currentModelingGroup: maybe(group),
    timestampMillisOfMostRecentStatusChange: maybe(fc.constantFrom(-1, 5)), timestampMillisOfNmrDueToMinStableCrhTime: maybe(fc.constantFrom(-1, 5)),
    currentMultiGroupStatus: maybe(one(MODEL_STATUSES)), currentModelingMultiGroup: maybe(group),
    timestampMinuteOfFinalScoringOutput: maybe(time), timestampMillisOfFirstNmrDueToMinStableCrhTime: maybe(time), abovePcrhThresholdTime: maybe(time),
  }),
  userEnrollment: fc.record({
    participantId: id, enrollmentState: one(ENROLLMENT_STATES), successfulRatingNeededToEarnIn: maybe(group), timestampOfLastStateChange: maybe(time),
    timestampOfLastEarnOut: maybe(time), modelingPopulation: maybe(one(MODELING_POPULATIONS)), modelingGroup: maybe(group), numberOfTimesEarnedOut: maybe(group),
  }),
};

describe('writeTables', () => {
  it('writes what readRows reads back, plain and compressed, in one and the same bytes', async () => {
    const few = { maxLength: 5 };
    const tables = fc.record({ notes: fc.array(rows.notes, few), ratings: fc.array(rows.ratings, few), noteStatusHistory: fc.array(rows.noteStatusHistory, few), userEnrollment: fc.array(rows.userEnrollment, few) });
    await fc.assert(
      fc.asyncProperty(tables, fc.boolean(), async (written, gzip) => {
        await withFolder({}, async (folder) => {
          const files = await writeTables(folder, written, { gzip });
          for (const [i, table] of TABLE_NAMES.entries()) {
            const read: unknown[] = [];
            for await (const batch of readRows(folder, table)) {
              expect(batch.rejected).toEqual([]);
              read.push(...batch.rows.map(({ row }) => row));
            }
            expect(read).toEqual(written[table]);
            expect(files[i]?.rows).toBe(written[table].length);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('writeTable', () => {
  it('compresses to the same digest as plain, and to the same bytes each time', async () => {
    await withFolder({}, async (folder) => {
      const lines = ['a\tb\n', '1\t2\n'];
      const plain = await writeTable(join(folder, 'x.tsv'), lines);
      const first = await writeTable(join(folder, 'x.tsv'), lines, { gzip: true });
      const bytes = await readFile(first.path);
      await writeTable(join(folder, 'x.tsv'), lines, { gzip: true });
      expect(await readFile(first.path)).toEqual(bytes);
      expect(gunzipSync(bytes).toString()).toBe('a\tb\n1\t2\n');
      expect([first.rows, first.sha256]).toEqual([1, plain.sha256]);
    });
  });

  it('leaves no half-written file behind, nor harms the one that was there', async () => {
    await withFolder({ 'x.tsv': 'before\n' }, async (folder) => {
      function* broken(): Generator<string> {
        for (let i = 0; i < 100_000; i += 1) yield 'some line\n';
        throw new Error('the rows failed');
      }
      await expect(writeTable(join(folder, 'x.tsv'), broken())).rejects.toThrow('the rows failed');
      expect(await readdir(folder)).toEqual(['x.tsv']);
      expect(await readFile(join(folder, 'x.tsv'), 'utf8')).toBe('before\n');
    });
  });

  it('can be stopped, and then leaves nothing', async () => {
    await withFolder({}, async (folder) => {
      // Many, because a file that was still being opened used to appear after it was removed, now and then.
      const stopped = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => writeTable(join(folder, `${i}.tsv`), ['a\n'], { signal: AbortSignal.abort() })));
      for (const one of stopped) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'ABORTED' } });
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('says where it may not write', async () => {
    await withFolder({ file: 'x' }, async (folder) => {
      await expect(writeTable(join(folder, 'file', 'x.tsv'), ['a\n'])).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      await mkdir(join(folder, 'taken.tsv'));
      await expect(writeTable(join(folder, 'taken.tsv'), ['a\n'])).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
      expect((await readdir(folder)).toSorted()).toEqual(['file', 'taken.tsv']);
    });
  });
});

describe('double', () => {
  it('always shows that it is a decimal and reads back exactly', () => {
    expect([double(13), double(-1), double(-0), double(0.1 + 0.2), double(1627862400000), double(null), double(Number.NaN)]).toEqual(['13.0', '-1.0', '0.0', '0.30000000000000004', '1627862400000.0', '', '']);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(double(value)) === value));
  });
});
