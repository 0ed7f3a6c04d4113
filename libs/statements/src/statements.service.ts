import { AppError, Clock, keysetPage, requireContributor, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { searchStatements } from './statement-search';
import { addStatement, type AddedStatement } from './statement-store';
import { Statement } from './statement.entity';
import { statementValue, type GivenStatement } from './statement.rules';
import { canonicalUrl } from './url/canonical-url.rules';

export const STATEMENT_ORDERS = ['NEWEST', 'MOST_NOTED', 'RELEVANCE'] as const;
export type StatementOrder = (typeof STATEMENT_ORDERS)[number];

const NEWEST: KeysetOrder<Statement> = {
  name: 'newest-statements',
  direction: 'DESC',
  columns: [
    { expression: 'statement.created_at', type: 'timestamptz', value: (row) => row.createdAt },
    { expression: 'statement.id', type: 'bigint', value: (row) => row.id },
  ],
};
const MOST_NOTED: KeysetOrder<Statement> = {
  name: 'most-noted-statements',
  direction: 'DESC',
  columns: [
    { expression: 'statement.note_count', type: 'integer', value: (row) => row.noteCount },
    { expression: 'statement.id', type: 'bigint', value: (row) => row.id },
  ],
};

/** Adds and finds statements; a statement never changes once it is there, but for its count of notes. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a statement, or gives the one that is there: the same URL or quote is the same statement, also when it is
   * added twice in the same instant. What a second person says of it (language, media, words of a URL) changes nothing.
   * @throws INVALID_URL, INVALID_INPUT, INVALID_STATEMENT, and what `requireContributor` throws
   */
  async add(viewer: Viewer, given: GivenStatement): Promise<AddedStatement> {
    const addedBy = requireContributor(viewer, 'statements:write');
    const now = this.clock.now();
    const value = statementValue(given, now);
    return this.dataSource.transaction((manager) => addStatement(manager, value, addedBy, now));
  }

  /** The statement of a URL, or null. @throws INVALID_URL */
  async findByUrl(url: string): Promise<Statement | null> {
    return (await this.findByCanonicalUrls([canonicalUrl(url).url]))[0] ?? null;
  }

  /** In the order of the ids, with null where there is none. */
  async findByIds(ids: readonly string[]): Promise<(Statement | null)[]> {
    const rows = await this.dataSource.getRepository(Statement).findBy({ id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** In the order of the URLs (as `canonicalUrl` gives them), with null where there is none. */
  async findByCanonicalUrls(urls: readonly string[]): Promise<(Statement | null)[]> {
    const rows = await this.dataSource.getRepository(Statement).findBy({ canonicalUrl: In([...urls]) });
    const byUrl = new Map(rows.map((row) => [row.canonicalUrl, row]));
    return urls.map((url) => byUrl.get(url) ?? null);
  }

  /**
   * A page of statements. A search that is a URL finds the statement of that URL; any other, those with all its
   * words, the best match first unless an order is asked for.
   * @throws INVALID_INPUT for the order RELEVANCE without a search, INVALID_CURSOR, INVALID_PAGE_SIZE
   */
  async list(asked: { readonly search?: string | null; readonly order?: StatementOrder | null }, page: PageRequest): Promise<Page<Statement>> {
    const search = asked.search?.trim() ?? '';
    const order = asked.order ?? (search === '' ? 'NEWEST' : 'RELEVANCE');
    if (order === 'RELEVANCE' && search === '') throw new AppError('INVALID_INPUT', { field: 'order', given: 'RELEVANCE without a search', allowed: 'NEWEST, MOST_NOTED, or a search' });
    if (search !== '') return searchStatements(this.dataSource, search, order === 'RELEVANCE' ? null : order === 'NEWEST' ? NEWEST : MOST_NOTED, page);
    return keysetPage(this.dataSource.getRepository(Statement).createQueryBuilder('statement'), order === 'NEWEST' ? NEWEST : MOST_NOTED, page);
  }
}

/** The statement of a URL within another use case's transaction, added when it is not there. @throws INVALID_URL */
export async function statementOfUrl(manager: EntityManager, url: string, addedBy: string, now: Date): Promise<AddedStatement> {
  return addStatement(manager, statementValue({ url }, now), addedBy, now);
}

/** Counts a note that was written (+1) or deleted (−1), in the transaction that does so. */
export async function countNotes(manager: EntityManager, statementId: string, change: 1 | -1): Promise<void> {
  await manager.query('UPDATE statements SET note_count = note_count + $2 WHERE id = $1', [statementId, change]);
}
