import { Clock, CommunitySettings, DAY_MILLIS } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Delivery } from '../deliveries/delivery.entity';
import { messageId } from '../deliveries/message-id';
import { askedWait, SENT, type Outcome } from '../deliveries/outcome';
import { NoticesConfig } from '../notices.config';
import { NOTICES } from '../notices.settings';
import { Outgoing } from '../outgoing';
import { unseal } from './secret-box';
import { signedHeaders } from './sign-webhook';
import { Webhook } from './webhook.entity';

/** Posts events to webhooks, and turns those off that are gone or never answer. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly outgoing: Outgoing,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  async send(delivery: Delivery): Promise<Outcome> {
    const { secret } = this.config;
    if (secret === null) return { is: 'failed', reason: 'no secret is configured' };
    const webhook = await this.dataSource.manager.findOneBy(Webhook, { id: delivery.webhookId! });
    if (webhook === null || webhook.disabledAt !== null) return { is: 'unwanted', reason: 'the webhook is turned off' };
    const outcome = await this.#post(webhook, delivery, secret);
    await this.#remember(webhook, outcome);
    return outcome;
  }

  async #post(webhook: Webhook, delivery: Delivery, secret: string): Promise<Outcome> {
    const now = this.clock.now();
    const body = JSON.stringify(delivery.payload);
    const previous = webhook.previousSecret !== null && webhook.previousUntil !== null && webhook.previousUntil > now ? [webhook.previousSecret] : [];
    const secrets = [webhook.secret, ...previous].map((box) => unseal(secret, box));
    const signed = signedHeaders(`msg_${messageId(delivery.key)}`, Math.floor(now.getTime() / 1000), body, secrets);
    const answer = await this.outgoing.post(webhook.url, { headers: { 'content-type': 'application/json', ...signed }, body });
    if (typeof answer === 'string') return { is: 'failed', reason: answer };
    if (answer.status >= 200 && answer.status < 300) return SENT;
    const reason = `the receiver answered ${answer.status}`;
    return answer.status === 410 ? { is: 'refused', reason } : { is: 'failed', reason, askedMillis: askedWait(answer.headers['retry-after'], now) };
  }

  async #remember(webhook: Webhook, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    if (outcome.is === 'sent') return void (await this.dataSource.query('UPDATE webhooks SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL', [webhook.id]));
    const givenUpBefore = new Date(now.getTime() - this.community.of(NOTICES).webhookGiveUpDays * DAY_MILLIS);
    await this.dataSource.query(
      'UPDATE webhooks SET failing_since = COALESCE(failing_since, $2), disabled_at = CASE WHEN $3 OR failing_since < $4 THEN $2 END WHERE id = $1 AND disabled_at IS NULL',
      [webhook.id, now, outcome.is === 'refused', givenUpBefore],
    );
  }
}
