import { Clock, CommunitySettings } from '@bridgenotes/platform';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { DataSource } from 'typeorm';
import type { Delivery } from '../deliveries/delivery.entity';
import { messageId } from '../deliveries/message-id';
import { SENT, type Outcome } from '../deliveries/outcome';
import { noticesInFull } from '../deliveries/told-notices';
import { NoticesConfig } from '../notices.config';
import { NOTICES } from '../notices.settings';
import { frequencyOf, type Preferences } from '../preferences/preferences.rules';
import { PreferencesService } from '../preferences/preferences.service';
import { composeConfirmation, composeNotices, type ComposedMail } from './compose-mail';
import { signLink } from './mail-link';
import { NoticeEmail } from './notice-email.entity';

type MailConfig = NonNullable<NoticesConfig['mail']>;
const HOUR = 3_600_000;
/** For connecting, for the greeting, and between two signs of life. */
const TIMEOUT_MILLIS = 10_000;

/** Sends mail by SMTP. */
@Injectable()
export class MailSender implements OnModuleDestroy {
  #transport: Transporter | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly preferences: PreferencesService,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  /** Looks again whether the mail is wanted: between planning and now somebody may have changed their mind. */
  async send(delivery: Delivery): Promise<Outcome> {
    const { mail } = this.config;
    if (mail === null) return { is: 'failed', reason: 'no mail server is configured' };
    const recipientId = delivery.recipientId!;
    const email = await this.dataSource.manager.findOneBy(NoticeEmail, { contributorId: recipientId });
    const preferences = (await this.preferences.of([recipientId]))[0]!;
    if (delivery.purpose === 'CONFIRMATION') return this.#confirm(mail, delivery, email, preferences);
    if (email === null || email.confirmedAt === null || email.unsubscribedAt !== null) return { is: 'unwanted', reason: 'there is no address that mail may go to' };
    const notices = (await noticesInFull(this.dataSource.manager, delivery.id, preferences.language, this.config.noteUrl)).filter(({ kind }) => frequencyOf(preferences, kind, 'EMAIL') !== 'OFF');
    if (notices.length === 0) return { is: 'unwanted', reason: 'mail of this kind is off' };
    const digest = delivery.purpose === 'DAILY' || delivery.purpose === 'WEEKLY' ? delivery.purpose : null;
    const token = signLink(mail.secret, { does: 'unsubscribe', who: recipientId, address: email.address, kind: digest === null ? notices[0]!.kind : null });
    const unsubscribeUrl = `${mail.publicUrl}/mail/unsubscribe?token=${token}`;
    // RFC 8058: a mail program may unsubscribe with one click, by a POST to this address.
    const headers = { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
    return this.#post(mail, delivery, email.address, composeNotices(preferences.language, notices, digest, unsubscribeUrl), headers);
  }

  onModuleDestroy(): void {
    this.#transport?.close();
  }

  async #confirm(mail: MailConfig, delivery: Delivery, email: NoticeEmail | null, { language }: Preferences): Promise<Outcome> {
    const address = String(delivery.payload?.['address']);
    if (email?.address !== address || email.confirmedAt !== null) return { is: 'unwanted', reason: 'the address was changed or confirmed meanwhile' };
    const hours = this.community.of(NOTICES).confirmationHours;
    const until = this.clock.now().getTime() + hours * HOUR;
    const token = signLink(mail.secret, { does: 'confirm', who: email.contributorId, address, until });
    return this.#post(mail, delivery, address, composeConfirmation(language, `${mail.publicUrl}/mail/confirm?token=${token}`, hours), {});
  }

  async #post(mail: MailConfig, delivery: Delivery, to: string, content: ComposedMail, headers: Record<string, string>): Promise<Outcome> {
    try {
      await this.#open(mail).sendMail({
        from: mail.from, to, ...content, messageId: `<${messageId(delivery.key)}@${new URL(mail.publicUrl).hostname}>`, date: this.clock.now(),
        headers: { 'Auto-Submitted': 'auto-generated', ...headers }, disableFileAccess: true, disableUrlAccess: true,
      });
      return SENT;
    } catch (error) {
      const { responseCode, command, message } = error as Error & { responseCode?: number; command?: string };
      // 5xx to RCPT or DATA: the server will not take this mail, now or later. Elsewhere it is about us, and may be mended.
      const isFinal = responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
      const reason = responseCode === undefined ? message.replaceAll(to, '…') : `the mail server answered ${responseCode}`;
      return isFinal ? { is: 'refused', reason } : { is: 'failed', reason };
    }
  }

  #open({ smtpUrl }: MailConfig): Transporter {
    if (this.#transport === undefined) {
      const url = new URL(smtpUrl);
      for (const [name, value] of Object.entries({ pool: true, connectionTimeout: TIMEOUT_MILLIS, greetingTimeout: TIMEOUT_MILLIS, socketTimeout: TIMEOUT_MILLIS })) if (!url.searchParams.has(name)) url.searchParams.set(name, String(value));
      this.#transport = createTransport(url.href);
    }
    return this.#transport;
  }
}
