import { AppError, Clock, keysetPage, violatedConstraint, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { requirePerson } from '../people/contributor.rules';
import { ApiKey } from './api-key.entity';
import { checkKeyRequest, isUsable, isWellFormedKey, shouldRecordUse, type KeyRequest } from './api-key.rules';
import { API_KEY_BYTES, hashOfKey, mintKey } from './mint-key';

const NEWEST_KEYS: KeysetOrder<ApiKey> = {
  name: 'newest-api-keys',
  direction: 'DESC',
  columns: [{ expression: 'apiKey.id', type: 'bigint', value: (key) => key.id }],
};

/** Keys for programs: made by admins, shown once, kept as a hash. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a key on behalf of an admin.
   * @returns the stored key, and the key itself, which cannot be shown again
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, INVALID_INPUT, NOT_FOUND
   */
  async create(viewer: Viewer, request: KeyRequest): Promise<{ apiKey: ApiKey; key: string }> {
    return this.#create(requirePerson(viewer, 'admin'), request);
  }

  /** Makes a key on behalf of the operator. @throws INVALID_INPUT, NOT_FOUND */
  async createAsOperator(request: KeyRequest): Promise<{ apiKey: ApiKey; key: string }> {
    return this.#create(null, request);
  }

  /**
   * Makes a key within another use case's transaction, which has decided who may. Who asked for it stays there: admins read keys.
   * @throws INVALID_INPUT, NOT_FOUND
   */
  async createWithin(manager: EntityManager, request: KeyRequest): Promise<{ apiKey: ApiKey; key: string }> {
    return this.#create(null, request, manager);
  }

  /** Ends every key of a contributor, in the same way. */
  async revokeAllWithin(manager: EntityManager, contributorId: string): Promise<void> {
    await manager.update(ApiKey, { contributorId, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
  }

  /** Ends a key at once; ending it again changes nothing. @throws SIGN_IN_REQUIRED, FORBIDDEN, NOT_FOUND */
  async revoke(viewer: Viewer, id: string): Promise<ApiKey> {
    requirePerson(viewer, 'admin');
    const keys = this.dataSource.getRepository(ApiKey);
    await keys.createQueryBuilder().update().set({ revokedAt: this.clock.now() }).where('id = :id AND revoked_at IS NULL', { id }).execute();
    const key = await keys.findOneBy({ id });
    if (key === null) throw new AppError('NOT_FOUND', { what: 'API key', id });
    return key;
  }

  /** All keys, the newest first. @throws SIGN_IN_REQUIRED, FORBIDDEN, INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(viewer: Viewer, page: PageRequest): Promise<Page<ApiKey>> {
    requirePerson(viewer, 'admin');
    return keysetPage(this.dataSource.getRepository(ApiKey).createQueryBuilder('apiKey'), NEWEST_KEYS, page);
  }

  /**
   * The key that a request carries, with whom it acts for.
   * @throws INVALID_API_KEY for one that is unknown, revoked or expired
   */
  async authenticate(given: string): Promise<{ apiKey: ApiKey; contributor: Contributor | null }> {
    const keys = this.dataSource.getRepository(ApiKey);
    const apiKey = isWellFormedKey(given) ? await keys.findOneBy({ hash: hashOfKey(given) }) : null;
    const now = this.clock.now();
    if (apiKey === null || !isUsable(apiKey, now)) throw new AppError('INVALID_API_KEY');
    if (shouldRecordUse(apiKey.lastUsedAt, now)) await keys.update({ id: apiKey.id }, { lastUsedAt: now });
    const contributor = apiKey.contributorId === null ? null : await this.dataSource.getRepository(Contributor).findOneByOrFail({ id: apiKey.contributorId });
    return { apiKey, contributor };
  }

  async #create(createdBy: string | null, request: KeyRequest, manager: EntityManager = this.dataSource.manager): Promise<{ apiKey: ApiKey; key: string }> {
    const now = this.clock.now();
    const { name, scopes } = checkKeyRequest(request, now);
    const { key, prefix, hash } = mintKey({ prefix: randomBytes(API_KEY_BYTES.prefix), secret: randomBytes(API_KEY_BYTES.secret) });
    const contributorId = request.contributorId ?? null;
    const keys = manager.getRepository(ApiKey);
    try {
      const created = await keys.insert({ name, prefix, hash, scopes, contributorId, createdBy, createdAt: now, expiresAt: request.expiresAt ?? null });
      return { apiKey: await keys.findOneByOrFail({ id: (created.identifiers[0] as { id: string }).id }), key };
    } catch (error) {
      if (violatedConstraint(error) === 'api_keys_contributor_fk') throw new AppError('NOT_FOUND', { what: 'contributor', id: contributorId ?? '' });
      throw error;
    }
  }
}
