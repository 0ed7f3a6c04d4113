import { AppError, Clock, CommunitySettings, requireActive, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NoticesConfig } from '../notices.config';
import { NOTICES } from '../notices.settings';
import { Outgoing } from '../outgoing';
import { PushSubscription } from './push-subscription.entity';

/** What a browser gives for a subscription. */
export interface GivenSubscription {
  readonly endpoint: string;
  /** 65 bytes, base64url. */
  readonly p256dh: string;
  /** 16 bytes, base64url. */
  readonly auth: string;
}

/** The browsers that people are sent push messages to. */
@Injectable()
export class PushService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly outgoing: Outgoing,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /** What a browser needs to subscribe; null where there are no push messages. */
  get publicKey(): string | null {
    return this.config.push?.publicKey ?? null;
  }

  async of(contributorId: string): Promise<PushSubscription[]> {
    return this.dataSource.manager.find(PushSubscription, { where: { contributorId }, order: { id: 'ASC' } });
  }

  /**
   * Sends messages for somebody to a browser. One that was somebody else's, or is given again, is theirs with its new keys;
   * where there are too many, the oldest is forgotten.
   * @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CHANNEL_UNAVAILABLE, INVALID_INPUT
   */
  async add(viewer: Viewer, given: GivenSubscription): Promise<PushSubscription> {
    const contributorId = requireActive(viewer);
    if (this.config.push === null) throw new AppError('CHANNEL_UNAVAILABLE', { channel: 'push message' });
    const problem = this.outgoing.problemWith(given.endpoint);
    if (problem !== null) throw new AppError('INVALID_INPUT', { field: 'endpoint', given: `a URL that cannot be one of a push service: ${problem}`, allowed: 'what the browser gave' });
    if (bytesOf(given.p256dh) !== 65 || bytesOf(given.auth) !== 16) throw new AppError('INVALID_INPUT', { field: 'keys', given: 'of another length', allowed: 'what the browser gave: 65 and 16 bytes as base64url' });
    return this.dataSource.transaction(async (manager) => {
      const { endpoint, p256dh, auth } = given;
      await manager.upsert(PushSubscription, { contributorId, endpoint, p256dh, auth, createdAt: this.clock.now() }, ['endpoint']);
      await manager.query('DELETE FROM push_subscriptions WHERE contributor_id = $1 AND id NOT IN (SELECT id FROM push_subscriptions WHERE contributor_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2)', [contributorId, this.community.of(NOTICES).devicesPerPerson]);
      return manager.findOneByOrFail(PushSubscription, { endpoint });
    });
  }

  /** Once more changes nothing. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED */
  async remove(viewer: Viewer, endpoint: string): Promise<void> {
    await this.dataSource.manager.delete(PushSubscription, { endpoint, contributorId: requireActive(viewer) });
  }
}

const bytesOf = (given: string): number => (/^[A-Za-z0-9_-]+=*$/.test(given) ? Buffer.from(given, 'base64url').length : -1);
