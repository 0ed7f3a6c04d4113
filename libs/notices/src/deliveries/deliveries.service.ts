import { AppError, Clock, CommunitySettings, DAY_MILLIS, hasRole, keysetPage, requireActive, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { MailSender } from '../email/mail-sender';
import { NOTICES } from '../notices.settings';
import { PushSender } from '../push/push-sender';
import { Webhook } from '../webhooks/webhook.entity';
import { WebhookSender } from '../webhooks/webhook-sender';
import { nextAttempt } from './backoff.rules';
import { Delivery, type DeliveryState } from './delivery.entity';
import { chanceOf } from './message-id';
import type { Outcome } from './outcome';

/** Messages that are sent at once. */
const BATCH = 20;
/** How long whoever took a message may be at it before they are taken for dead; sending one takes seconds. */
const LEASE_MILLIS = 120_000;
/** What is forgotten was kept for days: there is no hurry. */
const FORGETTING_MILLIS = 3_600_000;

const NEWEST: KeysetOrder<Delivery> = { name: 'deliveries', direction: 'DESC', columns: [{ expression: 'delivery.id', type: 'bigint', value: (row) => row.id }] };

/**
 * Sends what is due. Any number of workers take different messages; who dies after sending and before recording it has
 * sent a message that is sent again, under the same name.
 */
@Injectable()
export class DeliveriesService {
  readonly #logger = new Logger('Deliveries');
  #forgotAt = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly mail: MailSender,
    private readonly push: PushSender,
    private readonly webhooks: WebhookSender,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /** Tries everything that is due by now, each message once. @returns how many were sent */
  async sendDue(): Promise<number> {
    let sent = 0;
    for (;;) {
      const taken = await this.#take();
      if (taken.length === 0) return sent;
      const outcomes = await Promise.all(taken.map((delivery) => this.#attempt(delivery)));
      sent += outcomes.filter((outcome) => outcome.is === 'sent').length;
    }
  }

  /** Forgets messages that were done with long ago, but not those that were given up. Looks at most once an hour. */
  async forgetOld(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.#forgotAt < FORGETTING_MILLIS) return;
    this.#forgotAt = now;
    const before = new Date(now - this.community.of(NOTICES).keepDays * DAY_MILLIS);
    await this.dataSource.query(`DELETE FROM deliveries WHERE finished_at < $1 AND state <> 'DEAD'`, [before]);
  }

  /** What was given up, or is in another state; for operators. @throws FORBIDDEN, INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(viewer: Viewer, state: DeliveryState, page: PageRequest): Promise<Page<Delivery>> {
    if (!hasRole(viewer, 'admin')) throw new AppError('FORBIDDEN', { needs: 'the role admin' });
    return keysetPage(this.dataSource.manager.createQueryBuilder(Delivery, 'delivery').where('delivery.state = :state', { state }), NEWEST, page);
  }

  /** What each of some webhooks was sent, the latest first; who may see it was decided where the webhooks were read. */
  async ofWebhooks(webhookIds: readonly string[], first: number): Promise<Delivery[][]> {
    const ids = await this.dataSource.query<{ id: string }[]>(
      'SELECT delivery.id FROM unnest($1::bigint[]) AS webhook (id), LATERAL (SELECT id FROM deliveries WHERE webhook_id = webhook.id ORDER BY id DESC LIMIT $2) AS delivery', [webhookIds, first]);
    const rows = await this.dataSource.manager.find(Delivery, { where: { id: In(ids.map((row) => row.id)) }, order: { id: 'DESC' } });
    return webhookIds.map((id) => rows.filter((row) => row.webhookId === id));
  }

  /** Tries a message that was given up once more, as often as a new one. @throws NOT_FOUND for what is not there or not theirs, SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED */
  async retry(viewer: Viewer, id: string): Promise<Delivery> {
    const who = requireActive(viewer);
    return this.dataSource.transaction(async (manager) => {
      const delivery = await manager.findOne(Delivery, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const isTheirs = delivery !== null && (hasRole(viewer, 'admin') || (delivery.webhookId !== null && (await manager.existsBy(Webhook, { id: delivery.webhookId, ownerId: who }))));
      if (!isTheirs) throw new AppError('NOT_FOUND', { what: 'delivery', id });
      if (delivery.state !== 'DEAD') return delivery;
      const change = { state: 'WAITING' as const, attempts: 0, dueAt: this.clock.now(), finishedAt: null };
      await manager.update(Delivery, { id }, change);
      return Object.assign(delivery, change);
    });
  }

  async #take(): Promise<Delivery[]> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager: EntityManager) => {
      const due = await manager.createQueryBuilder(Delivery, 'delivery')
        .where(`delivery.state = 'WAITING' AND delivery.due_at <= :now AND (delivery.taken_until IS NULL OR delivery.taken_until <= :now)`, { now })
        .orderBy('delivery.due_at').addOrderBy('delivery.id').limit(BATCH).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
      if (due.length === 0) return [];
      const takenUntil = new Date(now.getTime() + LEASE_MILLIS);
      await manager.query('UPDATE deliveries SET attempts = attempts + 1, taken_until = $2 WHERE id = ANY($1)', [due.map((row) => row.id), takenUntil]);
      return due.map((row) => Object.assign(row, { attempts: row.attempts + 1, takenUntil }));
    });
  }

  async #attempt(delivery: Delivery): Promise<Outcome> {
    // What nobody foresaw is tried again like a receiver that does not answer; it must not keep others from being sent.
    const outcome = await this.#send(delivery).catch((error: Error): Outcome => {
      this.#logger.error(`delivery ${delivery.id} failed: ${error.message}`);
      return { is: 'failed', reason: 'something went wrong here' };
    });
    await this.#record(delivery, outcome);
    return outcome;
  }

  #send(delivery: Delivery): Promise<Outcome> {
    switch (delivery.channel) {
      case 'EMAIL': return this.mail.send(delivery);
      case 'PUSH': return this.push.send(delivery);
      case 'WEBHOOK': return this.webhooks.send(delivery);
    }
  }

  /** Who lost a message to another worker, because they took too long, writes nothing. */
  async #record(delivery: Delivery, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    const settings = this.community.of(NOTICES);
    const again = outcome.is === 'failed' ? nextAttempt(delivery.attempts, now, chanceOf(delivery.key, delivery.attempts), settings, outcome.askedMillis) : null;
    const state: DeliveryState = outcome.is === 'sent' ? 'SENT' : outcome.is === 'unwanted' ? 'DROPPED' : again === null ? 'DEAD' : 'WAITING';
    if (state === 'DEAD') this.#logger.warn(`delivery ${delivery.id} (${delivery.channel}) was given up after ${delivery.attempts} attempts`);
    const change = { state, takenUntil: null, dueAt: again ?? delivery.dueAt, finishedAt: state === 'WAITING' ? null : now, lastError: outcome.is === 'sent' ? null : outcome.reason };
    await this.dataSource.manager.update(Delivery, { id: delivery.id, state: 'WAITING', attempts: delivery.attempts }, isOver(state) && delivery.purpose === 'CONFIRMATION' ? { ...change, payload: null } : change);
  }
}

/** Whether a message is never tried again: then nobody needs the address that it was to confirm. */
const isOver = (state: DeliveryState): boolean => state === 'SENT' || state === 'DROPPED';
