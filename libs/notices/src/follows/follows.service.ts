import { AppError, Clock, keysetPage, requireActive, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { StatementFollow } from './statement-follow.entity';

const LATEST: KeysetOrder<StatementFollow> = {
  name: 'followed',
  direction: 'DESC',
  columns: [
    { expression: 'follow.followed_at', type: 'timestamptz', value: (row) => row.followedAt },
    { expression: 'follow.statement_id', type: 'bigint', value: (row) => row.statementId },
  ],
};

/** Who wants to know of notes on which statement. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Once more changes nothing. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, NOT_FOUND */
  async follow(viewer: Viewer, statementId: string): Promise<void> {
    const contributorId = requireActive(viewer);
    if (!(await this.dataSource.manager.existsBy(Statement, { id: statementId }))) throw new AppError('NOT_FOUND', { what: 'statement', id: statementId });
    await follow(this.dataSource.manager, [{ statementId, contributorId }], this.clock.now());
  }

  /** Once more changes nothing. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED */
  async unfollow(viewer: Viewer, statementId: string): Promise<void> {
    await this.dataSource.manager.delete(StatementFollow, { statementId, contributorId: requireActive(viewer) });
  }

  /** Which of some statements somebody follows. */
  async followedAmong(contributorId: string, statementIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.dataSource.manager.findBy(StatementFollow, { contributorId, statementId: In([...statementIds]) });
    return new Set(rows.map((row) => row.statementId));
  }

  /** What somebody follows, the latest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async followedBy(contributorId: string, page: PageRequest): Promise<Page<StatementFollow>> {
    return keysetPage(this.dataSource.manager.createQueryBuilder(StatementFollow, 'follow').where('follow.contributor_id = :contributorId', { contributorId }), LATEST, page);
  }
}

/** A follow that another use case makes. */
export interface GivenFollow {
  readonly statementId: string;
  readonly contributorId: string;
  readonly asAuthor?: boolean;
}

/** Makes follows within another transaction; who follows already keeps their place, and an author stays one. Unknown people and statements are left out. */
export async function follow(manager: EntityManager, follows: readonly GivenFollow[], now: Date): Promise<void> {
  const rows = [...new Map(follows.map((row) => [`${row.statementId} ${row.contributorId} ${row.asAuthor === true}`, { statement_id: row.statementId, contributor_id: row.contributorId, as_author: row.asAuthor ?? false }])).values()];
  await manager.query(
    `INSERT INTO statement_follows AS old (statement_id, contributor_id, as_author, followed_at)
     SELECT statement_id, contributor_id, bool_or(as_author), $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS given (statement_id bigint, contributor_id bigint, as_author boolean)
     JOIN statements ON statements.id = statement_id JOIN contributors ON contributors.id = contributor_id
     GROUP BY statement_id, contributor_id ORDER BY statement_id, contributor_id
     ON CONFLICT ON CONSTRAINT statement_follows_pk DO UPDATE SET as_author = true WHERE excluded.as_author AND NOT old.as_author`,
    [JSON.stringify(rows), now],
  );
}
