import { ManualClock } from '@bridgenotes/platform';
import { PublicDataError, type TableName, type TableRows } from '@bridgenotes/public-data';
import { ENROLLED_WITHOUT_GROUP } from '@bridgenotes/scoring';
import { RUN_LOCK } from '@bridgenotes/scoring-runs';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTables } from './import-tables';
import type { ImportReport, RejectedImportRow } from './report';
import { xPost, type SourceBatch, type TableSource } from './source';

const START = Date.UTC(2024, 0, 1);
const POST = '1740000000000000000';

const note = (noteId: string, given: Partial<TableRows['notes']> = {}): TableRows['notes'] => ({
  noteId, authorId: 'AUTHOR', createdAtMillis: START, tweetId: POST, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', believable: null, harmful: null,
  validationDifficulty: null, misleadingTags: ['misleadingFactualError'], notMisleadingTags: [], trustworthySources: true, summary: `note ${noteId}\twith a tab, a \\ and\na line break`,
  isMediaNote: false, isCollaborativeNote: false, ...given,
});
const rating = (noteId: string, raterId: string, minutes: number, given: Partial<TableRows['ratings']> = {}): TableRows['ratings'] => ({
  noteId, raterId, createdAtMillis: START + minutes * 60_000, level: 'HELPFUL', tags: 0b1_0100, ratedOnTweetId: null, source: 'DEFAULT', suggestion: '', suggestionId: null, ...given,
});
const history = (noteId: string, given: Partial<TableRows['noteStatusHistory']> = {}): TableRows['noteStatusHistory'] => ({
  noteId, noteAuthorParticipantId: 'AUTHOR', createdAtMillis: START, timestampMillisOfFirstNonNMRStatus: null, firstNonNMRStatus: null, timestampMillisOfCurrentStatus: null,
  currentStatus: 'NEEDS_MORE_RATINGS', timestampMillisOfLatestNonNMRStatus: null, mostRecentNonNMRStatus: null, timestampMillisOfStatusLock: null, lockedStatus: null,
  timestampMillisOfRetroLock: null, currentCoreStatus: null, currentExpansionStatus: null, currentGroupStatus: null, currentDecidedBy: null, currentModelingGroup: null,
  timestampMillisOfMostRecentStatusChange: -1, timestampMillisOfNmrDueToMinStableCrhTime: null, currentMultiGroupStatus: null, currentModelingMultiGroup: null,
  timestampMinuteOfFinalScoringOutput: null, timestampMillisOfFirstNmrDueToMinStableCrhTime: null, abovePcrhThresholdTime: null, ...given,
});
const person = (participantId: string, given: Partial<TableRows['userEnrollment']> = {}): TableRows['userEnrollment'] => ({
  participantId, enrollmentState: 'earnedIn', successfulRatingNeededToEarnIn: 5, timestampOfLastStateChange: START, timestampOfLastEarnOut: 1, modelingPopulation: 'CORE', modelingGroup: 13,
  numberOfTimesEarnedOut: 0, ...given,
});

type Tables = { [T in TableName]: TableRows[T][] };
const TABLES: Tables = {
  notes: [note('1'), note('2', { authorId: 'OTHER', createdAtMillis: START + 5000, summary: '' })],
  ratings: [rating('1', 'OTHER', 1), rating('1', 'THIRD', 2, { level: 'NOT_HELPFUL', tags: 1 << 9 }), rating('2', 'AUTHOR', 3)],
  noteStatusHistory: [history('1'), history('2', { noteAuthorParticipantId: 'OTHER' })],
  userEnrollment: [person('AUTHOR'), person('OTHER', { modelingGroup: null, timestampOfLastEarnOut: START })],
};

function sourceOf(tables: Partial<Tables>): TableSource {
  return {
    name: 'tables of a test',
    async *rows(table) {
      const rows = ({ ...TABLES, ...tables } as Tables)[table];
      yield { rows: rows.map((row, i) => ({ file: `${table}.tsv`, line: i + 2, row })), rejected: [], share: 1 } as SourceBatch<TableRows[typeof table]>;
    },
    target: xPost,
  };
}

describe('importing tables', () => {
  let database: TestDatabase;
  let client: Client;
  let rejected: RejectedImportRow[];

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    rejected = [];
  });
  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const run = (tables: Partial<Tables> = {}, batchSize = 100, signal = new AbortController().signal): Promise<ImportReport> =>
    importTables(database.url, sourceOf(tables), { batchSize, clock: new ManualClock(START + 1e9), signal, onProgress: () => undefined, onRejected: (row) => rejected.push(row) });
  const select = async (sql: string): Promise<Record<string, unknown>[]> => (await client.query<Record<string, unknown>>(sql)).rows;

  it('brings people, statements, notes, ratings and the history', async () => {
    const report = await run();
    expect(report).toMatchObject({ newContributors: 3, newStatements: 1, deletedNotes: 0, changed: true, tables: { ratings: { read: 3, added: 3, updated: 0, unchanged: 0, rejected: 0 } } });
    expect(await select('SELECT canonical_url, platform, external_id, note_count FROM statements')).toEqual([{ canonical_url: `https://x.com/i/status/${POST}`, platform: 'X', external_id: POST, note_count: 2 }]);
    expect(await select('SELECT notes.id, participant_id, text, tags, notes.created_at, notes.imported FROM notes JOIN contributors ON author_id = contributors.id ORDER BY 1')).toEqual([
      { id: '1', participant_id: 'AUTHOR', text: 'note 1\twith a tab, a \\ and\na line break', tags: ['misleadingFactualError'], created_at: new Date(START), imported: true },
      { id: '2', participant_id: 'OTHER', text: null, tags: ['misleadingFactualError'], created_at: new Date(START + 5000), imported: true },
    ]);
    expect(await select('SELECT participant_id, enrollment_state, modeling_group, last_earn_out_at, joined_at FROM contributors ORDER BY 1')).toEqual([
      { participant_id: 'AUTHOR', enrollment_state: 'earnedIn', modeling_group: 13, last_earn_out_at: null, joined_at: new Date(START) },
      { participant_id: 'OTHER', enrollment_state: 'earnedIn', modeling_group: ENROLLED_WITHOUT_GROUP, last_earn_out_at: new Date(START), joined_at: new Date(START) },
      { participant_id: 'THIRD', enrollment_state: 'newUser', modeling_group: null, last_earn_out_at: null, joined_at: new Date(START + 120_000) },
    ]);
    expect(await select('SELECT note_id, level, tag_mask, rated_at FROM ratings ORDER BY note_id, rated_at')).toEqual([
      { note_id: '1', level: 2, tag_mask: 0b1_0100, rated_at: new Date(START + 60_000) },
      { note_id: '1', level: 0, tag_mask: 1 << 9, rated_at: new Date(START + 120_000) },
      { note_id: '2', level: 2, tag_mask: 0b1_0100, rated_at: new Date(START + 180_000) },
    ]);
    expect(await select('SELECT note_id, current_status, timestamp_millis_of_most_recent_status_change AS changed FROM note_status_history ORDER BY 1')).toEqual([
      { note_id: '1', current_status: 'NEEDS_MORE_RATINGS', changed: '-1' },
      { note_id: '2', current_status: 'NEEDS_MORE_RATINGS', changed: '-1' },
    ]);
    expect(await select('SELECT topic FROM outbox')).toEqual([{ topic: 'import.finished' }]);
    expect(await select('SELECT FROM note_scores UNION ALL SELECT FROM published_run')).toEqual([]);
  });

  it.each([1, 2, 100])('changes nothing when it is repeated, in batches of %i', async (batchSize) => {
    await run({}, batchSize);
    await client.query('DELETE FROM outbox');
    const before = await content();
    const report = await run({}, 100);
    expect(report).toMatchObject({ changed: false, tables: { notes: { read: 2, added: 0, updated: 0, unchanged: 2, rejected: 0 }, ratings: { unchanged: 3 }, noteStatusHistory: { unchanged: 2 }, userEnrollment: { unchanged: 2 } } });
    expect(await content()).toEqual(before);
    // Nothing was scored yet: the import before may have been interrupted before it could tell.
    expect(await select('SELECT topic FROM outbox')).toEqual([{ topic: 'import.finished' }]);
  });

  const content = async () => ({
    contributors: await select('SELECT * FROM contributors ORDER BY participant_id'),
    statements: await select('SELECT * FROM statements ORDER BY id'),
    notes: await select('SELECT * FROM notes ORDER BY id'),
    ratings: await select('SELECT * FROM ratings ORDER BY id'),
    changes: await select('SELECT * FROM rating_changes ORDER BY id'),
    history: await select('SELECT * FROM note_status_history ORDER BY note_id'),
  });

  it.each([1, 100])('keeps the later of two ratings of one note by one rater, and both in the history, in batches of %i', async (batchSize) => {
    const twice = [rating('1', 'THIRD', 9, { level: 'SOMEWHAT_HELPFUL' }), rating('1', 'THIRD', 4, { level: 'NOT_HELPFUL' })];
    await run({ ratings: twice }, batchSize);
    expect(await select('SELECT level, rated_at FROM ratings')).toEqual([{ level: 1, rated_at: new Date(START + 9 * 60_000) }]);
    expect(await select('SELECT level, changed_at FROM rating_changes ORDER BY id')).toEqual([
      { level: 0, changed_at: new Date(START + 4 * 60_000) },
      { level: 1, changed_at: new Date(START + 9 * 60_000) },
    ]);
    const report = await run({ ratings: [...twice, rating('1', 'THIRD', 10)] }, batchSize);
    expect(report.tables.ratings).toEqual({ read: 3, added: 0, updated: 1, unchanged: 2, rejected: 0 });
    expect(await select('SELECT level FROM rating_changes ORDER BY id')).toEqual([{ level: 0 }, { level: 1 }, { level: 2 }]);
  });

  it('leaves what somebody rated or withdrew here later', async () => {
    await run();
    await client.query(`UPDATE ratings SET level = 0, rated_at = rated_at + interval '1 day', imported = false WHERE note_id = 2`);
    await client.query(`UPDATE ratings SET withdrawn_at = rated_at + interval '1 day' WHERE note_id = 1 AND level = 2`);
    const before = await select('SELECT * FROM ratings ORDER BY id');
    expect((await run()).tables.ratings).toMatchObject({ updated: 0, unchanged: 3 });
    expect(await select('SELECT * FROM ratings ORDER BY id')).toEqual(before);
  });

  it('takes a later download of notes, people and statuses, but not an earlier one', async () => {
    const later: Partial<Tables> = {
      notes: [note('1', { summary: 'mended' }), note('2', { authorId: 'OTHER' })],
      noteStatusHistory: [history('1', { currentStatus: 'CURRENTLY_RATED_HELPFUL', timestampMillisOfCurrentStatus: START + 1000 }), history('2')],
      userEnrollment: [person('AUTHOR', { enrollmentState: 'atRisk', timestampOfLastStateChange: START + 1000 })],
    };
    await run();
    expect(await run(later)).toMatchObject({ tables: { notes: { updated: 2 }, noteStatusHistory: { updated: 1, unchanged: 1 }, userEnrollment: { updated: 1 } } });
    expect(await run({ ...later, noteStatusHistory: TABLES.noteStatusHistory, userEnrollment: TABLES.userEnrollment })).toMatchObject({ tables: { noteStatusHistory: { updated: 0 }, userEnrollment: { updated: 0 } } });
    expect(await select('SELECT text FROM notes WHERE id = 1')).toEqual([{ text: 'mended' }]);
    expect(await select('SELECT current_status FROM note_status_history WHERE note_id = 1')).toEqual([{ current_status: 'CURRENTLY_RATED_HELPFUL' }]);
    expect(await select(`SELECT enrollment_state FROM contributors WHERE participant_id = 'AUTHOR'`)).toEqual([{ enrollment_state: 'atRisk' }]);
  });

  it('takes the text of notes that the notes table lost, and gives it back when they return', async () => {
    await run();
    expect(await run({ notes: [TABLES.notes[1]!] })).toMatchObject({ deletedNotes: 1, changed: true });
    expect(await select('SELECT id, text, deleted_at IS NOT NULL AS deleted FROM notes WHERE id = 1')).toEqual([{ id: '1', text: null, deleted: true }]);
    expect(await select('SELECT note_count FROM statements')).toEqual([{ note_count: 1 }]);
    await run();
    expect(await select('SELECT text IS NOT NULL AS there, deleted_at FROM notes WHERE id = 1')).toEqual([{ there: true, deleted_at: null }]);
    expect(await select('SELECT note_count FROM statements')).toEqual([{ note_count: 2 }]);
  });

  it('keeps notes that only the history knows, for their ratings, without text and on their own page', async () => {
    const report = await run({ notes: [TABLES.notes[0]!] });
    expect(report).toMatchObject({ deletedNotes: 1, newStatements: 2, tables: { ratings: { added: 3, rejected: 0 } } });
    expect(await select('SELECT canonical_url, note_count, deleted_at IS NOT NULL AS deleted FROM notes JOIN statements ON statements.id = statement_id WHERE notes.id = 2')).toEqual([
      { canonical_url: 'https://x.com/i/birdwatch/n/2', note_count: 0, deleted: true },
    ]);
  });

  it('takes no note for deleted while a row of the notes table cannot be used', async () => {
    await run();
    expect(await run({ notes: [TABLES.notes[1]!, note('not a number')] })).toMatchObject({ deletedNotes: 0 });
    expect(await select('SELECT count(*)::int AS deleted FROM notes WHERE deleted_at IS NOT NULL')).toEqual([{ deleted: 0 }]);
  });

  it('leaves out rows that do not fit and says where they stood', async () => {
    const report = await run({
      notes: [...TABLES.notes, note('9223372036854775808'), note('3', { tweetId: '../../admin' }), note('4', { createdAtMillis: 8e15 })],
      ratings: [rating('77', 'NOBODY', 1), ...TABLES.ratings],
      userEnrollment: [person('AUTHOR', { successfulRatingNeededToEarnIn: 2.5 })],
    });
    expect(rejected.map(({ table, line, column, reason, given }) => [table, line, column, reason, given])).toEqual([
      ['userEnrollment', 2, 'successfulRatingNeededToEarnIn', 'NOT_A_NUMBER', '2.5'],
      ['notes', 4, 'noteId', 'NOT_AN_ID', '9223372036854775808'],
      ['notes', 5, 'tweetId', 'NOT_AN_ID', '../../admin'],
      ['notes', 6, 'createdAtMillis', 'NOT_A_TIME', '8000000000000000'],
      ['ratings', 2, 'noteId', 'UNKNOWN_NOTE', '77'],
    ]);
    expect(report.tables).toMatchObject({ notes: { read: 5, added: 2, rejected: 3 }, ratings: { read: 4, added: 3, rejected: 1 } });
    expect(await select(`SELECT FROM contributors WHERE participant_id = 'NOBODY'`)).toEqual([]);
  });

  it('leaves our own people and notes alone', async () => {
    await client.query(`INSERT INTO contributors (id, participant_id, alias, role, joined_at) VALUES (5, 'AUTHOR', 'Own Bird', 'contributor', now())`);
    await client.query(`INSERT INTO statements (id, canonical_url, created_at) VALUES (6, 'https://example.org/', now())`);
    await client.query(`INSERT INTO notes (id, statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) VALUES (1, 6, 5, 'NOT_MISLEADING', '{}', 'ours', true, now())`);
    const before = [await select('SELECT * FROM contributors'), await select('SELECT * FROM notes')];
    expect(await run()).toMatchObject({ tables: { notes: { added: 1, updated: 0 }, noteStatusHistory: { added: 1 } } });
    expect([await select('SELECT * FROM contributors WHERE id = 5'), await select('SELECT * FROM notes WHERE id = 1')]).toEqual(before);
  });

  it('refuses a second import beside the first, and a database without tables', async () => {
    await client.query('SELECT pg_advisory_lock($1)', [0x69_6d_70_74]);
    await expect(run()).rejects.toMatchObject({ code: 'IMPORT_IN_PROGRESS' });
    await client.query('SELECT pg_advisory_unlock_all()');
    await client.query('DROP TABLE imports');
    await expect(run()).rejects.toMatchObject({ code: 'NOT_READY' });
    await expect(importTables('postgres://nobody@127.0.0.1:1/nothing', sourceOf({}), { batchSize: 1, clock: new ManualClock(0), signal: new AbortController().signal, onProgress: () => undefined, onRejected: () => undefined })).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('waits for a scoring run under way, and lets none begin before it ends', async () => {
    await client.query('SELECT pg_advisory_lock($1)', [RUN_LOCK]);
    const steps: string[] = [];
    const lockable: boolean[] = [];
    const importing = importTables(database.url, sourceOf({}), {
      batchSize: 100, clock: new ManualClock(START), signal: new AbortController().signal, onRejected: () => undefined,
      onProgress: (step) => {
        steps.push(step);
        if (step.startsWith('waiting')) void client.query('SELECT pg_advisory_unlock($1)', [RUN_LOCK]);
        else void client.query('SELECT pg_try_advisory_lock($1) AS got', [RUN_LOCK]).then(({ rows }) => lockable.push((rows as { got: boolean }[])[0]!.got));
      },
    });
    await importing;
    expect(steps[0]).toMatch(/^waiting for the scoring run/);
    expect(lockable.slice(0, 2)).toEqual([false, false]);
  });

  it('stops when it is told to, between two batches, and goes on afterwards', async () => {
    const stop = new AbortController();
    const stopping = importTables(database.url, sourceOf({}), {
      batchSize: 1, clock: new ManualClock(START), signal: stop.signal, onRejected: () => undefined,
      onProgress: (step) => step.startsWith('ratings: 1') && stop.abort(),
    });
    await expect(stopping).rejects.toThrow(PublicDataError);
    expect(await select('SELECT FROM ratings')).toHaveLength(1);
    expect(await select('SELECT FROM outbox')).toEqual([]);
    expect((await run()).tables.ratings).toMatchObject({ added: 2, unchanged: 1 });
  });
});
