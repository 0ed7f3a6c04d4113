import { AppError, dataSourceOptions, ManualClock, OutboxEntry, PublicLogEntry, type Page, type Viewer } from '@bridgenotes/platform';
import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { Statement, StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoteTarget } from './limits/note-target.entity';
import { Note } from './note.entity';
import type { GivenNote } from './note.rules';
import type { NotesService } from './notes.service';
import { notesService } from './testing/notes';

const GIVEN: GivenNote = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'The figure is for 2019. https://stats.example.org/rain', trustworthySources: true };

let database: TestDatabase;
let dataSource: DataSource;
let notes: NotesService;
let statements: StatementsService;
let ann: Viewer;
let bob: Viewer;
let statementId: string;
const clock = new ManualClock(new Date('2026-03-01T12:00:00Z'));

async function contributor(alias: string): Promise<Viewer> {
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) VALUES ($1, $1, 'contributor', now()) RETURNING id`, [alias]);
  return { via: 'token', contributorId: row!.id, role: 'contributor', alias, scopes: ['read', 'statements:write', 'notes:write'], removed: false, limitKey: alias };
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, Statement, Note, NoteTarget], poolSize: 20 })).initialize();
  notes = notesService(dataSource, clock, { limits: { perDay: 1000 } });
  statements = new StatementsService(dataSource, clock);
  [ann, bob] = [await contributor('Calm Heron'), await contributor('Quiet Oboe')];
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE statements, notes, outbox CASCADE');
  statementId = (await statements.add(ann, { url: 'https://example.org/a' })).statement.id;
  await dataSource.query('DELETE FROM outbox');
});

const code = (work: Promise<unknown>) => work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const counted = async () => (await statements.findByIds([statementId]))[0]!.noteCount;
const topics = async () => (await dataSource.getRepository(OutboxEntry).find({ order: { id: 'ASC' } })).map((entry) => entry.topic);

describe('NotesService.write', () => {
  it('stores the note, counts it and tells of it', async () => {
    const note = await notes.write(ann, { statementId }, GIVEN);
    expect(note).toMatchObject({ ...GIVEN, statementId, authorId: ann.contributorId, createdAt: clock.now(), deletedAt: null, isMediaNote: false, imported: false });
    expect(await notes.findByIds([note.id, '1'])).toEqual([note, null]);
    expect(await counted()).toBe(1);
    expect(await topics()).toEqual(['note.written']);
  });

  it('reads its author and its statement once', async () => {
    const asked: string[] = [];
    const { logger } = dataSource;
    Object.assign(dataSource, { logger: Object.assign(Object.create(logger) as typeof logger, { logQuery: (query: string) => void asked.push(query) }) });
    await notes.write(ann, { statementId }, GIVEN);
    Object.assign(dataSource, { logger });
    const reads = (table: string) => asked.filter((query) => query.startsWith('SELECT') && query.includes(`FROM "${table}"`)).length;
    expect([reads('contributors'), reads('statements')]).toEqual([1, 1]);
  });

  it('makes a statement of a URL in the same step, and none when the note is refused', async () => {
    const note = await notes.write(ann, { statementUrl: 'https://twitter.com/a/status/5' }, GIVEN);
    expect((await statements.findByUrl('https://x.com/i/status/5'))!.id).toBe(note.statementId);
    expect(await code(notes.write(ann, { statementUrl: 'https://x.com/i/status/5' }, GIVEN))).toBe('NOTE_ALREADY_WRITTEN');
    expect(await code(notes.write(ann, { statementUrl: 'https://example.org/new' }, { ...GIVEN, text: 'no source' }))).toBe('NOTE_SOURCE_REQUIRED');
    expect(await statements.findByUrl('https://example.org/new')).toBeNull();
    expect(await code(notes.write(ann, { statementUrl: 'http://localhost/' }, GIVEN))).toBe('INVALID_URL');
  });

  it('lets each of two authors write one note on a statement', async () => {
    expect(await code(notes.write(ann, { statementId }, GIVEN))).toBe('accepted');
    expect(await code(notes.write(bob, { statementId }, GIVEN))).toBe('accepted');
    expect(await code(notes.write(ann, { statementId }, { ...GIVEN, classification: 'NOT_MISLEADING', tags: [] }))).toBe('NOTE_ALREADY_WRITTEN');
    expect(await counted()).toBe(2);
  });

  it('lets one of 20 notes of an author in the same instant through', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => code(notes.write(ann, { statementId }, GIVEN))));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'NOTE_ALREADY_WRITTEN')).toHaveLength(19);
    expect(await counted()).toBe(1);
    expect(await topics()).toEqual(['note.written']);
  });

  it('lets 10 authors write on a new URL in the same instant', async () => {
    const authors = await Promise.all(Array.from({ length: 10 }, (_, i) => contributor(`Writer ${i}`)));
    const written = await Promise.all(authors.map((author, i) => notes.write(author, { statementUrl: `https://www.example.org/b?utm_source=${i}` }, GIVEN)));
    expect(new Set(written.map((note) => note.statementId)).size).toBe(1);
    expect((await statements.findByUrl('https://example.org/b'))!.noteCount).toBe(10);
  });

  it('does not let an author add to an imported note of theirs, but keeps imported histories as they are', async () => {
    const imported = { statementId, authorId: ann.contributorId!, classification: 'NOT_MISLEADING' as const, tags: [], text: 'old', trustworthySources: false, createdAt: clock.now(), imported: true };
    await dataSource.getRepository(Note).insert([imported, imported]);
    expect(await code(notes.write(ann, { statementId }, GIVEN))).toBe('NOTE_ALREADY_WRITTEN');
  });

  it('refuses a statement that is not there, and who may not write', async () => {
    expect(await code(notes.write(ann, { statementId: '1' }, GIVEN))).toBe('NOT_FOUND');
    expect(await code(notes.write({ ...ann, contributorId: null }, { statementId }, GIVEN))).toBe('SIGN_IN_REQUIRED');
    expect(await code(notes.write({ ...ann, alias: null }, { statementId }, GIVEN))).toBe('ALIAS_REQUIRED');
    expect(await code(notes.write({ ...ann, role: 'reader' }, { statementId }, GIVEN))).toBe('FORBIDDEN');
    expect(await code(notes.write({ ...ann, scopes: ['read', 'statements:write'] }, { statementId }, GIVEN))).toBe('FORBIDDEN');
    expect(await counted()).toBe(0);
  });
});

describe('NotesService.delete', () => {
  it('takes the text, keeps the note, and once more changes nothing', async () => {
    const note = await notes.write(ann, { statementId }, GIVEN);
    clock.advance(1000);
    const deleted = await notes.delete(ann, note.id);
    expect(deleted).toEqual({ ...note, text: null, deletedAt: clock.now() });
    clock.advance(1000);
    expect(await notes.delete(ann, note.id)).toEqual(deleted);
    expect(await notes.findByIds([note.id])).toEqual([deleted]);
    expect(await counted()).toBe(0);
    expect(await topics()).toEqual(['note.written', 'note.deleted']);
  });

  it('happens once when asked 10 times in the same instant', async () => {
    const note = await notes.write(ann, { statementId }, GIVEN);
    await notes.write(bob, { statementId }, GIVEN);
    await Promise.all(Array.from({ length: 10 }, () => notes.delete(ann, note.id)));
    expect(await counted()).toBe(1);
    expect((await topics()).filter((topic) => topic === 'note.deleted')).toHaveLength(1);
  });

  it('lets the author write another note', async () => {
    await notes.delete(ann, (await notes.write(ann, { statementId }, GIVEN)).id);
    expect(await code(notes.write(ann, { statementId }, GIVEN))).toBe('accepted');
  });

  it('is refused to another, also to a moderator', async () => {
    const note = await notes.write(ann, { statementId }, GIVEN);
    expect(await code(notes.delete(bob, note.id))).toBe('NOT_YOUR_NOTE');
    expect(await code(notes.delete({ ...bob, role: 'moderator' }, note.id))).toBe('NOT_YOUR_NOTE');
    expect(await code(notes.delete(ann, '1'))).toBe('NOT_FOUND');
    expect((await notes.findByIds([note.id]))[0]!.text).toBe(GIVEN.text);
  });
});

describe('lists of notes', () => {
  it('have the newest first, all, of a statement, or of an author; never deleted ones', async () => {
    const first = await notes.write(ann, { statementId }, GIVEN);
    const second = await notes.write(bob, { statementId }, GIVEN);
    clock.advance(1000);
    const third = await notes.write(ann, { statementUrl: 'https://example.org/b' }, GIVEN);
    const gone = await notes.write(bob, { statementUrl: 'https://example.org/b' }, GIVEN);
    await notes.delete(bob, gone.id);
    const ids = (page: Page<Note>) => page.rows.map((note) => note.id);
    expect(ids(await notes.newest({ first: 20 }))).toEqual([third.id, second.id, first.id]);
    expect(ids(await notes.newestOf('statement', statementId, { first: 20 }))).toEqual([second.id, first.id]);
    expect(ids(await notes.newestOf('author', ann.contributorId!, { first: 20 }))).toEqual([third.id, first.id]);

    const one = await notes.newest({ first: 2 });
    const two = await notes.newest({ first: 2, after: one.cursors.at(-1) });
    expect([one.rows.length, one.hasNextPage, ids(two), two.hasNextPage]).toEqual([2, true, [first.id], false]);

    const each = await notes.newestOfEach('statement', [third.statementId, '1', statementId], 1);
    expect(each.map(ids)).toEqual([[third.id], [], [second.id]]);
    expect(each.map((page) => page.hasNextPage)).toEqual([false, false, true]);
    const rest = await notes.newestOf('statement', statementId, { first: 1, after: each[2]!.cursors[0] });
    expect(ids(rest)).toEqual([first.id]);
    expect(await code(notes.newestOfEach('author', [], 0))).toBe('INVALID_PAGE_SIZE');
    expect(await notes.newestOfEach('author', [], 5)).toEqual([]);
  });
});
