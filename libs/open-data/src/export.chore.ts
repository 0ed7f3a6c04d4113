import { AppError, Clock, CommunitySettings, type Chore } from '@bridgenotes/platform';
import { readKeptRun } from '@bridgenotes/scoring-runs';
import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { isExportDue } from './export.rules';
import { storeExport } from './export-store';
import { readExportedTables } from './exported-tables';
import { OPEN_DATA } from './open-data.section';

interface Row {
  readonly run_id: string | null;
  readonly last_run_id: string | null;
  readonly made_at: Date | null;
}

/** Exports what the published run was given, now and then. It takes as much memory as the run itself. */
@Injectable()
export class ExportChore implements Chore {
  readonly name = 'data-export';
  readonly everySeconds = 60;
  readonly #logger = new Logger('DataExport');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  async run(): Promise<void> {
    const { everyHours, kept } = this.community.of(OPEN_DATA);
    const now = this.clock.now();
    const [found] = await this.dataSource.query<[Row]>(`
      SELECT (SELECT run_id FROM published_run), last.run_id AS last_run_id, last.made_at
      FROM (SELECT) AS one LEFT JOIN (SELECT run_id, made_at FROM data_exports ORDER BY made_at DESC, run_id DESC LIMIT 1) AS last ON true`);
    if (!isExportDue({ now: now.getTime(), lastMadeAt: found.made_at?.getTime() ?? null, lastRunId: found.last_run_id, publishedRunId: found.run_id }, { everyHours })) return;
    const run = await readKeptRun(this.dataSource, found.run_id).catch((error: unknown) => {
      // The operator keeps no inputs, or a later run was published in this moment.
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    });
    if (run === null) return this.#logger.debug(`no export: what run ${found.run_id} was given is not kept`);
    const exported = await readExportedTables(this.dataSource, run);
    const runner = this.dataSource.createQueryRunner();
    try {
      await storeExport((await runner.connect()) as PoolClient, run.run.id, exported, now, kept);
    } finally {
      await runner.release();
    }
    this.#logger.log(`exported run ${run.run.id} as of ${run.run.asOf.toISOString()}`);
  }
}
