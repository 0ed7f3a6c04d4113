import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { Clock, ManualClock, SystemClock, type Environment } from '@bridgenotes/platform';
import type { TableName, TableRows } from '@bridgenotes/public-data';
import { ImportRecord, scoreHere, ScoringRunsService } from '@bridgenotes/scoring-runs';
import { DEFAULT_DEMO, demoCommunity, openNotes, type DemoCommunity, type SimulatedCommunity, type SimulatedStatement } from '@bridgenotes/simulation';
import { addStatement, statementValue } from '@bridgenotes/statements';
import { Logger } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { openDataSource } from '../data-source';
import { importTables } from '../import/import-tables';
import type { TableSource } from '../import/source';
import { settingsOfEnvironment } from '../settings-of';

const BATCH_SIZE = 5000;
/** The last rating of the open notes is so old that every wait it began is over, if waits are those of the demo. */
const OPEN_UNTIL = 10 * 60_000;

export interface DemoFillOptions {
  /** Decides who takes part and who rates what; another seed is another community beside the first. */
  seed?: number;
  clock?: Clock;
  environment?: Environment;
}

/** What filling works with. */
interface Filling {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly runs: ScoringRunsService;
  readonly clock: Clock;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/**
 * Fills a migrated database with the simulated community: a settled history, scored as of its own time, so that there are
 * helpful notes to see, and notes of the last day that still need ratings. What is there is left as it is; what is there by
 * half is completed.
 * @param report gets a line about what is being done
 * @returns whether anything was to do
 */
export async function fillDemo(databaseUrl: string, options: DemoFillOptions, report: (line: string) => void): Promise<boolean> {
  const clock = options.clock ?? new SystemClock();
  const dataSource = await openDataSource({ url: databaseUrl, entities: HOUSE_ENTITIES, poolSize: 4 });
  try {
    // A run's own log is for servers; here its outcome is told.
    Logger.overrideLogger(['warn', 'error', 'fatal']);
    const runs = new ScoringRunsService(dataSource, clock, settingsOfEnvironment(options.environment ?? process.env), scoreHere);
    const filling: Filling = { databaseUrl, dataSource, runs, clock, seed: options.seed ?? DEFAULT_DEMO.seed, report };
    const filled = await fillHistory(filling);
    const opened = await fillOpenNotes(filling);
    if (!filled && !opened) report('the demo community is there already');
    return filled || opened;
  } finally {
    await dataSource.destroy();
  }
}

async function fillHistory(filling: Filling): Promise<boolean> {
  const { dataSource, runs, seed, report } = filling;
  const community = demoCommunity({ seed });
  if (await hasPeople(dataSource, community)) return false;
  const { statements, notes, ratings, userEnrollment } = community;
  report(`filling in the demo community: ${statements.length} statements, ${notes.length} notes, ${userEnrollment.length} contributors, ${ratings.length} ratings…`);
  await store(filling, `the demo community of seed ${seed}`, community, await dataSource.transaction((manager) => storeStatements(manager, statements)));
  report('scoring it…');
  await runs.catchUp({ trigger: 'history' });
  // Last, because it tells that everything before is done.
  await giveAliases(dataSource, community);
  report(`the demo community is there: ${await countHelpful(dataSource)} of its notes are rated helpful`);
  return true;
}

/**
 * Notes of the last day, scored so that nothing waits: nobody's rating, nobody's change. Their times go by the moment in the
 * record of their import, so that one that was interrupted goes on with the same rows.
 */
async function fillOpenNotes(filling: Filling): Promise<boolean> {
  const { dataSource, runs, seed, report } = filling;
  const source = `open notes of the demo community of seed ${seed}`;
  const [begun] = await dataSource.getRepository(ImportRecord).find({ where: { source }, order: { id: 'ASC' }, take: 1 });
  if (begun?.finishedAt) return false;
  const now = begun?.startedAt ?? filling.clock.now();
  const community = openNotes({ seed, now: now.getTime() - OPEN_UNTIL, raters: DEFAULT_DEMO.raters });
  const stored = await dataSource.transaction((manager) => storeStatements(manager, community.statements));
  await store({ ...filling, clock: new ManualClock(now) }, source, { ...community, userEnrollment: [] }, stored);
  // While an import is not finished nothing is scored, so that only the first attempt finds a run to be followed by its own.
  if (begun === undefined) await runs.run({ trigger: 'history', asOf: new Date(community.end) });
  await runs.run({ trigger: 'history' });
  report(`${await countOpen(dataSource, [...stored.values()])} notes of the last day still need ratings`);
  return true;
}

async function hasPeople(dataSource: DataSource, community: DemoCommunity): Promise<boolean> {
  const ids = community.userEnrollment.map((row) => row.participantId);
  const [found] = await dataSource.query<{ named: number }[]>('SELECT count(*)::int AS named FROM contributors WHERE participant_id = ANY($1) AND alias IS NOT NULL', [ids]);
  return found!.named > 0;
}

/** @returns the row of each statement, by the rule of the statements themselves: the same URL or quote is the same statement */
export async function storeStatements(manager: EntityManager, statements: readonly SimulatedStatement[]): Promise<Map<string, string>> {
  const stored = new Map<string, string>();
  for (const { id, url, claim, authorName, language, createdAtMillis } of statements) {
    const at = new Date(createdAtMillis);
    const value = statementValue({ url, quotedText: claim, authorName, statedOn: at.toISOString().slice(0, 10), language }, at);
    stored.set(id, (await addStatement(manager, value, null, at)).statement.id);
  }
  return stored;
}

/** Brings in the four tables of a community. @param statements the row of each of its statements */
async function store({ databaseUrl, clock }: Filling, name: string, community: SimulatedCommunity, statements: ReadonlyMap<string, string>): Promise<void> {
  const target: TableSource['target'] = ({ tweetId }) => ({ statementId: statements.get(tweetId ?? '')! });
  await importTables(databaseUrl, { name, rows: (table) => rowsOf(community, table), target }, {
    batchSize: BATCH_SIZE,
    clock,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onRejected: (row) => {
      throw new Error(`the demo has a row that cannot be stored: ${JSON.stringify(row)}`);
    },
  });
}

async function* rowsOf<T extends TableName>(community: SimulatedCommunity, table: T) {
  const tables: { [Name in TableName]: TableRows[Name][] } = community;
  yield { rows: tables[table].map((row, index) => ({ file: `demo ${table}`, line: index + 1, row })), rejected: [], share: 1 };
}

async function countHelpful(dataSource: DataSource): Promise<number> {
  const [found] = await dataSource.query<{ helpful: number }[]>(`SELECT count(*)::int AS helpful FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`);
  return found!.helpful;
}

async function countOpen(dataSource: DataSource, statementIds: readonly string[]): Promise<number> {
  const [found] = await dataSource.query<{ open: number }[]>(`SELECT count(*)::int AS open FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND needs_ratings AND statement_id = ANY($1::bigint[])`, [statementIds]);
  return found!.open;
}

/** An alias that somebody else took first is left to them. */
async function giveAliases(dataSource: DataSource, { aliases }: DemoCommunity): Promise<void> {
  await dataSource.query(
    `UPDATE contributors SET alias = given.alias, role = 'contributor'
     FROM unnest($1::text[], $2::text[]) AS given (participant_id, alias)
     WHERE contributors.participant_id = given.participant_id AND contributors.alias IS NULL
       AND NOT EXISTS (SELECT FROM contributors AS other WHERE other.alias = given.alias)`,
    [[...aliases.keys()], [...aliases.values()]],
  );
}
