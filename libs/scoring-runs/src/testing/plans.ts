import type { DataSource } from 'typeorm';

export const MANY_NOTES = 200_000;

/** Two years of notes on half as many statements, of which those of the last two weeks are open; each note has one rating. */
export async function fillTwoYears(dataSource: DataSource): Promise<void> {
  const inserts = [
    `INSERT INTO contributors (id, participant_id, alias, role, joined_at) SELECT i, 'P' || i, 'alias ' || i, 'contributor', now() - interval '2 years' FROM generate_series(1, 2000) i`,
    `INSERT INTO statements (id, canonical_url, given_url, created_at, note_count)
     SELECT i, 'https://example.org/' || i, 'https://example.org/' || i, now() - interval '2 years' + i * interval '630 seconds', 2 FROM generate_series(1, ${MANY_NOTES / 2}) i`,
    `CREATE TEMPORARY TABLE made AS SELECT i, now() - interval '2 years' + i * interval '315 seconds' AS at,
       (((extract(epoch FROM now() - interval '2 years' + i * interval '315 seconds') * 1000)::bigint - 1288834974657) << 22) | i AS id FROM generate_series(1, ${MANY_NOTES}) i`,
    `INSERT INTO notes (id, statement_id, author_id, classification, tags, text, trustworthy_sources, created_at, deleted_at)
     SELECT id, 1 + i % ${MANY_NOTES / 2}, 1 + (i / 7) % 2000, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingFactualError}', CASE WHEN i % 50 = 0 THEN NULL ELSE 'A plain correction.' END, true, at, CASE WHEN i % 50 = 0 THEN at END FROM made`,
    `INSERT INTO ratings (id, note_id, rater_id, level, tag_mask, rated_at, created_at) SELECT id, id, 1 + (i * 7) % 2000, 2, 0, at, at FROM made`,
    `INSERT INTO rating_changes (id, rating_id, note_id, rater_id, level, tag_mask, changed_at) SELECT id, id, note_id, rater_id, level, tag_mask, rated_at FROM ratings`,
    `INSERT INTO note_status_history (note_id, note_author_participant_id, created_at_millis, current_status, locked_status)
     SELECT id, 'P1', extract(epoch FROM at) * 1000, 'NEEDS_MORE_RATINGS', CASE WHEN at < now() - interval '14 days' THEN 'NEEDS_MORE_RATINGS' END FROM made`,
    `INSERT INTO scoring_runs (id, state, trigger, forced, as_of, cut_off, started_at, finished_at, code_version, parameters, counts)
     VALUES (next_id(), 'published', 'schedule', false, now(), now(), now(), now(), 'test', '{}', '{"changesAboveMark": 0}')`,
    `INSERT INTO published_run (run_id) SELECT id FROM scoring_runs`,
    `INSERT INTO note_scores (run_id, note_id, statement_id, num_ratings, status, decided_by, rules, trace, counts, decided_at, status_run_id, needs_ratings)
     SELECT run_id, id, 1 + i % ${MANY_NOTES / 2}, i % 40, CASE WHEN i % 10 = 0 THEN 'CURRENTLY_RATED_HELPFUL' ELSE 'NEEDS_MORE_RATINGS' END, 'rule', '{}', '[]', counts, at, run_id, i % 10 <> 0 AND at >= now() - interval '14 days' FROM made, published_run, (SELECT jsonb_build_object('levels', none, 'sides', jsonb_build_object('negative', none, 'positive', none)) AS counts
       FROM (SELECT '{"notHelpful": 0, "somewhatHelpful": 0, "helpful": 0}'::jsonb AS none) AS nothing) AS empty`,
    `INSERT INTO rater_scores (run_id, contributor_id, intercept, factor, counts) SELECT run_id, id, 0, id % 100 * 0.02 - 1, '{}' FROM contributors, published_run`,
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
async function sentBy(dataSource: DataSource, question: () => Promise<unknown>): Promise<[query: string, parameters: unknown[]][]> {
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

/** What is small whatever happens: one row, or one a run. */
const SMALL = ['published_run', 'scoring_runs', 'needed_sync', 'founding_progress'];

export interface Cost {
  readonly query: string;
  /** Tables that are read through, but for the small ones. */
  readonly scans: readonly string[];
  /** Pages of 8 kB that were touched. */
  readonly pages: number;
}

/** What each query of a question costs. */
export async function costsOf(dataSource: DataSource, question: () => Promise<unknown>): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const [query, parameters] of await sentBy(dataSource, question)) {
    if (!/^\s*(SELECT|WITH|UPDATE|INSERT|DELETE)/i.test(query)) continue;
    const [row] = await dataSource.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query}`, parameters);
    const plan = row['QUERY PLAN'][0].Plan;
    costs.push({ query, scans: scansOf(plan).filter((table) => !SMALL.includes(table)), pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] });
  }
  return costs;
}
