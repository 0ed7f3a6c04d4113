import { AppError, Clock, CommunitySettings, hasRole, type KeysetOrder, keysetPage, type OutboxEntry, type Page, type PageRequest, requireActive, requireScope, takeTurn, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { webhookBodies } from '../events/webhook-events';
import { NoticesConfig } from '../notices.config';
import { NOTICES } from '../notices.settings';
import { Outgoing } from '../outgoing';
import { seal } from './secret-box';
import { SECRET_BYTES, shownSecret } from './sign-webhook';
import { Webhook, WEBHOOK_TOPICS, type WebhookTopic } from './webhook.entity';

const NEWEST: KeysetOrder<Webhook> = { name: 'webhooks', direction: 'DESC', columns: [{ expression: 'webhook.id', type: 'bigint', value: (row) => row.id }] };
const HOUR = 3_600_000;

/** Servers of sites and operators that are told of events. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly outgoing: Outgoing,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers a server, and gives the secret that its messages are signed with, which cannot be shown again.
   * @throws what `requireOwner` throws, CHANNEL_UNAVAILABLE, INVALID_INPUT, WEBHOOK_LIMIT_REACHED
   */
  async register(viewer: Viewer, url: string, topics: readonly WebhookTopic[]): Promise<{ webhook: Webhook; secret: string }> {
    const ownerId = requireOwner(viewer);
    const secret = this.#operatorSecret();
    const problem = this.outgoing.problemWith(url);
    if (problem !== null) throw new AppError('INVALID_INPUT', { field: 'url', given: `"${url.slice(0, 120)}": ${problem}`, allowed: 'an https URL on the public internet' });
    if (topics.length === 0) throw new AppError('INVALID_INPUT', { field: 'topics', given: 'empty', allowed: `at least one of ${WEBHOOK_TOPICS.join(', ')}` });
    const limit = this.community.of(NOTICES).webhooksPerOwner;
    const plain = randomBytes(SECRET_BYTES);
    return this.dataSource.transaction(async (manager) => {
      await takeTurn(manager, `webhooks of ${ownerId}`);
      if ((await manager.countBy(Webhook, { ownerId })) >= limit) throw new AppError('WEBHOOK_LIMIT_REACHED', { limit });
      const webhook = await manager.save(Webhook, manager.create(Webhook, {
        ownerId, url, topics: WEBHOOK_TOPICS.filter((topic) => topics.includes(topic)), secret: seal(secret, plain), previousSecret: null, previousUntil: null, createdAt: this.clock.now(), failingSince: null, disabledAt: null,
      }));
      return { webhook, secret: shownSecret(plain) };
    });
  }

  /** Gives a new secret; for some hours messages are signed with both. @throws what `#own` throws, CHANNEL_UNAVAILABLE */
  async rotateSecret(viewer: Viewer, id: string): Promise<{ webhook: Webhook; secret: string }> {
    requireOwner(viewer);
    const secret = this.#operatorSecret();
    const plain = randomBytes(SECRET_BYTES);
    const previousUntil = new Date(this.clock.now().getTime() + this.community.of(NOTICES).webhookRotationHours * HOUR);
    return this.dataSource.transaction(async (manager) => {
      const webhook = await this.#own(manager, viewer, id);
      const change = { previousSecret: webhook.secret, previousUntil, secret: seal(secret, plain) };
      await manager.update(Webhook, { id }, change);
      return { webhook: Object.assign(webhook, change), secret: shownSecret(plain) };
    });
  }

  /** Turns a webhook on again that was turned off because it did not answer. @throws what `#own` throws */
  async enable(viewer: Viewer, id: string): Promise<Webhook> {
    return this.dataSource.transaction(async (manager) => {
      const webhook = await this.#own(manager, viewer, id);
      const change = { failingSince: null, disabledAt: null };
      await manager.update(Webhook, { id }, change);
      return Object.assign(webhook, change);
    });
  }

  /** Forgets a webhook and what it was sent. @throws what `#own` throws */
  async remove(viewer: Viewer, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.#own(manager, viewer, id);
      await manager.delete(Webhook, { id });
    });
  }

  /** The viewer's own webhooks, of an admin all; the newest first. @throws what `requireOwner` throws, INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(viewer: Viewer, page: PageRequest): Promise<Page<Webhook>> {
    const ownerId = requireOwner(viewer);
    const query = this.dataSource.manager.createQueryBuilder(Webhook, 'webhook');
    return keysetPage(hasRole(viewer, 'admin') ? query : query.where('webhook.owner_id = :ownerId', { ownerId }), NEWEST, page);
  }

  /** Puts messages for all webhooks that want to know of some events, in the transaction that takes these off the outbox. */
  async tell(manager: EntityManager, entries: readonly OutboxEntry[], now: Date): Promise<void> {
    if (this.config.secret === null || entries.length === 0) return;
    const webhooks = await manager.query<{ id: string; topics: string[] }[]>('SELECT id, topics FROM webhooks WHERE disabled_at IS NULL ORDER BY id');
    if (webhooks.length === 0) return;
    const bodies = await webhookBodies(manager, entries);
    const rows = entries.flatMap((entry, i) => {
      const body = bodies[i];
      return body == null ? [] : webhooks.filter(({ topics }) => topics.includes(body.type)).map(({ id }) => ({ key: `webhook:${id}:${entry.id}`, webhook_id: id, payload: body }));
    });
    await manager.query(
      `INSERT INTO deliveries (key, channel, purpose, webhook_id, payload, due_at, created_at)
       SELECT key, 'WEBHOOK', 'EVENT', webhook_id, payload, $2, $2 FROM jsonb_to_recordset($1::jsonb) AS given (key text, webhook_id bigint, payload jsonb)
       ON CONFLICT ON CONSTRAINT deliveries_key_unique DO NOTHING`,
      [JSON.stringify(rows), now],
    );
  }

  /** @throws what `requireOwner` throws, NOT_FOUND for a webhook of somebody else, unless for an admin */
  async #own(manager: EntityManager, viewer: Viewer, id: string): Promise<Webhook> {
    const ownerId = requireOwner(viewer);
    const webhook = await manager.findOne(Webhook, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (webhook === null || (webhook.ownerId !== ownerId && !hasRole(viewer, 'admin'))) throw new AppError('NOT_FOUND', { what: 'webhook', id });
    return webhook;
  }

  #operatorSecret(): string {
    if (this.config.secret === null) throw new AppError('CHANNEL_UNAVAILABLE', { channel: 'webhook' });
    return this.config.secret;
  }
}

/**
 * Webhooks make this server send: they are for admins, and for programs whose key an admin made for it.
 * @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, FORBIDDEN
 */
function requireOwner(viewer: Viewer): string {
  const id = requireActive(viewer);
  requireScope(viewer, 'webhooks:write');
  if (viewer.via !== 'api-key' && !hasRole(viewer, 'admin')) throw new AppError('FORBIDDEN', { needs: 'the role admin, or an API key with the scope webhooks:write' });
  return id;
}
