import { AppError } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CommunityFigures, type Period } from './community-figures.entity';

/** Most periods of one answer: more than a year of days. */
export const MOST_PERIODS = 400;

/** Everything that was counted, summed up. */
export interface CommunityTotals {
  readonly notes: number;
  readonly ratings: number;
  readonly joined: number;
  readonly requests: number;
  readonly disputes: number;
  readonly removals: number;
  readonly countedAt: Date | null;
}

/** What is published of how a community fares. */
@Injectable()
export class FiguresService {
  constructor(private readonly dataSource: DataSource) {}

  /** The last periods that were counted, oldest first. @throws INVALID_INPUT */
  async last(period: Period, count: number): Promise<CommunityFigures[]> {
    if (count < 1 || count > MOST_PERIODS) throw new AppError('INVALID_INPUT', { field: 'last', given: `${count}`, allowed: `1 to ${MOST_PERIODS}` });
    const rows = await this.dataSource.getRepository(CommunityFigures).find({ where: { period }, order: { startsOn: 'DESC' }, take: count });
    return rows.reverse();
  }

  async totals(): Promise<CommunityTotals> {
    const [found] = await this.dataSource.query<[CommunityTotals]>(`
      SELECT coalesce(sum(notes), 0)::int AS notes, coalesce(sum(ratings), 0)::int AS ratings, coalesce(sum(joined), 0)::int AS joined, coalesce(sum(requests), 0)::int AS requests,
        coalesce(sum(disputes), 0)::int AS disputes, coalesce(sum(removals), 0)::int AS removals, max(counted_at) AS "countedAt"
      FROM community_figures WHERE period = 'week'`);
    return found;
  }
}
