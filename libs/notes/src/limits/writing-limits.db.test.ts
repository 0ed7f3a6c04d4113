import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { AppError, dataSourceOptions, ManualClock, OutboxEntry, PublicLogEntry, type Viewer } from '@bridgenotes/platform';
import { Statement, StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource, type EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Note } from '../note.entity';
import type { NotesService } from '../notes.service';
import { notesService } from '../testing/notes';
import { NoteStatuses } from './note-statuses';
import { NoteTarget } from './note-target.entity';

const GIVEN = { classification: 'NOT_MISLEADING' as const, tags: [], text: 'Fine.', trustworthySources: true };
const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2026, 2, 1, 12);

/** Statuses are known above this room; here it is said which notes are helpful. */
class Said extends NoteStatuses {
  readonly helpful = new Set<string>();
  override countHelpful(_manager: EntityManager, noteIds: readonly string[]): Promise<number> {
    return Promise.resolve(noteIds.filter((id) => this.helpful.has(id)).length);
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let notes: NotesService;
let statements: StatementsService;
let ann: Viewer;
let bob: Viewer;
let count = 0;
const said = new Said();
const clock = new ManualClock(START);

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: AppError) => ({ code: error.code, ...error.details }));
const write = (viewer: Viewer) => notes.write(viewer, { statementUrl: `https://example.org/${++count}` }, GIVEN);
async function writeOn(viewer: Viewer, authorName: string): Promise<Note> {
  const { statement } = await statements.add(viewer, { quotedText: `Claim ${++count}`, authorName });
  return notes.write(viewer, { statementId: statement.id }, GIVEN);
}

async function contributor(alias: string): Promise<Viewer> {
  const [row] = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at, enrollment_state) VALUES ($1, $1, 'contributor', now(), 'earnedIn') RETURNING id`, [alias]);
  return { via: 'token', contributorId: row!.id, role: 'contributor', alias, scopes: ['read', 'statements:write', 'notes:write'], removed: false, limitKey: alias };
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, Statement, Note, NoteTarget], poolSize: 20 })).initialize();
  notes = notesService(dataSource, clock, {}, said);
  statements = new StatementsService(dataSource, clock);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE statements, notes, contributors CASCADE');
  clock.set(START);
  said.helpful.clear();
  [ann, bob] = [await contributor('Calm Heron'), await contributor('Quiet Oboe')];
});

describe('notes a day', () => {
  it('are five at first, also when twelve come in the same instant', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => refusal(write(ann))));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome !== null)).toEqual(Array(7).fill({ code: 'NOTE_LIMIT_REACHED', of: 'all', limit: 5, used: 5, hours: 24, resetsAt: new Date(START + DAY).toISOString() }));
    expect(await dataSource.getRepository(Note).count()).toBe(5);
    expect(await dataSource.getRepository(Statement).count(), 'a refused note leaves no statement').toBe(5);
    expect(await refusal(write(bob)), 'another has their own').toBeNull();
  });

  it('come back one by one, a day after each, and deleting one gives none back', async () => {
    const first = await write(ann);
    clock.advance(3_600_000);
    for (let i = 0; i < 4; i++) await write(ann);
    await notes.delete(ann, first.id);
    expect(await refusal(write(ann))).toMatchObject({ resetsAt: new Date(START + DAY).toISOString() });
    clock.set(START + DAY - 1);
    expect(await refusal(write(ann))).not.toBeNull();
    clock.set(START + DAY);
    expect(await refusal(write(ann))).toBeNull();
    expect(await refusal(write(ann))).toMatchObject({ resetsAt: new Date(START + DAY + 3_600_000).toISOString() });
  });

  it.each([
    ['a negative impact', -2, [0, 2, 8], 1],
    ['an impact of 2', 2, [2, 0, 3], 7],
    ['a hit rate of 5 %', 2, [2, 0, 38], 7],
    ['a hit rate of 1 %', 2, [2, 0, 198], 2],
  ])('follow what the published run found: %s', async (_what, impact, [helpful, notHelpful, undecided], limit) => {
    await dataSource.query('UPDATE contributors SET writing_impact = $2 WHERE id = $1', [ann.contributorId, impact]);
    await dataSource.query(`INSERT INTO writing_records (contributor_id, helpful, not_helpful, undecided, recent, top_writer, emerging_writer) VALUES ($1, $2, $3, $4, '', false, false)`, [ann.contributorId, helpful, notHelpful, undecided]);
    for (let i = 0; i < limit; i++) expect(await refusal(write(ann))).toBeNull();
    expect(await refusal(write(ann))).toMatchObject({ code: 'NOTE_LIMIT_REACHED', limit });
  });

  it('do not run out for who may not write at all', async () => {
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'earnedOutAcknowledged', rating_impact = 3 WHERE id = $1`, [ann.contributorId]);
    expect(await refusal(write(ann))).toMatchObject({ code: 'WRITING_LOCKED', lock: 'EARNED_OUT', missing: 2 });
    expect(await dataSource.getRepository(Note).count()).toBe(0);
  });
});

describe('notes on one author', () => {
  it('are three a day, however the name is written, also in the same instant', async () => {
    const outcomes = await Promise.all(['Jane Doe', '@jane doe', 'JANE  DOE', 'jane doe '].map((name) => refusal(writeOn(ann, name))));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(3);
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: 'NOTE_LIMIT_REACHED', of: 'author', limit: 3, hours: 24, resetsAt: new Date(START + DAY).toISOString() });
    expect(await refusal(writeOn(ann, 'John Doe')), 'another author').toBeNull();
    expect(await refusal(write(ann)), 'nobody known').toBeNull();
    expect(await refusal(writeOn(bob, 'Jane Doe')), 'another writer').toBeNull();
  });

  /** Notes on one author on earlier days, of which some are helpful. */
  async function wroteBefore(written: number, helpful: number): Promise<void> {
    for (let i = 0; i < written; i++) {
      clock.set(START - (written - i + 8) * DAY);
      const { id } = await writeOn(ann, 'Jane Doe');
      if (i < helpful) said.helpful.add(id);
    }
    clock.set(START);
  }

  it('are one a week after fifteen of which none is helpful', async () => {
    await wroteBefore(15, 0);
    expect(await refusal(writeOn(ann, 'Jane Doe'))).toBeNull();
    clock.advance(2 * DAY);
    expect(await refusal(writeOn(ann, 'Jane Doe'))).toMatchObject({ limit: 1, used: 1, hours: 168, resetsAt: new Date(START + 7 * DAY).toISOString() });
    clock.set(START + 7 * DAY);
    expect(await refusal(writeOn(ann, 'Jane Doe'))).toBeNull();
  });

  it('are one a day after six of which none is helpful, and many where they are', async () => {
    await wroteBefore(6, 0);
    expect([await refusal(writeOn(ann, 'Jane Doe')), await refusal(writeOn(ann, 'Jane Doe'))]).toMatchObject([null, { limit: 1, hours: 24 }]);
    for (const { noteId } of await dataSource.getRepository(NoteTarget).find()) said.helpful.add(noteId);
    for (let i = 0; i < 4; i++) expect(await refusal(writeOn(ann, 'Jane Doe'))).toBeNull();
    expect(await refusal(writeOn(ann, 'Jane Doe'))).toMatchObject({ of: 'all', limit: 5 });
  });
});
