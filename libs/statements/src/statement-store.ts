import { putInOutbox } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';
import { searchWords } from './search-words.rules';
import { Statement } from './statement.entity';
import type { StatementValue } from './statement.rules';

export interface AddedStatement {
  readonly statement: Statement;
  /** False when it was there already. */
  readonly created: boolean;
}

/** Inserts a statement and tells of it, or finds the one that is the same. */
export async function addStatement(manager: EntityManager, value: StatementValue, addedBy: string | null, now: Date): Promise<AddedStatement> {
  const inserted = await manager.query<{ id: string }[]>(
    `INSERT INTO statements (canonical_url, given_url, platform, external_id, quoted_text, author_name, stated_on, quote_key, language, media_urls, search, created_at, added_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, sha256(convert_to($8, 'UTF8')), $9, $10, array_to_tsvector($11::text[]), $12, $13)
     ON CONFLICT DO NOTHING
     RETURNING id`,
    [value.canonicalUrl, value.givenUrl, value.platform, value.externalId, value.quotedText, value.authorName, value.statedOn, value.quoteKey, value.language, value.mediaUrls, searchWords(value), now, addedBy],
  );
  if (inserted[0] !== undefined) {
    await putInOutbox(manager, 'statement.added', { statementId: inserted[0].id }, now);
    return { statement: await manager.findOneByOrFail(Statement, { id: inserted[0].id }), created: true };
  }

  // The insert waited for whoever was first; under READ COMMITTED this next statement sees what they committed.
  const same = manager.createQueryBuilder(Statement, 'statement');
  if (value.canonicalUrl !== null) same.where('statement.canonical_url = :url', { url: value.canonicalUrl });
  else same.where(`statement.quote_key = sha256(convert_to(:key, 'UTF8'))`, { key: value.quoteKey });
  return { statement: await same.getOneOrFail(), created: false };
}
