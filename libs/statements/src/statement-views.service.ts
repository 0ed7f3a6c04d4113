import { AppError, Clock, hasRole, requireContributor, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalUrl } from './url/canonical-url.rules';

/** Views that a site counted for a URL. */
export interface ReportedViews {
  readonly url: string;
  readonly views: number;
}

/** URLs that one report may name. */
const MOST_REPORTED = 100;

/** Reach: sites tell how often their posts were seen. */
@Injectable()
export class StatementViewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the highest count ever reported of each statement; URLs that are no statement here are left out.
   * @returns how many of the URLs are statements
   * @throws INVALID_URL, INVALID_INPUT, BATCH_TOO_LARGE, FORBIDDEN, and what `requireContributor` throws
   */
  async report(viewer: Viewer, reports: readonly ReportedViews[]): Promise<number> {
    requireContributor(viewer, 'views:write');
    if (!hasRole(viewer, 'moderator')) throw new AppError('FORBIDDEN', { needs: 'the role moderator' });
    if (reports.length > MOST_REPORTED) throw new AppError('BATCH_TOO_LARGE', { given: reports.length, limit: MOST_REPORTED, what: 'URLs' });
    const highest = new Map<string, number>();
    for (const { url, views } of reports) {
      if (!Number.isSafeInteger(views) || views < 0) throw new AppError('INVALID_INPUT', { field: 'views', given: String(views), allowed: 'a whole number from 0' });
      const name = canonicalUrl(url).url;
      highest.set(name, Math.max(views, highest.get(name) ?? 0));
    }
    const stored = await this.dataSource.query<{ statement_id: string }[]>(
      `INSERT INTO statement_views AS known (statement_id, views, reported_at)
       SELECT statements.id, given.views, $3 FROM unnest($1::text[], $2::bigint[]) AS given (url, views) JOIN statements ON canonical_url = given.url ORDER BY statements.id
       ON CONFLICT ON CONSTRAINT statement_views_pk DO UPDATE SET views = greatest(known.views, excluded.views), reported_at = excluded.reported_at
       RETURNING statement_id`,
      [[...highest.keys()], [...highest.values()], this.clock.now()],
    );
    return stored.length;
  }
}

/** Views by statement; a statement of which nobody reported any is left out. */
export async function viewsOf(manager: EntityManager, statementIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await manager.query<{ statement_id: string; views: string }[]>('SELECT statement_id, views FROM statement_views WHERE statement_id = ANY($1)', [statementIds]);
  return new Map(rows.map((row) => [row.statement_id, Number(row.views)]));
}
