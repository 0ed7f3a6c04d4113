import { ABILITY, AbilityService, Contributor, WritersService } from '@bridgenotes/contributors';
import { LIMITS, WritingLimitsService } from '@bridgenotes/notes';
import { notesService } from '@bridgenotes/notes/testing';
import { CommunitySettings, SystemClock, type PageRequest } from '@bridgenotes/platform';
import { Statement, StatementsService } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PublishedRuns } from './published-runs';
import { PublishedStatuses } from './published-statuses';
import { RunNeeds } from './run-needs';
import { ScoresReader } from './scores.reader';
import { SETTINGS, openDataSource } from './testing/community';

const NOTES = 200_000;
/** Pages of 8 kB that one question may touch, however large the tables are: a scan of any of them touches thousands. */
const MOST_PAGES = 1200;

let database: TestDatabase;
let dataSource: DataSource;
let runId: string;
let ability: AbilityService;
const COMMUNITY = CommunitySettings.from({}, [ABILITY, LIMITS]);

/** Two years of notes on half as many statements, of which those of the last two weeks are open; each note has one rating. */
async function fillTwoYears(): Promise<string> {
  const inserts = [
    `INSERT INTO contributors (id, participant_id, alias, role, joined_at) SELECT i, 'P' || i, 'alias ' || i, 'contributor', now() - interval '2 years' FROM generate_series(1, 2000) i`,
    `INSERT INTO statements (id, canonical_url, given_url, created_at, note_count)
     SELECT i, 'https://example.org/' || i, 'https://example.org/' || i, now() - interval '2 years' + i * interval '630 seconds', 2 FROM generate_series(1, ${NOTES / 2}) i`,
    `CREATE TEMPORARY TABLE made AS SELECT i, now() - interval '2 years' + i * interval '315 seconds' AS at,
       (((extract(epoch FROM now() - interval '2 years' + i * interval '315 seconds') * 1000)::bigint - 1288834974657) << 22) | i AS id FROM generate_series(1, ${NOTES}) i`,
    `INSERT INTO notes (id, statement_id, author_id, classification, tags, text, trustworthy_sources, created_at, deleted_at)
     SELECT id, 1 + i % ${NOTES / 2}, 1 + (i / 7) % 2000, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingFactualError}', CASE WHEN i % 50 = 0 THEN NULL ELSE 'A plain correction.' END, true, at, CASE WHEN i % 50 = 0 THEN at END FROM made`,
    `INSERT INTO ratings (id, note_id, rater_id, level, tag_mask, rated_at, created_at) SELECT id, id, 1 + (i * 7) % 2000, 2, 0, at, at FROM made`,
    `INSERT INTO rating_changes (id, rating_id, note_id, rater_id, level, tag_mask, changed_at) SELECT id, id, note_id, rater_id, level, tag_mask, rated_at FROM ratings`,
    `INSERT INTO note_status_history (note_id, note_author_participant_id, created_at_millis, current_status, locked_status)
     SELECT id, 'P1', extract(epoch FROM at) * 1000, 'NEEDS_MORE_RATINGS', CASE WHEN at < now() - interval '14 days' THEN 'NEEDS_MORE_RATINGS' END FROM made`,
    `INSERT INTO scoring_runs (id, state, trigger, forced, as_of, cut_off, started_at, finished_at, code_version, parameters, counts)
     VALUES (next_id(), 'published', 'schedule', false, now(), now(), now(), now(), 'test', '{}', '{"changesAboveMark": 0}')`,
    `INSERT INTO published_run (run_id) SELECT id FROM scoring_runs`,
    `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, decided_at, status_run_id, needs_ratings)
     SELECT run_id, id, 1 + i % ${NOTES / 2}, i % 40, CASE WHEN i % 10 = 0 THEN 'CURRENTLY_RATED_HELPFUL' ELSE 'NEEDS_MORE_RATINGS' END, 'rule', '{}', '[]', '{}', at, run_id, i % 10 <> 0 AND at >= now() - interval '14 days' FROM made, published_run`,
    `INSERT INTO withheld_notes (note_id, decided_by, decided_at) SELECT id, 'rule', at FROM made WHERE i % 60 = 0`,
    `INSERT INTO writing_records (contributor_id, helpful, not_helpful, undecided, recent, mean_note_score, top_writer, emerging_writer) SELECT id, 10 + id % 7, 1, 80, 'HHNHH', id * 0.0001, id % 20 = 0, id % 30 = 0 FROM contributors`,
    `INSERT INTO enrollment_transitions (contributor_id, from_state, to_state, reason, changed_at) SELECT 1 + i % 2000, 'earnedIn', 'atRisk', 'AT_RISK_BY_NOTES', at FROM made`,
    `INSERT INTO note_targets (note_id, author_id, target, created_at) SELECT id, 1 + (i / 7) % 2000, ':somebody ' || i % 1000, at FROM made`,
    `INSERT INTO status_changes (note_id, statement_id, run_id, to_status, decided_by, changed_at) SELECT id, 1, run_id, 'CURRENTLY_RATED_HELPFUL', 'rule', at FROM made, published_run`,
  ];
  const runner = dataSource.createQueryRunner();
  try {
    // The rows fit each other; checking each would take most of the time.
    await runner.query(`SET session_replication_role = replica`);
    for (const insert of inserts) await runner.query(insert);
    await runner.query('RESET session_replication_role');
    await runner.query('ANALYZE');
  } finally {
    await runner.release();
  }
  return (await new PublishedRuns(dataSource).current())!;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[];
}

const scansOf = (plan: Plan): string[] => [...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name']!] : []), ...(plan.Plans ?? []).flatMap(scansOf)];

/** What is sent to the database while a question is answered. */
async function sentBy(question: () => Promise<unknown>): Promise<[query: string, parameters: unknown[]][]> {
  const sent: [string, unknown[]][] = [];
  const before = dataSource.logger;
  const ignore = () => undefined;
  dataSource.logger = { logQuery: (query, parameters) => void sent.push([query, (parameters ?? []) as unknown[]]), logQueryError: ignore, logQuerySlow: ignore, logSchemaBuild: ignore, logMigration: ignore, log: ignore };
  try {
    await question();
  } finally {
    dataSource.logger = before;
  }
  return sent;
}

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  ability = new AbilityService(dataSource, new SystemClock(), COMMUNITY);
  runId = await fillTwoYears();
}, 120_000);

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** What is small whatever happens: one row, or one a run. */
const SMALL = ['published_run', 'scoring_runs', 'founding_progress'];

describe(`with ${NOTES.toLocaleString('en')} notes, no question reads a table through:`, () => {
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
    'the newest notes': async () => () => secondPage((asked) => notesService(dataSource, new SystemClock()).newest(asked)),
    'the newest statements': async () => () => secondPage((asked) => new StatementsService(dataSource, new SystemClock()).list({ order: 'NEWEST' }, asked)),
    'the most noted statements': async () => () => secondPage((asked) => new StatementsService(dataSource, new SystemClock()).list({ order: 'MOST_NOTED' }, asked)),
    'the helpful notes': async () => () => secondPage((asked) => new ScoresReader(dataSource).helpful(runId, asked)),
    'notes that need ratings, for everybody': async () => () => secondPage((asked) => new ScoresReader(dataSource).needingRatings(runId, null, asked)),
    'notes that need ratings, for a rater': async () => () => secondPage((asked) => new ScoresReader(dataSource).needingRatings(runId, '7', asked)),
    'notes that need ratings, before the first run': async () => () => new ScoresReader(dataSource).needingRatings('1', '7', page),
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
    const sent = await sentBy(await questions[name]!());
    expect(sent.length).toBeGreaterThan(0);
    for (const [query, parameters] of sent) {
      const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`, parameters);
      const plan = row['QUERY PLAN'][0].Plan;
      expect(scansOf(plan).filter((table) => !SMALL.includes(table)), query).toEqual([]);
      expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], query).toBeLessThan(MOST_PAGES);
    }
  });
});
