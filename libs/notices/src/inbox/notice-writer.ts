import { CommunitySettings, DAY_MILLIS, takeTurn } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { digestOf, planNotice, type PlannedDelivery, type Reachable } from '../deliveries/plan.rules';
import { storeDeliveries } from '../deliveries/store-deliveries';
import type { NoticeDraft } from '../events/draft';
import { NOTICES } from '../notices.settings';
import { PreferencesService } from '../preferences/preferences.service';
import { frequencyOf, type Preferences } from '../preferences/preferences.rules';
import { Notice } from './notice.entity';
import { addressed, type Addressed } from './recipients';

/** Told to every listening process; the payload names recipients. */
export const NOTICES_CHANNEL = 'bridgenotes_notices';
/** Recipients in one notification, of which PostgreSQL takes 8000 bytes. */
const NAMED_AT_ONCE = 300;

/** Writes notices and plans the messages that tell of them; nothing else makes either. */
@Injectable()
export class NoticeWriter {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * Tells everybody whom the drafts are for, in the given transaction. What somebody was told before is not told again,
   * and what somebody wants on no channel is not written.
   * @returns how many notices were written
   */
  async write(manager: EntityManager, drafts: readonly NoticeDraft[], now: Date): Promise<number> {
    let written = 0;
    for await (const portion of addressed(manager, drafts)) if (portion.length > 0) written += await this.#write(manager, portion, now);
    return written;
  }

  async #write(manager: EntityManager, portion: readonly Addressed[], now: Date): Promise<number> {
    const ids = [...new Set(portion.map(({ recipientId }) => recipientId))];
    const found = await this.preferences.of(ids, manager);
    const preferences = new Map(ids.map((id, i) => [id, found[i]!]));
    const wanted = await this.#withinLimits(manager, portion.filter(({ draft, recipientId }) => isWanted(preferences.get(recipientId)!, draft)), preferences, now);
    if (wanted.length === 0) return 0;
    const notices = await insert(manager, wanted, preferences, now);
    if (notices.length === 0) return 0;
    const recipients = [...new Set(notices.map((notice) => notice.recipientId))];
    const people = await reachOf(manager, recipients, preferences);
    const planned = notices.map((notice) => ({ noticeId: notice.id, deliveries: planNotice(notice, people.get(notice.recipientId)!, now) }));
    await storeDeliveries(manager, planned, (delivery, after) => laterDigest(delivery, people, after), now);
    await announce(manager, recipients);
    return notices.length;
  }

  /** Leaves out requests for ratings beyond what somebody gets in a day. Two relays at once wait for each other. */
  async #withinLimits(manager: EntityManager, portion: readonly Addressed[], preferences: ReadonlyMap<string, Preferences>, now: Date): Promise<Addressed[]> {
    const asked = [...new Set(portion.filter(({ draft }) => draft.kind === 'RATING_REQUESTED').map(({ recipientId }) => recipientId))].sort();
    if (asked.length === 0) return [...portion];
    for (const id of asked) await takeTurn(manager, `rating requests to ${id}`);
    const rows = await manager.query<{ recipient_id: string; event_key: string }[]>(
      `SELECT recipient_id, event_key FROM notices WHERE recipient_id = ANY($1) AND kind = 'RATING_REQUESTED' AND created_at > $2`, [asked, new Date(now.getTime() - DAY_MILLIS)]);
    const had = new Map(asked.map((id) => [id, new Set(rows.filter((row) => row.recipient_id === id).map((row) => row.event_key))]));
    return portion.filter(({ draft, recipientId }) => {
      if (draft.kind !== 'RATING_REQUESTED') return true;
      const limit = Math.min(preferences.get(recipientId)!.ratingRequestsPerDay, this.community.of(NOTICES).ratingRequestsPerDay);
      const keys = had.get(recipientId)!;
      if (keys.size >= limit) return false;
      keys.add(draft.key);
      return true;
    });
  }
}

const isWanted = (preferences: Preferences, { kind }: NoticeDraft) => (['IN_APP', 'EMAIL', 'PUSH'] as const).some((channel) => frequencyOf(preferences, kind, channel) !== 'OFF');

async function insert(manager: EntityManager, wanted: readonly Addressed[], preferences: ReadonlyMap<string, Preferences>, now: Date): Promise<Pick<Notice, 'id' | 'recipientId' | 'kind'>[]> {
  const rows = wanted.map(({ draft, recipientId, statementId }) => ({
    recipient_id: recipientId, kind: draft.kind, event_key: draft.key, statement_id: statementId, note_id: draft.noteId, data: draft.data,
    in_app: frequencyOf(preferences.get(recipientId)!, draft.kind, 'IN_APP') !== 'OFF',
  }));
  const inserted = await manager.query<{ id: string; recipient_id: string; kind: Notice['kind'] }[]>(
    `INSERT INTO notices (recipient_id, kind, event_key, statement_id, note_id, data, in_app, created_at)
     SELECT given.*, $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS given
       (recipient_id bigint, kind text, event_key text, statement_id bigint, note_id bigint, data jsonb, in_app boolean)
     ON CONFLICT ON CONSTRAINT notices_once DO NOTHING RETURNING id, recipient_id, kind`,
    [JSON.stringify(rows), now],
  );
  return inserted.map(({ id, recipient_id, kind }) => ({ id, recipientId: recipient_id, kind }));
}

/** How each of some people can be reached now. */
async function reachOf(manager: EntityManager, ids: readonly string[], preferences: ReadonlyMap<string, Preferences>): Promise<Map<string, Reachable>> {
  const emails = await manager.query<{ contributor_id: string }[]>('SELECT contributor_id FROM notice_emails WHERE contributor_id = ANY($1) AND confirmed_at IS NOT NULL AND unsubscribed_at IS NULL', [ids]);
  const devices = await manager.query<{ id: string; contributor_id: string }[]>('SELECT id, contributor_id FROM push_subscriptions WHERE contributor_id = ANY($1) ORDER BY id', [ids]);
  const withEmail = new Set(emails.map((row) => row.contributor_id));
  return new Map(ids.map((id) => {
    const { timeZone, quiet, digestMinute } = preferences.get(id)!;
    const frequency: Reachable['frequency'] = (kind, channel) => frequencyOf(preferences.get(id)!, kind, channel);
    return [id, { contributorId: id, timeZone, quiet, digestMinute, frequency, hasEmail: withEmail.has(id), devices: devices.filter((row) => row.contributor_id === id).map((row) => row.id) }];
  }));
}

/** The digest after the one that is under way already. */
function laterDigest({ purpose, recipientId }: PlannedDelivery, people: ReadonlyMap<string, Reachable>, after: Date): PlannedDelivery {
  return digestOf(purpose === 'WEEKLY' ? 'WEEKLY' : 'DAILY', people.get(recipientId)!, after);
}

/** Delivered at the commit: whoever hears it finds the notices. */
async function announce(manager: EntityManager, recipientIds: readonly string[]): Promise<void> {
  for (let from = 0; from < recipientIds.length; from += NAMED_AT_ONCE) await manager.query('SELECT pg_notify($1, $2)', [NOTICES_CHANNEL, recipientIds.slice(from, from + NAMED_AT_ONCE).join(' ')]);
}
