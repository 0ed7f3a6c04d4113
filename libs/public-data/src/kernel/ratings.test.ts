import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RATING_COLUMNS } from '../columns';
import { RATING, table, withFolder } from '../testing/folder';
import { lastRatingTime, readTables, toScoringInput } from '../index';
import { PlainRatings } from './plain-ratings';
import { PAGE_WORDS, RATING_WORDS, tailOf, timeAt, type IdIndex, type RatingKernel } from './rating-kernel';
import { ratingKernel } from './wasm-ratings';

const FLAGS = Object.fromEntries(RATING_COLUMNS.slice(3, 31).map((name) => [name, '0']));
const PLAIN = { ...FLAGS, ...RATING, version: '2', ratedOnTweetId: '7', ratingSourceBucketed: 'DEFAULT' };

/** What a kernel reads of rows, and how far it comes. */
function readBy(kernel: RatingKernel, given: Record<string, string>[], end = '\n') {
  const bytes = Buffer.from(table('ratings', given, end));
  const body = bytes.indexOf(10) + 1;
  const ratings: number[][] = [];
  kernel.gather(0, (_part, words) => {
    for (let at = 0; at < words.length; at += RATING_WORDS) ratings.push([words[at]!, words[at + 1]!, timeAt(words, at), words[at + 4]!]);
  });
  const { rows, next } = kernel.read(bytes.subarray(body), 0, tailOf(RATING_COLUMNS)!);
  kernel.flush();
  expect(ratings).toHaveLength(rows);
  return { rows, next, ratings, ids: [idsOf(kernel.noteIds), idsOf(kernel.raterIds)] };
}

const idsOf = (ids: IdIndex): string[] => Array.from({ length: ids.size }, (_, i) => ids.text(i));
const both = (rows: Record<string, string>[], end?: string) => [readBy(ratingKernel(), rows, end), readBy(new PlainRatings(), rows, end)];

describe('the reader of plain ratings and its twin', () => {
  it('read a row as X writes it', () => {
    for (const read of both([{ ...PLAIN, helpfulOther: '1', notHelpfulNoteNotNeeded: '1', ratingSourceBucketed: 'POPULATION_SAMPLED' }])) {
      expect(read).toMatchObject({ rows: 1, ratings: [[0, 0, 2000, (1 << 24) | (2 << 22) | (1 << 21) | 0b101]], ids: [['1'], ['R']] });
    }
  });

  it.each([
    ['an id with a leading zero', { noteId: '01' }],
    ['an id beyond 64 bits', { noteId: '9223372036854775808' }],
    ['no id', { noteId: '' }],
    ['a rater with a blank', { raterParticipantId: 'a b' }],
    ['a rater of 129 characters', { raterParticipantId: 'x'.repeat(129) }],
    ['a time with a fraction', { createdAtMillis: '2000.0' }],
    ['no level', { helpfulnessLevel: '' }],
    ['a word that is no level', { helpfulnessLevel: 'HELPFUL2' }],
    ['an empty tag', { helpfulClear: '' }],
    ['a tag of 2', { notHelpfulNoteNotNeeded: '2' }],
    ['another source', { ratingSourceBucketed: 'DEFAULTS' }],
    ['a quote', { suggestion: '"x"' }],
    ['a NUL', { suggestion: 'x\0' }],
    ['a cell too many', { suggestionId: '1\t2' }],
  ])('leave a row with %s to the general parser', (_what, cells) => {
    const row = { ...PLAIN, ...cells };
    for (const read of both([PLAIN, row, PLAIN])) expect(read.rows).toBe(1);
  });

  it('take the largest ids, and words in cells that nobody reads', () => {
    const row = { ...PLAIN, noteId: '9223372036854775807', raterParticipantId: 'x'.repeat(128), agree: 'yes', version: '', suggestion: 'say "so", é' };
    for (const read of both([row])) expect(read).toMatchObject({ rows: 1, ids: [['9223372036854775807'], ['x'.repeat(128)]] });
  });

  it('read the same of any rows, in any pieces', () => {
    const id = fc.string({ unit: fc.constantFrom('A', '7', 'f', '~'), minLength: 1, maxLength: 40 });
    const row = fc.record({
      noteId: fc.oneof(fc.bigInt({ min: 1n, max: (1n << 63n) + 3n }).map(String), fc.constantFrom('1', '2', '')),
      raterParticipantId: fc.oneof({ weight: 9, arbitrary: id }, { weight: 1, arbitrary: fc.constantFrom('', 'é', 'a"b') }),
      createdAtMillis: fc.integer({ min: 0, max: 2 ** 48 }).map(String),
      helpfulnessLevel: fc.constantFrom('HELPFUL', 'SOMEWHAT_HELPFUL', 'NOT_HELPFUL', 'HELPFUL', ''),
      helpfulClear: fc.constantFrom('0', '1'),
      notHelpfulOther: fc.constantFrom('0', '1', '0', '1', '1.0'),
      ratingSourceBucketed: fc.constantFrom('DEFAULT', 'POPULATION_SAMPLED', ''),
      suggestion: fc.constantFrom('', 'words', '"quoted\nlines"', 'st"ray'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const given = rows.map((cells) => ({ ...PLAIN, ...cells }));
        const [compiled, plain] = both(given, end);
        expect(compiled).toEqual(plain);
      }),
    );
  });

  it('find each of many ids again', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => (i * 7919).toString(i % 2 === 0 ? 2 : 36).padStart(1 + (i % 64), 'x'));
    const distinct = [...new Set(ids)];
    for (const kernel of [ratingKernel(), new PlainRatings()]) {
      expect(distinct.map((id) => kernel.raterIds.intern(Buffer.from(id), 0, id.length))).toEqual(distinct.map((_, i) => i));
      expect(distinct.map((id) => kernel.raterIds.indexOf(id))).toEqual(distinct.map((_, i) => i));
      expect(idsOf(kernel.raterIds)).toEqual(distinct);
      expect(kernel.raterIds.indexOf('not there')).toBe(-1);
      expect(() => kernel.raterIds.text(distinct.length)).toThrow('no id has index');
    }
  });

  it('take rows of any length apart alike', () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({
      ...PLAIN,
      noteId: '9'.repeat(1 + (i % 18)),
      raterParticipantId: 'AF09'.repeat(17).slice(0, 1 + (i % 67)),
      createdAtMillis: '123456789012345'.slice(0, 1 + (i % 15)),
      version: i % 7 === 0 ? '22' : '2',
      ratedOnTweetId: '1234567890123456789'.slice(i % 19),
      ratingSourceBucketed: ['DEFAULT', 'POPULATION_SAMPLED', ''][i % 3] as string,
      suggestion: i % 5 === 0 ? 'nineteen characters' : '',
    }));
    const [compiled, plain] = both(rows);
    expect(compiled!.rows).toBe(400);
    expect(compiled).toEqual(plain);
    expect(plain!.ratings.map(([, , time]) => String(time))).toEqual(rows.map(({ createdAtMillis }) => createdAtMillis));
  });

  it('part ratings by the last bits of their notes, a page at a time, whether they read them or are handed them', () => {
    for (const kernel of [ratingKernel(), new PlainRatings()]) {
      const pages: number[][] = [];
      kernel.gather(2, (part, words) => pages.push([part, words.length, words[0]! & 3, timeAt(words, words.length - RATING_WORDS)]));
      for (let k = 0; k < 2000; k += 1) kernel.add(k % 7 < 3 ? 4 * k : k, 1, 2 ** 40 + k, 3);
      kernel.flush();
      expect(pages.slice(0, 2)).toEqual([[0, PAGE_WORDS, 0, 2 ** 40 + 444], [0, PAGE_WORDS, 0, 2 ** 40 + 892]]);
      expect(pages.every(([part, , bits]) => part === bits)).toBe(true);
      expect(pages.reduce((sum, [, words]) => sum + words!, 0)).toBe(2000 * RATING_WORDS);
    }
  });

  it('are not asked where the columns are others', () => {
    expect(tailOf(RATING_COLUMNS)).toEqual({ columns: 4, source: 1 });
    expect(tailOf(RATING_COLUMNS.slice(0, 32))).toEqual({ columns: 1, source: -1 });
    expect(tailOf(RATING_COLUMNS.filter((name) => name !== 'agree'))).toBeNull();
    expect(tailOf(RATING_COLUMNS.slice(0, 31))).toBeNull();
  });
});

describe('a table with plain rows, others and bad ones', () => {
  const levels = ['HELPFUL', 'SOMEWHAT_HELPFUL', 'NOT_HELPFUL'];
  const rows = Array.from({ length: 30_000 }, (_, i) => ({
    ...PLAIN,
    noteId: String(1 + (i % 5)),
    raterParticipantId: `R${(i * 31) % 29_000}`,
    createdAtMillis: String(2000 + (i % 77)),
    helpfulnessLevel: i % 1000 === 1 ? 'MAYBE' : (levels[i % 3] as string),
    notHelpfulOutdated: i % 500 === 2 ? '' : '1',
    suggestion: i % 700 === 3 ? '"a\nb"' : '',
  }));
  const files = {
    'notes.tsv': table('notes', Array.from({ length: 4 }, (_, n) => ({ noteId: String(n + 1), noteAuthorParticipantId: 'A', createdAtMillis: '1000', classification: 'NOT_MISLEADING', tweetId: '7' }))),
    'ratings.tsv': table('ratings', rows),
    'noteStatusHistory.tsv': table('noteStatusHistory', []),
    'userEnrollment.tsv': table('userEnrollment', []),
  };

  it('gives the same with the kernel, with its twin and without either, and names bad rows by their line', async () => {
    const nothing = new PlainRatings();
    nothing.read = (_bytes, next) => ({ rows: 0, next });
    const results = await withFolder(files, (folder) =>
      Promise.all(
        [ratingKernel(), new PlainRatings(), nothing].map(async (kernel) => {
          const rejected: number[] = [];
          const tables = await readTables(folder, { onRejected: (row) => rejected.push(row.line) }, kernel);
          return { report: tables.report, last: lastRatingTime(tables), rejected, ...toScoringInput(tables, 2070) };
        }),
      ),
    );
    expect(results[0]).toEqual(results[2]);
    expect(results[1]).toEqual(results[2]);
    expect(results[0]!.report).toMatchObject({ rows: { ratings: 29_970 }, rejected: { ratings: 30 } });
    // line breaks in quotes before it move a row down
    expect(results[0]!.rejected.slice(0, 2)).toEqual([3, 1005]);
    expect(results[0]!.last).toBe(2076);
    const { note, rater, count } = results[0]!.input.ratings;
    for (let k = 1; k < count; k++) expect(note[k]! * 30_000 + rater[k]!).toBeGreaterThan(note[k - 1]! * 30_000 + rater[k - 1]!);
    expect(results[0]!.dropped.ratingsAfterNow).toBeGreaterThan(0);
    expect(results[0]!.dropped.ratingsOfUnknownNotes).toBeGreaterThan(5000);
  });
});
