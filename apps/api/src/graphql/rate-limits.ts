import { AppError, type Viewer } from '@bridgenotes/platform';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../config';


type Kind = 'read' | 'write' | 'refused-login' | 'picture';

/** Requests counted in PostgreSQL, so that any number of api processes share one count. */
@Injectable()
export class RateLimits {
  readonly #limiters: Record<Kind, RateLimiterPostgres>;

  constructor(@Inject(API_CONFIG) config: ApiConfig, dataSource: DataSource) {
    const points: Record<Kind, number> = {
      read: config.RATE_LIMIT_READS_PER_MINUTE,
      write: config.RATE_LIMIT_WRITES_PER_MINUTE,
      'refused-login': config.RATE_LIMIT_REFUSED_LOGINS_PER_MINUTE,
      picture: config.RATE_LIMIT_PICTURES_PER_MINUTE,
    };
    const storeClient = (dataSource.driver as unknown as { master: unknown }).master;
    const limiter = (kind: Kind) =>
      new RateLimiterPostgres({
        storeClient,
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: kind,
        points: points[kind],
        duration: 60,
        // Somebody over the limit is refused from memory: an attack costs no queries.
        inMemoryBlockOnConsumed: points[kind] + 1,
        // The count must not take the site down with it: this process counts alone until the database is back.
        insuranceLimiter: new RateLimiterMemory({ points: points[kind], duration: 60 }),
      });
    this.#limiters = { read: limiter('read'), write: limiter('write'), 'refused-login': limiter('refused-login'), picture: limiter('picture') };
  }

  /** @throws RATE_LIMITED with the seconds until the next request will be taken */
  async spend(who: Viewer | { limitKey: string }, kind: Kind): Promise<void> {
    try {
      await this.#limiters[kind].consume(who.limitKey);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) });
    }
  }
}
