import { AppError, Clock, CommunitySettings, DAY_MILLIS, requireActive, takeTurn, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NoticeKind } from '../kinds';
import { NoticesConfig } from '../notices.config';
import { NOTICES } from '../notices.settings';
import { NoticeFrequency } from '../preferences/preferences.entity';
import { readLink, type MailLink } from './mail-link';
import { mailAddress } from './mail.rules';
import { NoticeEmail } from './notice-email.entity';

/** Where people read mail: set by them, confirmed by a link, given up by another one. */
@Injectable()
export class EmailsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: NoticesConfig,
    private readonly community: CommunitySettings,
    private readonly clock: Clock,
  ) {}

  async of(contributorId: string): Promise<NoticeEmail | null> {
    return this.dataSource.manager.findOneBy(NoticeEmail, { contributorId });
  }

  /**
   * Sets an address and sends it a link; nothing else is sent there before that was used. The address that is confirmed
   * already is subscribed again and needs no link.
   * @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, CHANNEL_UNAVAILABLE, INVALID_INPUT, RATE_LIMITED for too many links in a day
   */
  async set(viewer: Viewer, given: string): Promise<NoticeEmail> {
    const contributorId = requireActive(viewer);
    if (this.config.mail === null) throw new AppError('CHANNEL_UNAVAILABLE', { channel: 'e-mail' });
    const address = mailAddress(given);
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      await takeTurn(manager, `e-mail of ${contributorId}`);
      const current = await manager.findOneBy(NoticeEmail, { contributorId });
      if (current?.address === address && current.confirmedAt !== null) {
        await manager.update(NoticeEmail, { contributorId }, { unsubscribedAt: null });
        return { ...current, unsubscribedAt: null };
      }
      await this.#askToConfirm(manager, contributorId, address, now);
      const row = { contributorId, address, setAt: now, confirmedAt: null, unsubscribedAt: null };
      await manager.upsert(NoticeEmail, row, ['contributorId']);
      return row;
    });
  }

  /** Forgets the address. @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED */
  async remove(viewer: Viewer): Promise<void> {
    await this.dataSource.manager.delete(NoticeEmail, { contributorId: requireActive(viewer) });
  }

  /** What a link in a mail is for; null when it was not made here, has run out, or belongs to an address that was changed. */
  async read(token: string): Promise<MailLink | null> {
    const link = this.config.secret === null ? null : readLink(this.config.secret, token);
    if (link === null || (link.does === 'confirm' && link.until < this.clock.now().getTime())) return null;
    const email = await this.of(link.who);
    return email?.address === link.address ? link : null;
  }

  /** Does what a link is for; once more changes nothing. @returns false for a link that is not valid */
  async confirm(token: string): Promise<boolean> {
    const link = await this.read(token);
    if (link?.does !== 'confirm') return false;
    await this.dataSource.query('UPDATE notice_emails SET confirmed_at = COALESCE(confirmed_at, $3) WHERE contributor_id = $1 AND address = $2', [link.who, link.address, this.clock.now()]);
    return true;
  }

  /** @param kind only this kind of notice; null for all mail */
  async unsubscribe(token: string, kind: NoticeKind | null): Promise<boolean> {
    const link = await this.read(token);
    if (link?.does !== 'unsubscribe') return false;
    if (kind !== null) await this.dataSource.manager.upsert(NoticeFrequency, { contributorId: link.who, kind, channel: 'EMAIL', frequency: 'OFF' }, ['contributorId', 'kind', 'channel']);
    else await this.dataSource.query('UPDATE notice_emails SET unsubscribed_at = COALESCE(unsubscribed_at, $3) WHERE contributor_id = $1 AND address = $2', [link.who, link.address, this.clock.now()]);
    return true;
  }

  /** @throws RATE_LIMITED: whose address it is has not said yes, and must not be flooded */
  async #askToConfirm(manager: EntityManager, contributorId: string, address: string, now: Date): Promise<void> {
    const limit = this.community.of(NOTICES).confirmationsPerDay;
    const asked = await manager.query<{ created_at: Date }[]>(
      `SELECT created_at FROM deliveries WHERE recipient_id = $1 AND purpose = 'CONFIRMATION' AND created_at > $2 ORDER BY created_at DESC`, [contributorId, new Date(now.getTime() - DAY_MILLIS)]);
    const oldest = asked[limit - 1];
    if (oldest !== undefined) throw new AppError('RATE_LIMITED', { retryAfterSeconds: Math.ceil((oldest.created_at.getTime() + DAY_MILLIS - now.getTime()) / 1000) });
    await manager.query(
      `INSERT INTO deliveries (key, channel, purpose, recipient_id, payload, due_at, created_at) VALUES ('confirm:' || next_id(), 'EMAIL', 'CONFIRMATION', $1, $2, $3, $3)`,
      [contributorId, JSON.stringify({ address }), now]);
  }
}
