import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { locateTable, PublicDataError, readRows, tableBytes, type RejectedRow, type TableName } from './index';
import { NOTE, RATING, table, withFolder, zip } from './testing/folder';

async function read<T extends TableName>(folder: string, name: T) {
  const rejected: RejectedRow[] = [];
  const rows = [];
  for await (const batch of readRows(folder, name, { onRejected: (row) => rejected.push(row) })) rows.push(...batch.rows);
  return { rows, rejected };
}

async function failure(files: Record<string, string | Uint8Array>, name: TableName = 'ratings'): Promise<PublicDataError> {
  const error: unknown = await withFolder(files, (folder) => read(folder, name)).then(
    () => new Error('the table was read'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof PublicDataError)) throw error;
  return error;
}

const ratings = (count: number, first = 0): string =>
  table('ratings', Array.from({ length: count }, (_, i) => ({ ...RATING, raterParticipantId: `R${first + i}` })));

describe('reading rows', () => {
  it('reads plain, gzip and zip files, one or many, in order of their numbers', async () => {
    const files = {
      'ratings-00000.tsv': ratings(2),
      'ratings-00001.tsv.gz': gzipSync(ratings(3, 2)),
      'ratings-00002.zip': zip({ 'ratings-00002.tsv': ratings(1, 5), '__MACOSX/ratings.tsv': 'x' }),
      'README.txt': 'not a table',
    };
    const { rows, rejected } = await withFolder(files, (folder) => read(folder, 'ratings'));
    expect(rejected).toEqual([]);
    expect(rows.map(({ line, row }) => `${line} ${row.raterId}`)).toEqual(['2 R0', '3 R1', '2 R2', '3 R3', '4 R4', '2 R5']);
  });

  it('finds columns by name, in any order, with others between, with a byte order mark and CRLF', async () => {
    const content = '\ufeffextra\thelpfulnessLevel\tcreatedAtMillis\tparticipantId\tnoteId\r\n?\tSOMEWHAT_HELPFUL\t5.0\tR\t1\r\n';
    const { rows } = await withFolder({ 'ratings.tsv': content }, (folder) => read(folder, 'ratings'));
    expect(rows[0]?.row).toEqual({
      noteId: '1', raterId: 'R', createdAtMillis: 5, level: 'SOMEWHAT_HELPFUL', tags: 0, ratedOnTweetId: null, source: 'DEFAULT', suggestion: '', suggestionId: null,
    });
  });

  it("maps the yes/no answers of 2021, of which no weighs more, and may not guess where there is no answer", async () => {
    const old = (cells: object) => ({ ...RATING, helpfulnessLevel: '', ...cells });
    const content = table('ratings', [old({ helpful: '1' }), old({ notHelpful: '1' }), old({ helpful: '1', notHelpful: '1' }), old({ helpful: '0' })]);
    const { rows, rejected } = await withFolder({ 'ratings.tsv': content }, (folder) => read(folder, 'ratings'));
    expect(rows.map(({ row }) => row.level)).toEqual(['HELPFUL', 'NOT_HELPFUL', 'NOT_HELPFUL']);
    expect(rejected).toMatchObject([{ line: 5, reason: 'NO_ANSWER', column: 'helpfulnessLevel' }]);
  });

  it('leaves out bad rows one at a time and says which, why and what is allowed', async () => {
    const bad: [Record<string, string>, string, string][] = [
      [{ noteId: '' }, 'MISSING_VALUE', 'noteId'],
      [{ noteId: '1 2' }, 'NOT_AN_ID', 'noteId'],
      [{ noteId: '9223372036854775808' }, 'NOT_AN_ID', 'noteId'],
      [{ noteId: '-1' }, 'NOT_AN_ID', 'noteId'],
      [{ ratedOnTweetId: 'abc' }, 'NOT_AN_ID', 'ratedOnTweetId'],
      [{ raterParticipantId: 'x'.repeat(129) }, 'NOT_AN_ID', 'raterParticipantId'],
      [{ createdAtMillis: 'yesterday' }, 'NOT_A_NUMBER', 'createdAtMillis'],
      [{ createdAtMillis: '-5' }, 'NOT_A_TIME', 'createdAtMillis'],
      [{ createdAtMillis: '1.5' }, 'NOT_A_TIME', 'createdAtMillis'],
      [{ createdAtMillis: '' }, 'MISSING_VALUE', 'createdAtMillis'],
      [{ helpfulnessLevel: 'VERY_HELPFUL' }, 'UNKNOWN_WORD', 'helpfulnessLevel'],
      [{ helpfulClear: '2' }, 'NOT_A_FLAG', 'helpfulClear'],
      [{ ratingSourceBucketed: 'OTHER' }, 'UNKNOWN_WORD', 'ratingSourceBucketed'],
      [{ suggestion: 'a\0b' }, 'BAD_CHARACTER', ''],
    ];
    const content = table('ratings', [RATING, ...bad.map(([cells]) => ({ ...RATING, ...cells })), RATING]) + 'too\tfew\n';
    const { rows, rejected } = await withFolder({ 'ratings.tsv': content }, (folder) => read(folder, 'ratings'));
    expect(rows.map(({ line }) => line)).toEqual([2, bad.length + 3]);
    expect(rejected.slice(0, -1).map(({ line, reason, column }) => [line, reason, column ?? ''])).toEqual(
      bad.map(([, reason, column], i) => [i + 3, reason, column]),
    );
    expect(rejected.at(-1)).toMatchObject({ table: 'ratings', file: 'ratings.tsv', line: bad.length + 4, reason: 'COLUMN_COUNT', allowed: '35 cells separated by tabs' });
    for (const row of rejected) expect(row.allowed).not.toBe('');
  });

  it('refuses text that is no UTF-8', async () => {
    const bytes = Buffer.from(table('notes', [{ ...NOTE, summary: 'caf#' }, NOTE]));
    bytes[bytes.indexOf('#')] = 0xe9;
    const { rows, rejected } = await withFolder({ 'notes.tsv': bytes }, (folder) => read(folder, 'notes'));
    expect(rows).toHaveLength(1);
    expect(rejected).toMatchObject([{ line: 2, column: 'summary', reason: 'BAD_CHARACTER' }]);
  });
});

describe('tables that cannot be trusted', () => {
  const zipped = zip({ 'ratings-00000.tsv': ratings(5000) });
  const gzipped = gzipSync(ratings(5000));
  const flipped = Buffer.from(zipped);
  flipped[zipped.length >> 1] = (flipped[zipped.length >> 1] ?? 0) ^ 0xff;
  const cases: [string, Record<string, string | Uint8Array>, string][] = [
    ['no table', { 'notes.tsv': 'x' }, 'TABLE_MISSING'],
    ['two forms of one file', { 'ratings.tsv': ratings(1), 'ratings.tsv.gz': gzipped }, 'TABLE_AMBIGUOUS'],
    ['a table with and without number', { 'ratings.tsv': ratings(1), 'ratings-00000.tsv': ratings(1) }, 'TABLE_AMBIGUOUS'],
    ['a number left out', { 'ratings-00000.tsv': ratings(1), 'ratings-00002.tsv': ratings(1) }, 'SHARD_MISSING'],
    ['the first number left out', { 'ratings-00001.tsv': ratings(1) }, 'SHARD_MISSING'],
    ['an empty file', { 'ratings.tsv': '' }, 'FILE_EMPTY'],
    ['an empty gzip file', { 'ratings.tsv.gz': '' }, 'FILE_TRUNCATED'],
    ['no header', { 'ratings.tsv': ratings(2).split('\n').slice(1).join('\n') }, 'COLUMN_MISSING'],
    ['a column twice', { 'ratings.tsv': 'noteId\tnoteId\traterParticipantId\tcreatedAtMillis\thelpfulnessLevel\n' }, 'COLUMN_REPEATED'],
    ['a last line cut in half', { 'ratings.tsv': ratings(5).slice(0, -20) }, 'LAST_LINE_CUT'],
    ['a gzip file cut in half', { 'ratings.tsv.gz': gzipped.subarray(0, gzipped.length >> 1) }, 'FILE_TRUNCATED'],
    ['a gzip file without its last byte', { 'ratings.tsv.gz': gzipped.subarray(0, -1) }, 'FILE_TRUNCATED'],
    ['a gzip file that is none', { 'ratings.tsv.gz': ratings(3) }, 'FILE_CORRUPT'],
    ['a zip file cut in half', { 'ratings.zip': zipped.subarray(0, zipped.length >> 1) }, 'FILE_TRUNCATED'],
    ['a zip file with a flipped byte', { 'ratings.zip': flipped }, 'FILE_CORRUPT'],
    ['a zip file of something else', { 'ratings.zip': zip({ 'holiday.tsv': 'x' }) }, 'ZIP_WITHOUT_TABLE'],
  ];
  it.each(cases)('%s', async (_name, files, code) => {
    const error = await failure(files);
    expect(error.code, error.message).toBe(code);
    expect(error.message.length).toBeGreaterThan(30);
  });

  it('has the size of all its files, and none where it is not there', async () => {
    const [first, second] = [ratings(2), gzipSync(ratings(3))];
    expect(await withFolder({ 'ratings-00000.tsv': first, 'ratings-00001.tsv.gz': second }, (folder) => tableBytes(folder, 'ratings'))).toBe(first.length + second.length);
    expect(await tableBytes('/nowhere/at/all', 'ratings')).toBe(0);
  });

  it('a folder that is not there', async () => {
    await expect(locateTable('/nowhere/at/all', 'notes')).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' });
  });

  it('every cut of a gzip file anywhere is noticed', async () => {
    const small = gzipSync(ratings(20));
    for (let length = 1; length < small.length; length += 7) {
      const { code } = await failure({ 'ratings.tsv.gz': small.subarray(0, length) });
      expect(['FILE_TRUNCATED', 'FILE_CORRUPT']).toContain(code);
    }
  });

  it('can be stopped', async () => {
    const controller = new AbortController();
    controller.abort();
    const reading = withFolder({ 'ratings.tsv': ratings(3) }, async (folder) => {
      for await (const _batch of readRows(folder, 'ratings', { signal: controller.signal })) throw new Error('read on');
    });
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
