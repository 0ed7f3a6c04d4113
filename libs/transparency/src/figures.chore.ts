import { Clock, type Chore, type EventListener } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CommunityFigures, PERIODS } from './community-figures.entity';
import { COUNT_FIGURES, READ_SPAN } from './figures.queries';
import { spansToCount } from './figures.rules';

/** Counts what happened by day and week. Only the last weeks are counted again: what is older does not change any more. */
@Injectable()
export class FiguresChore implements Chore {
  readonly name = 'community-figures';
  readonly everySeconds = 300;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    const [found] = await this.dataSource.query<[{ last: Date | null; first: Date | null }]>(READ_SPAN);
    const spans = spansToCount({ now: now.getTime(), lastCounted: found.last?.getTime() ?? null, first: found.first?.getTime() ?? null });
    for (const { from, until } of spans) {
      for (const period of PERIODS) await this.dataSource.query(COUNT_FIGURES, [period, new Date(from), new Date(until), now]);
    }
  }
}

/** An import may bring what happened long ago: everything is counted anew. */
@Injectable()
export class FiguresListener implements EventListener {
  readonly topics = ['import.finished'] as const;

  async onEvents(manager: EntityManager): Promise<void> {
    await manager.createQueryBuilder().delete().from(CommunityFigures).execute();
  }
}
