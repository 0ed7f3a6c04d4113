import { Injectable } from '@nestjs/common';
import { keysetPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
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

  async findByIds(ids: readonly string[]): Promise<ScoringRun[]> {
    return this.dataSource.getRepository(ScoringRun).createQueryBuilder('run').where('run.id IN (:...ids)', { ids: [...ids, '-1'] }).getMany();
  }

  /** All runs, newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(page: PageRequest): Promise<Page<ScoringRun>> {
    return keysetPage(this.dataSource.getRepository(ScoringRun).createQueryBuilder('run'), NEWEST, page);
  }
}
