import { Clock } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import webPush from 'web-push';
import type { Delivery } from '../deliveries/delivery.entity';
import { messageId } from '../deliveries/message-id';
import { askedWait, SENT, type Outcome } from '../deliveries/outcome';
import { noticesInFull } from '../deliveries/told-notices';
import { NoticesConfig } from '../notices.config';
import { Outgoing } from '../outgoing';
import { frequencyOf } from '../preferences/preferences.rules';
import { PreferencesService } from '../preferences/preferences.service';
import { PushSubscription } from './push-subscription.entity';

/** How long a push service keeps a message for a device that is off. */
const TTL_SECONDS = 86_400;

/** Sends push messages: encrypted for the browser (RFC 8291), signed for its push service (RFC 8292). */
@Injectable()
export class PushSender {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly outgoing: Outgoing,
    private readonly preferences: PreferencesService,
    private readonly clock: Clock,
  ) {}

  async send(delivery: Delivery): Promise<Outcome> {
    const { push } = this.config;
    if (push === null) return { is: 'failed', reason: 'no keys for push messages are configured' };
    const device = await this.dataSource.manager.findOneBy(PushSubscription, { id: delivery.pushSubscriptionId!, contributorId: delivery.recipientId! });
    if (device === null) return { is: 'unwanted', reason: 'the browser is no longer subscribed' };
    const preferences = (await this.preferences.of([delivery.recipientId!]))[0]!;
    const [notice] = await noticesInFull(this.dataSource.manager, delivery.id, preferences.language, this.config.noteUrl);
    if (notice === undefined || frequencyOf(preferences, notice.kind, 'PUSH') === 'OFF') return { is: 'unwanted', reason: 'push messages of this kind are off' };
    const payload = JSON.stringify({ kind: notice.kind, title: notice.title, text: notice.text, url: notice.noteUrl ?? notice.statementUrl, tag: messageId(delivery.key) });
    // A message with the topic of one that waits takes its place: a repeat does not ring twice.
    const { headers, body } = webPush.generateRequestDetails({ endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } }, payload, { vapidDetails: push, TTL: TTL_SECONDS, urgency: 'normal', topic: messageId(delivery.key), contentEncoding: 'aes128gcm' });
    const answer = await this.outgoing.post(device.endpoint, { headers: textHeaders(headers), body: body ?? '' });
    if (typeof answer === 'string') return { is: 'failed', reason: answer };
    if (answer.status >= 200 && answer.status < 300) return SENT;
    const reason = `the push service answered ${answer.status}`;
    if (answer.status === 404 || answer.status === 410) {
      await this.dataSource.manager.delete(PushSubscription, { id: device.id });
      return { is: 'unwanted', reason };
    }
    return answer.status === 400 || answer.status === 413 ? { is: 'refused', reason } : { is: 'failed', reason, askedMillis: askedWait(answer.headers['retry-after'], this.clock.now()) };
  }
}

const textHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length').map(([name, value]) => [name, String(value)]));
