import { HOUSE_ENTITIES } from '@bridgenotes/house';
import { Clock, dataSourceOptions, SystemClock, type Environment } from '@bridgenotes/platform';
import type { TableName, TableRows } from '@bridgenotes/public-data';
import { scoreHere, ScoringRunsService } from '@bridgenotes/scoring-runs';
import { DEFAULT_DEMO, demoCommunity, type DemoCommunity } from '@bridgenotes/simulation';
import { addStatement, statementValue } from '@bridgenotes/statements';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { importTables } from '../import/import-tables';
import type { TableSource } from '../import/source';
import { settingsOfEnvironment } from '../settings-of';

const BATCH_SIZE = 5000;

export interface DemoFillOptions {
  /** Decides who takes part and who rates what; another seed is another community beside the first. */
  seed?: number;
  clock?: Clock;
  environment?: Environment;
}

/**
 * Fills a migrated database with the simulated community, and scores it as of its own time, so that there are helpful
 * notes to see. A community that is there is left as it is; one that is there by half is completed.
 * @param report gets a line about what is being done
 * @returns whether anything was to do
 */
export async function fillDemo(databaseUrl: string, options: DemoFillOptions, report: (line: string) => void): Promise<boolean> {
  const clock = options.clock ?? new SystemClock();
  const community = demoCommunity({ seed: options.seed ?? DEFAULT_DEMO.seed });
  const dataSource = new DataSource(dataSourceOptions({ url: databaseUrl, entities: HOUSE_ENTITIES, poolSize: 4 }));
  await dataSource.initialize();
  try {
    if (await isComplete(dataSource, community)) {
      report('the demo community is there already');
      return false;
    }
    const { statements, notes, ratings, userEnrollment } = community;
    report(`filling in the demo community: ${statements.length} statements, ${notes.length} notes, ${userEnrollment.length} contributors, ${ratings.length} ratings…`);
    const target = await storeStatements(dataSource, community);
    await importTables(databaseUrl, { name: `the demo community of seed ${options.seed ?? DEFAULT_DEMO.seed}`, rows: (table) => rowsOf(community, table), target }, {
      batchSize: BATCH_SIZE,
      clock,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onRejected: (row) => {
        throw new Error(`the demo has a row that cannot be stored: ${JSON.stringify(row)}`);
      },
    });
    report('scoring it…');
    const helpful = await score(dataSource, clock, options.environment ?? process.env);
    // Last, because it tells that everything before is done.
    await giveAliases(dataSource, community);
    report(`the demo community is there: ${helpful} of its notes are rated helpful`);
    return true;
  } finally {
    await dataSource.destroy();
  }
}

async function isComplete(dataSource: DataSource, community: DemoCommunity): Promise<boolean> {
  const ids = community.userEnrollment.map((row) => row.participantId);
  const [found] = await dataSource.query<{ named: number }[]>('SELECT count(*)::int AS named FROM contributors WHERE participant_id = ANY($1) AND alias IS NOT NULL', [ids]);
  return found!.named > 0;
}

/** @returns the statement of each note, by the rule of the statements themselves: the same URL or quote is the same statement */
async function storeStatements(dataSource: DataSource, { statements }: DemoCommunity): Promise<TableSource['target']> {
  const stored = new Map<string, string>();
  await dataSource.transaction(async (manager) => {
    for (const { id, url, claim, authorName, language, createdAtMillis } of statements) {
      const at = new Date(createdAtMillis);
      const value = statementValue({ url, quotedText: claim, authorName, statedOn: at.toISOString().slice(0, 10), language }, at);
      stored.set(id, (await addStatement(manager, value, null, at)).statement.id);
    }
  });
  return ({ tweetId }) => ({ statementId: stored.get(tweetId ?? '')! });
}

async function* rowsOf<T extends TableName>(community: DemoCommunity, table: T) {
  const tables: { [Name in TableName]: TableRows[Name][] } = community;
  yield { rows: tables[table].map((row, index) => ({ file: `demo ${table}`, line: index + 1, row })), rejected: [], share: 1 };
}

/** @returns how many notes are helpful */
async function score(dataSource: DataSource, clock: Clock, environment: Environment): Promise<number> {
  // The run's own log is for servers; here its outcome is told.
  Logger.overrideLogger(['warn', 'error', 'fatal']);
  const settings = settingsOfEnvironment(environment);
  await new ScoringRunsService(dataSource, clock, settings, scoreHere).catchUp({ trigger: 'history' });
  const [found] = await dataSource.query<{ helpful: number }[]>(
    `SELECT count(*)::int AS helpful FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`,
  );
  return found!.helpful;
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
