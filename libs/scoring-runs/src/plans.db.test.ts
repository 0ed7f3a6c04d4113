import { ABILITY, AbilityService, Contributor, WritersService } from '@bridgenotes/contributors';
import { LIMITS, WritingLimitsService } from '@bridgenotes/notes';
import { notesService } from '@bridgenotes/notes/testing';
import { anonymous, CommunitySettings, SystemClock, type PageRequest } from '@bridgenotes/platform';
import { Statement, StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImpactReader } from './impact/impact.reader';
import { PublishedRuns } from './published-runs';
import { PublishedStatuses } from './published-statuses';
import { RunNeeds } from './run-needs';
import { ScoresReader } from './scores.reader';
import { SETTINGS, openDataSource } from './testing/community';
import { costsOf, fillTwoYears, MANY_NOTES } from './testing/plans';
import { ViewpointsReader } from './viewpoints/viewpoints.reader';

/** Pages of 8 kB that one question may touch, however large the tables are: a scan of any of them touches thousands. */
const MOST_PAGES = 1200;

let database: TestDatabase;
let dataSource: DataSource;
let runId: string;
let ability: AbilityService;
const COMMUNITY = CommunitySettings.from({}, [ABILITY, LIMITS]);

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  ability = new AbilityService(dataSource, new SystemClock(), COMMUNITY);
  await fillTwoYears(dataSource);
  runId = (await new PublishedRuns(dataSource).current())!;
}, 120_000);

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe(`with ${MANY_NOTES.toLocaleString('en')} notes, no question reads a table through:`, () => {
  const page: PageRequest = { first: 20 };
  const urls = Array.from({ length: 100 }, (_, i) => `https://example.org/${1 + i * 997}`);
  const ids = (table: string, where = 'true') => dataSource.query<{ id: string }[]>(`SELECT id FROM ${table} WHERE ${where} ORDER BY id DESC LIMIT 100`).then((rows) => rows.map((row) => row.id));

  const questions: Record<string, () => Promise<() => Promise<unknown>>> = {
    'the surfaced notes of 100 URLs': async () => {
      const statements = new StatementsService(dataSource, new SystemClock());
      return async () => {
        const found = (await statements.findByCanonicalUrls(urls)).map((statement) => statement!.id);
        expect((await new ScoresReader(dataSource).surfaced(runId, found)).length).toBeGreaterThan(10);
      };
    },
    'the same, with notes that were written elsewhere': async () => {
      const statements = await ids('statements');
      const spreading = await ids('notes', 'id IN (SELECT note_id FROM note_scores WHERE status = \'CURRENTLY_RATED_HELPFUL\' ORDER BY note_id LIMIT 100)');
      return async () => expect((await new ScoresReader(dataSource).surfaced(runId, statements, spreading)).length).toBeGreaterThan(50);
    },
    'the newest notes': async () => () => secondPage((asked) => notesService(dataSource, new SystemClock()).newest(asked)),
    'the newest statements': async () => () => secondPage((asked) => new StatementsService(dataSource, new SystemClock()).list({ order: 'NEWEST' }, asked)),
    'the most noted statements': async () => () => secondPage((asked) => new StatementsService(dataSource, new SystemClock()).list({ order: 'MOST_NOTED' }, asked)),
    'the helpful notes': async () => () => secondPage((asked) => new ScoresReader(dataSource).helpful(runId, asked)),
    'the status history of a note': async () => {
      const [id] = await ids('notes');
      return () => new ScoresReader(dataSource).changes(id!, page);
    },
    'the status histories of 100 notes': async () => {
      const notes = await ids('notes');
      return () => new ScoresReader(dataSource).changesOfEach(notes, 20);
    },
    'scores of 100 notes': async () => {
      const notes = await ids('notes');
      return () => new ScoresReader(dataSource).ofNotes(runId, notes);
    },
    'where the raters of 20 notes stand': async () => {
      const notes = (await ids('notes')).slice(0, 20);
      const [run] = await new PublishedRuns(dataSource).findByIds([runId]);
      return () => new ViewpointsReader(dataSource).ofNotes(run!, notes);
    },
    'where the impact of somebody comes from': async () => () => new ImpactReader(dataSource).days(['7'], null),
    'the ratings of somebody, and what became of them': async () => {
      const viewer = { ...anonymous('::1'), contributorId: '7' };
      return () => secondPage((asked) => new ImpactReader(dataSource).ownRatings(viewer, null, asked));
    },
    'the notes of a statement': async () => () => notesService(dataSource, new SystemClock()).newestOf('statement', '77', page),
    'the notes of 100 statements': async () => {
      const statements = await ids('statements');
      return () => notesService(dataSource, new SystemClock()).newestOfEach('statement', statements, 20);
    },
    'the notes of an author': async () => () => notesService(dataSource, new SystemClock()).newestOf('author', '7', page),
    'the top writers': async () => () => secondPage((asked) => new WritersService(dataSource).withBadge('TOP_WRITER', asked)),
    'the emerging writers': async () => () => secondPage((asked) => new WritersService(dataSource).withBadge('EMERGING_WRITER', asked)),
    'how somebody came to their state': async () => () => secondPage((asked) => ability.transitions('7', asked)),
    'how 20 people came to their state': async () => {
      const people = (await ids('contributors')).slice(0, 20);
      return () => ability.transitionsOfEach(people, 5);
    },
    'how many more notes somebody may write': async () => {
      const [person, statement] = [await dataSource.getRepository(Contributor).findOneByOrFail({ id: '7' }), Object.assign(new Statement(), { platform: null, authorName: 'Somebody 42' })];
      const limits = new WritingLimitsService(dataSource, new SystemClock(), COMMUNITY, ability, new PublishedStatuses());
      return () => limits.of(person, statement);
    },
    'whether a run is due': async () => () => new RunNeeds(dataSource, new SystemClock(), SETTINGS).due('changes'),
    'what changed after a change': async () => {
      const [, , id] = await ids('status_changes');
      return () => new ScoresReader(dataSource).changesAfter(id!);
    },
  };

  async function secondPage(ask: (asked: PageRequest) => Promise<{ rows: readonly unknown[]; cursors: readonly string[] }>): Promise<void> {
    const { rows, cursors } = await ask(page);
    expect(rows).toHaveLength(20);
    expect((await ask({ ...page, after: cursors.at(-1)! })).rows).toHaveLength(20);
  }

  it.each(Object.keys(questions))('%s', async (name) => {
    const costs = await costsOf(dataSource, await questions[name]!());
    expect(costs.length).toBeGreaterThan(0);
    for (const { query, scans, pages } of costs) {
      expect(scans, query).toEqual([]);
      expect(pages, query).toBeLessThan(MOST_PAGES);
    }
  });
});
