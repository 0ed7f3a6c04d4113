import { checkPageSize, decodeCursor, keysetPage, toPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import type { DataSource } from 'typeorm';
import { searchQuery } from './search-words.rules';
import { Statement } from './statement.entity';
import { canonicalUrl } from './url/canonical-url.rules';

/** A statement with how well it matches; the rank travels in the cursor, as it is in no column. */
interface Match {
  readonly statement: Statement;
  readonly rank: number;
}

const BEST_MATCH: KeysetOrder<Match> = {
  name: 'best-match',
  direction: 'DESC',
  columns: [
    { expression: 'rank', type: 'double precision', value: (match) => match.rank },
    { expression: 'id', type: 'bigint', value: (match) => match.statement.id },
  ],
};

// 2: the rank is divided by the length of the text, so that of two matches the shorter is the better one.
const RANK = 'ts_rank(statement.search, CAST(:words AS tsquery), 2)::double precision';

/**
 * Statements that match a search, in the given order or the best match first.
 * @throws INVALID_CURSOR, INVALID_PAGE_SIZE
 */
export async function searchStatements(dataSource: DataSource, search: string, order: KeysetOrder<Statement> | null, page: PageRequest): Promise<Page<Statement>> {
  const matching = dataSource.getRepository(Statement).createQueryBuilder('statement');
  const url = pastedUrl(search);
  const words = searchQuery(search);
  if (url !== null) matching.where('statement.canonical_url = :url', { url });
  else if (words !== null) matching.where('statement.search @@ CAST(:words AS tsquery)', { words });
  else matching.where('false');
  if (order !== null) return keysetPage(matching, order, page);

  const first = checkPageSize(page.first);
  matching.setParameter('words', words ?? '').addSelect(RANK, 'rank');
  if (page.after != null) {
    const [rank, id] = decodeCursor(BEST_MATCH, page.after);
    matching.andWhere(`(${RANK}, statement.id) < (CAST(:rank AS double precision), CAST(:id AS bigint))`, { rank, id });
  }
  const found = await matching.orderBy('rank', 'DESC').addOrderBy('statement.id', 'DESC').limit(first + 1).getRawAndEntities<{ rank: number }>();
  const matches = found.entities.map((statement, i) => ({ statement, rank: Number(found.raw[i]!.rank) }));
  const { rows, ...rest } = toPage(matches, BEST_MATCH, first);
  return { ...rest, rows: rows.map((match) => match.statement) };
}

/** The canonical URL when the whole search is one; "covid.vaccine" may be a host name, but without a scheme or path it is words. */
function pastedUrl(search: string): string | null {
  if (/\s/.test(search) || !/^(https?:\/\/|www\.|[^/]+\.[^/]+\/.)/i.test(search)) return null;
  try {
    return canonicalUrl(search).url;
  } catch {
    return null;
  }
}
