import { Injectable } from '@nestjs/common';
import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { changeMark } from './run.rules';
import { PublishedRun, ScoringRun } from './scoring-run.entity';

const NEWEST: KeysetOrder<ScoringRun> = { name: 'runs', direction: 'DESC', columns: [{ expression: 'run.id', type: 'bigint', value: (run) => run.id }] };

/** Which runs there are. Whoever reads scores asks once which run is published and then stays with that run. */
@Injectable()
export class PublishedRuns {
  constructor(private readonly dataSource: DataSource) {}

  /** Id of the run to read from; null before the first. */
  async current(): Promise<string | null> {
    const found = await this.dataSource.getRepository(PublishedRun).findOneBy({ one: true });
    return found?.runId ?? null;
  }

  /** An id below which a run has seen every note that was written here (ids tell the time); "0" without a run. */
  async seenBelow(runId: string | null): Promise<string> {
    const [run] = await this.dataSource.query<{ time: Date }[]>('SELECT least(as_of, cut_off) AS time FROM scoring_runs WHERE id = $1', [runId]);
    return run === undefined ? '0' : changeMark(run.time).id;
  }

  async findByIds(ids: readonly string[]): Promise<ScoringRun[]> {
    return this.dataSource.getRepository(ScoringRun).createQueryBuilder('run').where('run.id IN (:...ids)', { ids: [...ids, '-1'] }).getMany();
  }

  /** All runs, newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(page: PageRequest): Promise<Page<ScoringRun>> {
    return keysetPage(this.dataSource.getRepository(ScoringRun).createQueryBuilder('run'), NEWEST, page);
  }
}
