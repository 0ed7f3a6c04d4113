import { Clock, keysetPage, requireActive, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Notice } from './notice.entity';

const NEWEST: KeysetOrder<Notice> = { name: 'notices', direction: 'DESC', columns: [{ expression: 'notice.id', type: 'bigint', value: (row) => row.id }] };

/** What somebody was told. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The latest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(recipientId: string, unreadOnly: boolean, page: PageRequest): Promise<Page<Notice>> {
    const query = this.#ofRecipient(recipientId);
    return keysetPage(unreadOnly ? query.andWhere('notice.read_at IS NULL') : query, NEWEST, page);
  }

  /** One of somebody's notices, or null. */
  async find(recipientId: string, id: string): Promise<Notice | null> {
    return this.#ofRecipient(recipientId).andWhere('notice.id = :id', { id }).getOne();
  }

  /** Somebody's notices after an id, the oldest first. */
  async after(recipientId: string, id: string, limit: number): Promise<Notice[]> {
    return this.#ofRecipient(recipientId).andWhere('notice.id > :id', { id }).orderBy('notice.id').limit(limit).getMany();
  }

  /** Id of the latest notice of somebody; "0" before the first. */
  async latest(recipientId: string): Promise<string> {
    return (await this.#ofRecipient(recipientId).orderBy('notice.id', 'DESC').limit(1).getOne())?.id ?? '0';
  }

  /** How many each of some people have not read, in the order of the ids. */
  async unreadCounts(recipientIds: readonly string[]): Promise<number[]> {
    const rows = await this.dataSource.query<{ recipient_id: string; unread: number }[]>(
      'SELECT recipient_id, count(*)::int AS unread FROM notices WHERE recipient_id = ANY($1) AND in_app AND read_at IS NULL GROUP BY recipient_id', [recipientIds]);
    const counts = new Map(rows.map((row) => [row.recipient_id, row.unread]));
    return recipientIds.map((id) => counts.get(id) ?? 0);
  }

  /**
   * Marks some of the viewer's notices, or all of them, as read; those of others and those read before are left alone.
   * @param ids null for all that are there now
   * @returns how many are left unread
   * @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED
   */
  async markRead(viewer: Viewer, ids: readonly string[] | null): Promise<number> {
    const recipientId = requireActive(viewer);
    await this.dataSource.query('UPDATE notices SET read_at = $2 WHERE recipient_id = $1 AND in_app AND read_at IS NULL AND ($3::bigint[] IS NULL OR id = ANY($3))', [recipientId, this.clock.now(), ids]);
    return (await this.unreadCounts([recipientId]))[0]!;
  }

  #ofRecipient(recipientId: string) {
    return this.dataSource.manager.createQueryBuilder(Notice, 'notice').where('notice.recipient_id = :recipientId AND notice.in_app', { recipientId });
  }
}
