import { ContributorsService, type Login } from '@bridgenotes/contributors';
import { AppError, Clock, CommunitySettings, putInOutbox, requireContributor, type Viewer } from '@bridgenotes/platform';
import { statementOfUrl, Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { DISPUTES } from '../settings';
import { isBelowProfile } from './author.rules';
import { StatementAuthor, type AuthorSource } from './statement-author.entity';

/** Knows who wrote a statement, from those who can tell. */
@Injectable()
export class AuthorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly contributors: ContributorsService,
  ) {}

  /**
   * A site says that a login is the author of what stands at a URL. The same once more changes nothing.
   * @throws FORBIDDEN unless a key with the scope authors:vouch asks, NOT_FOUND for a login that was never seen here,
   * INVALID_URL, and what `requireContributor` throws
   */
  async vouch(viewer: Viewer, given: { readonly url: string; readonly login: Login }): Promise<Statement> {
    const keyOwner = requireContributor(viewer, 'authors:vouch');
    if (viewer.via !== 'api-key') throw new AppError('FORBIDDEN', { needs: 'an API key with the scope authors:vouch; a person cannot vouch' });
    const author = await this.contributors.findByLogin(given.login);
    if (author === null) throw new AppError('NOT_FOUND', { what: 'login', id: given.login.subject.slice(0, 80) });
    return this.dataSource.transaction(async (manager) => {
      const now = this.clock.now();
      const { statement } = await statementOfUrl(manager, given.url, keyOwner, now);
      await this.#remember(manager, statement.id, author.id, 'site', now);
      return statement;
    });
  }

  /** Which of these statements somebody is known to have written. */
  async writtenBy(viewer: Viewer, statements: readonly Pick<Statement, 'id' | 'canonicalUrl' | 'platform'>[]): Promise<Set<string>> {
    if (viewer.contributorId === null) return new Set();
    const known = await this.dataSource.getRepository(StatementAuthor).findBy({ contributorId: viewer.contributorId, statementId: In(statements.map(({ id }) => id)) });
    return new Set([...known.map((row) => row.statementId), ...statements.filter((statement) => this.#claims(viewer, statement)).map(({ id }) => id)]);
  }

  /** Whether somebody is known to have written a statement; what their login tells of it is remembered. */
  async isAuthor(manager: EntityManager, statementId: string, viewer: Viewer): Promise<boolean> {
    const contributorId = viewer.contributorId;
    if (contributorId === null) return false;
    if (await manager.existsBy(StatementAuthor, { statementId, contributorId })) return true;
    if (!this.#claims(viewer, await manager.findOneByOrFail(Statement, { id: statementId }))) return false;
    await this.#remember(manager, statementId, contributorId, 'claim', this.clock.now());
    return true;
  }

  #claims({ profile }: Viewer, statement: Pick<Statement, 'canonicalUrl' | 'platform'>): boolean {
    return profile != null && this.community.of(DISPUTES).authorByProfile && isBelowProfile(statement, profile);
  }

  async #remember(manager: EntityManager, statementId: string, contributorId: string, source: AuthorSource, now: Date): Promise<void> {
    const made = await manager.query<unknown[]>(
      'INSERT INTO statement_authors (statement_id, contributor_id, source, verified_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING statement_id',
      [statementId, contributorId, source, now],
    );
    if (made.length > 0) await putInOutbox(manager, 'statement.claimed', { statementId, contributorId }, now);
  }
}
