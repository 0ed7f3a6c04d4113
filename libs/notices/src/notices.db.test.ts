import { CommunitySettings, dataSourceOptions, ManualClock, OutboxEntry, type Viewer } from '@bridgenotes/platform';
import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DeliveriesService } from './deliveries/deliveries.service';
import { Delivery } from './deliveries/delivery.entity';
import { EmailsService } from './email/emails.service';
import { MailSender } from './email/mail-sender';
import { NOTICES_ENTITIES } from './entities';
import { NoticesListener } from './events/notices.listener';
import { InboxService } from './inbox/inbox.service';
import { Notice } from './inbox/notice.entity';
import { NoticeFeed } from './inbox/notice-feed';
import { NOTICES_CHANNEL, NoticeWriter } from './inbox/notice-writer';
import { NoteNewsService } from './news/note-news.service';
import { noticesConfigOf } from './notices.config';
import { NOTICES } from './notices.settings';
import { Outgoing } from './outgoing';
import { RatingOutcomesService } from './outcomes/rating-outcomes.service';
import { PreferencesService } from './preferences/preferences.service';
import { PushSender } from './push/push-sender';
import { PushService } from './push/push.service';
import { Webhook } from './webhooks/webhook.entity';
import { WebhookSender } from './webhooks/webhook-sender';
import { WebhooksService } from './webhooks/webhooks.service';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const clock = new ManualClock(Date.parse('2026-03-02T12:00:00Z'));
const community = CommunitySettings.from({ notices: { maxAttempts: 3, webhooksPerOwner: 2, webhookGiveUpDays: 2 } }, [NOTICES]);

let database: TestDatabase;
let dataSource: DataSource;
let server: Server;
let port: number;
let asked = 0;
let answer = 200;
let people: string[];
let statementId: string;
let noteId: string;
let entryId = 0;

/** The services as a worker has them; with or without leave to ask private addresses. */
function room(allowPrivate: boolean) {
  const config = noticesConfigOf({ NOTICES_SECRET: 'a secret of the operator, for tests only', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'a@example.org', PUBLIC_URL: 'https://notes.example.org', NOTICES_ALLOW_PRIVATE_ADDRESSES: allowPrivate });
  const preferences = new PreferencesService(dataSource, community);
  const outgoing = new Outgoing(config);
  const writer = new NoticeWriter(preferences, community);
  const news = new NoteNewsService(dataSource, writer, community, clock);
  const webhooks = new WebhooksService(dataSource, config, outgoing, community, clock);
  const deliveries = new DeliveriesService(dataSource, new MailSender(dataSource, config, preferences, community, clock), new PushSender(dataSource, config, outgoing, preferences, clock), new WebhookSender(dataSource, config, outgoing, community, clock), community, clock);
  const inbox = new InboxService(dataSource, clock);
  return {
    inbox, feed: new NoticeFeed(dataSource, inbox), preferences, news, webhooks, deliveries, listener: new NoticesListener(writer, news, webhooks, clock), outcomes: new RatingOutcomesService(dataSource, writer, community, clock),
    emails: new EmailsService(dataSource, config, community, clock), push: new PushService(dataSource, config, outgoing, community, clock),
  };
}

const viewerOf = (contributorId: string, change: Partial<Viewer> = {}): Viewer => ({ via: 'token', contributorId, role: 'contributor', alias: 'somebody', scopes: ['read', 'webhooks:write'], removed: false, limitKey: contributorId, ...change });
const admin = (): Viewer => viewerOf(people[0]!, { role: 'admin' });
const code = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const kindsOf = async (recipientId: string) => (await dataSource.manager.find(Notice, { where: { recipientId }, order: { id: 'ASC' } })).map(({ kind }) => kind);

/** An event as the relay hands it on, in a transaction of its own. */
const event = (topic: OutboxEntry['topic'], payload: Record<string, unknown>, id = String(++entryId)): OutboxEntry => ({ id, topic, payload, createdAt: clock.now(), tries: 0, retryAt: null });
const deliver = (entries: OutboxEntry[]) => dataSource.transaction((manager) => room(true).listener.onEvents(manager, entries));
const changed = (to: string) => event('status.changed', { noteId, statementId, from: null, to, live: false, runId: '1', at: clock.now().toISOString() });

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...NOTICES_ENTITIES], poolSize: 20 })).initialize();
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(answer).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE notices, note_news, statement_follows, notice_settings, notice_frequencies, notice_emails, push_subscriptions, webhooks, deliveries, notice_marks, ratings, notes, statements, contributors CASCADE');
  [asked, answer] = [0, 200];
  const rows = await dataSource.query<{ id: string }[]>(`INSERT INTO contributors (participant_id, alias, role, joined_at) SELECT 'P' || i, 'alias ' || i, 'contributor', now() FROM generate_series(1, 6) i RETURNING id`);
  people = rows.map((row) => row.id);
  statementId = (await dataSource.query<{ id: string }[]>(`INSERT INTO statements (canonical_url, given_url, created_at) VALUES ('https://example.org/a', 'https://example.org/a', $1) RETURNING id`, [clock.now()]))[0]!.id;
  noteId = (await dataSource.query<{ id: string }[]>(
    `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) VALUES ($1, $2, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingOther}', 'No.', true, $3) RETURNING id`, [statementId, people[1], clock.now()]))[0]!.id;
});

describe('events', () => {
  it('that two workers deliver in the same instant make one notice and one message', async () => {
    await dataSource.query('INSERT INTO notice_emails (contributor_id, address, set_at, confirmed_at) VALUES ($1, $2, $3, $3)', [people[2], 'a@example.org', clock.now()]);
    const called = event('jury.called', { disputeId: '5', noteId, contributorIds: [people[2]], until: clock.now().toISOString() });
    await Promise.all(Array.from({ length: 6 }, () => deliver([called])));
    expect(await kindsOf(people[2]!)).toEqual(['JURY_DUTY']);
    expect(await dataSource.manager.countBy(Delivery, { recipientId: people[2]! })).toBe(1);
  });

  it('that say nonsense, or are about nobody, are passed over and hold nothing up', async () => {
    await deliver([event('jury.called', { disputeId: 'x' }), event('rating.requested', { contributorId: '1', noteId }), event('rating.requested', { contributorId: people[2], noteId: '1' }), event('admission.granted', { contributorId: people[2] })]);
    expect(await kindsOf(people[2]!)).toEqual(['ADMITTED']);
  });

  it('tell the removed that, and nothing else', async () => {
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [people[2]]);
    await deliver([event('contributor.removed', { contributorId: people[2], removalId: '1', reason: 'SPAM' }), event('rating.requested', { contributorId: people[2], noteId })]);
    expect(await kindsOf(people[2]!)).toEqual(['REMOVED']);
    expect(await code(room(true).inbox.markRead(viewerOf(people[2]!, { removed: true }), null))).toBe('CONTRIBUTOR_REMOVED');
  });

  it('tell the removed that their appeal failed, who lost a claim also when they left by it, and moderators of appeals', async () => {
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [people[2]]);
    await dataSource.query('UPDATE contributors SET left_at = $2 WHERE id = $1', [people[3], clock.now()]);
    await dataSource.query(`UPDATE contributors SET role = 'moderator' WHERE id = ANY($1)`, [[people[2], people[4], people[5]]]);
    const events = [event('contributor.removal-upheld', { contributorId: people[2], removalId: '7' }), event('claim.lost', { contributorId: people[3], kind: 'email' }), event('appeal.made', { removalId: '7' }), event('appeal.made', { appealId: '7' })];
    await deliver(events);
    await deliver(events);
    expect(await Promise.all(people.map((id) => kindsOf(id)))).toEqual([[], [], ['REMOVAL_UPHELD'], ['CLAIM_LOST'], ['APPEAL_MADE', 'APPEAL_MADE'], ['APPEAL_MADE', 'APPEAL_MADE']]);
  });

  it('tell who rated a note of its new version, unless their ratings stand, and its author once of where else it is shown', async () => {
    const rate = (raterId: string, withdrawn: boolean) => dataSource.query(
      `INSERT INTO ratings (note_id, rater_id, level, tag_mask, rated_at, created_at, withdrawn_at) VALUES ($1, $2, 2, 0, $3, $3, $4)`, [noteId, raterId, clock.now(), withdrawn ? clock.now() : null]);
    await rate(people[2]!, false);
    await rate(people[3]!, true);
    const revised = (ratingsStand: boolean) => event('note.revised', { noteId, previousNoteId: noteId, statementId, version: 2, ratingsStand });
    await deliver([revised(true)]);
    expect(await kindsOf(people[2]!)).toEqual([]);
    await deliver([revised(false), event('note.spread', { noteId, kind: 'LINK', shown: true, statementIds: [statementId] }), event('note.spread', { noteId, kind: 'LINK', shown: false, statementIds: [statementId] })]);
    await deliver([event('note.spread', { noteId, kind: 'LINK', shown: true, statementIds: [statementId] })]);
    expect(await Promise.all(people.slice(1, 4).map((id) => kindsOf(id)))).toEqual([['YOUR_NOTE_SPREADS'], ['NOTE_REVISED'], []]);
  });

  it('let no more requests for ratings through at once than one after the other', async () => {
    const more = await dataSource.query<{ id: string }[]>(
      `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) SELECT $1, id, 'NOT_MISLEADING', '{}', 'Fine.', true, now() FROM contributors WHERE id <> ALL($2) RETURNING id`, [statementId, [people[1], people[2]]]);
    await room(true).preferences.change(viewerOf(people[2]!), { ratingRequestsPerDay: 2 });
    await Promise.all(more.map((row) => deliver([event('rating.requested', { contributorId: people[2], noteId: row.id })])));
    expect(await kindsOf(people[2]!)).toHaveLength(2);
  });
});

describe('somebody who listens for long', () => {
  it('hears of every notice, however many there were before', async () => {
    const { feed } = room(true);
    const notices = await feed.subscribe(people[2]!);
    const make = (count: number, from: number) => dataSource.query(
      `WITH made AS (INSERT INTO notices (recipient_id, kind, event_key, data, in_app, created_at) SELECT $1, 'ADMITTED', 'n' || i, '{}', true, now() FROM generate_series($2::int, $2::int + $3::int - 1) i RETURNING id)
       SELECT pg_notify($4, $1::text) FROM (SELECT count(*) FROM made) AS all_of_them`, [people[2], from, count, NOTICES_CHANNEL]);
    const heard: string[] = [];
    for (const [count, from] of [[600, 0], [600, 600], [1, 1200]] as const) {
      await make(count, from);
      for (let n = 0; n < count; n++) heard.push(((await notices.next()).value as Notice).eventKey);
    }
    expect(heard).toEqual(Array.from({ length: 1201 }, (_, i) => `n${i}`));
    await feed.onModuleDestroy();
  });
});

describe('news of a note', () => {
  const [HELPFUL, OPEN] = ['CURRENTLY_RATED_HELPFUL', 'NEEDS_MORE_RATINGS'];

  it('reach its author, the author of the statement and those who asked, once they have held', async () => {
    await deliver([event('statement.claimed', { statementId, contributorId: people[3] }), event('request.made', { requestId: '1', statementId, contributorId: people[4] }), changed(HELPFUL!)]);
    clock.advance(6 * HOUR);
    await Promise.all([room(true).news.tellDue(), room(true).news.tellDue()]);
    expect([await kindsOf(people[1]!), await kindsOf(people[3]!), await kindsOf(people[4]!)]).toEqual([['YOUR_NOTE_HELPFUL'], ['NOTE_SHOWN_ON_YOUR_STATEMENT'], []]);
    clock.advance(18 * HOUR);
    await room(true).news.tellDue();
    expect(await kindsOf(people[4]!)).toEqual(['NOTE_SHOWN']);
    await deliver([event('note.deleted', { noteId, statementId })]);
    await dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, clock.now()]);
    clock.advance(6 * HOUR);
    await room(true).news.tellDue();
    expect([await kindsOf(people[1]!), await kindsOf(people[3]!), await kindsOf(people[4]!)]).toEqual([['YOUR_NOTE_HELPFUL'], ['NOTE_SHOWN_ON_YOUR_STATEMENT', 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT'], ['NOTE_SHOWN', 'NOTE_WITHDRAWN']]);
  });

  it('are not that a note is shown which a jury withholds', async () => {
    await deliver([event('request.made', { requestId: '1', statementId, contributorId: people[4] }), changed(HELPFUL!)]);
    await dataSource.query(`INSERT INTO withheld_notes (note_id, decided_by, decided_at) VALUES ($1, 'Jury (v1.0)', $2)`, [noteId, clock.now()]);
    clock.advance(DAY);
    expect(await room(true).news.tellDue()).toBe(0);
  });

  it('that did not hold reach nobody, also when the events come in the wrong order', async () => {
    const first = changed(HELPFUL!);
    clock.advance(HOUR);
    const second = changed(OPEN!);
    await deliver([second]);
    await deliver([first]);
    clock.advance(DAY);
    expect(await room(true).news.tellDue()).toBe(0);
  });

  it('are summed up for those who had rated it before', async () => {
    const at = clock.now();
    const rate = (rater: string, level: number, ratedAt: Date) => dataSource.query('INSERT INTO ratings (note_id, rater_id, level, tag_mask, rated_at, created_at) VALUES ($1, $2, $3, 0, $4, $4)', [noteId, rater, level, ratedAt]);
    await rate(people[2]!, 2, new Date(at.getTime() - HOUR));
    await rate(people[3]!, 0, new Date(at.getTime() - HOUR));
    await rate(people[4]!, 2, new Date(at.getTime() + HOUR));
    await deliver([changed(HELPFUL!)]);
    clock.advance(6 * HOUR);
    await room(true).news.tellDue();
    clock.advance(7 * DAY);
    await Promise.all([room(true).outcomes.tellDue(), room(true).outcomes.tellDue()]);
    const summaries = await dataSource.manager.find(Notice, { where: { kind: 'RATINGS_SUMMARY' }, order: { recipientId: 'ASC' } });
    expect(summaries.map(({ recipientId, data }) => [recipientId, data])).toEqual([[people[2], { agreed: 1, disagreed: 0, days: 7 }], [people[3], { agreed: 0, disagreed: 1, days: 7 }]]);
  });
});

describe('webhooks', () => {
  const url = () => `http://127.0.0.1:${port}/hook`;
  const published = () => deliver([event('run.published', { runId: '1', liveUntil: clock.now().toISOString() })]);
  const states = async () => (await dataSource.manager.find(Delivery, { order: { id: 'ASC' } })).map(({ state, attempts }) => `${state} ${attempts}`);

  it.each(['http://site.example.org/', 'https://127.0.0.1/', 'https://10.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://printer.local/', 'https://user:word@site.example.org/', 'ftp://site.example.org/', 'nonsense'])('do not go to %s', async (given) => {
    expect(await code(room(false).webhooks.register(admin(), given, ['run.published']))).toBe('INVALID_INPUT');
  });

  it('do not go to a private address that was registered while that was allowed', async () => {
    await room(true).webhooks.register(admin(), url(), ['run.published']);
    await published();
    await room(false).deliveries.sendDue();
    expect([asked, await states()]).toEqual([0, ['WAITING 1']]);
  });

  it('are for admins and for keys that were made for it, as many as allowed, also in the same instant', async () => {
    const { webhooks } = room(true);
    expect(await code(webhooks.register(viewerOf(people[2]!), url(), ['run.published']))).toBe('FORBIDDEN');
    expect(await code(webhooks.register(viewerOf(people[2]!, { via: 'api-key', scopes: ['read'] }), url(), ['run.published']))).toBe('FORBIDDEN');
    const key = viewerOf(people[2]!, { via: 'api-key' });
    const told = await Promise.all(Array.from({ length: 4 }, () => code(webhooks.register(key, url(), ['run.published']))));
    expect(told.sort()).toEqual(['WEBHOOK_LIMIT_REACHED', 'WEBHOOK_LIMIT_REACHED', 'done', 'done']);
    const [{ id }] = await dataSource.manager.find(Webhook) as [Webhook];
    expect(await code(webhooks.remove(viewerOf(people[3]!, { via: 'api-key' }), id))).toBe('NOT_FOUND');
    expect(await code(webhooks.remove(key, id))).toBe('done');
  });

  it('are sent each event by one of many workers', async () => {
    await room(true).webhooks.register(admin(), url(), ['run.published']);
    for (let i = 0; i < 30; i++) await published();
    await Promise.all(Array.from({ length: 5 }, () => room(true).deliveries.sendDue()));
    expect([asked, new Set(await states())]).toEqual([30, new Set(['SENT 1'])]);
  });

  it('are given up after the last attempt, and tried again when somebody asks for it', async () => {
    await room(true).webhooks.register(admin(), url(), ['run.published']);
    answer = 500;
    await published();
    for (let i = 0; i < 5; i++) {
      await room(true).deliveries.sendDue();
      clock.advance(HOUR);
    }
    expect([asked, await states()]).toEqual([3, ['DEAD 3']]);
    const [delivery] = await dataSource.manager.find(Delivery) as [Delivery];
    expect(delivery.lastError).toBe('the receiver answered 500');
    answer = 200;
    expect(await code(room(true).deliveries.retry(viewerOf(people[4]!), delivery.id))).toBe('NOT_FOUND');
    await room(true).deliveries.retry(admin(), delivery.id);
    await room(true).deliveries.sendDue();
    expect(await states()).toEqual(['SENT 1']);
  });

  it('are taken over from a worker that died, when its time is up', async () => {
    await room(true).webhooks.register(admin(), url(), ['run.published']);
    await published();
    await dataSource.query('UPDATE deliveries SET attempts = 1, taken_until = $1', [new Date(clock.now().getTime() + 120_000)]);
    await room(true).deliveries.sendDue();
    expect(asked).toBe(0);
    clock.advance(120_000);
    await room(true).deliveries.sendDue();
    expect([asked, await states()]).toEqual([1, ['SENT 2']]);
  });

  it('are turned off when the receiver says that it is gone, or never answers', async () => {
    const { webhook } = await room(true).webhooks.register(admin(), url(), ['run.published']);
    const isOff = async () => (await dataSource.manager.findOneByOrFail(Webhook, { id: webhook.id })).disabledAt !== null;
    answer = 410;
    await published();
    await room(true).deliveries.sendDue();
    expect([await isOff(), await states()]).toEqual([true, ['DEAD 1']]);
    await published();
    expect(await states(), 'nothing is kept for it').toHaveLength(1);
    await room(true).webhooks.enable(admin(), webhook.id);
    answer = 500;
    for (let i = 0; i < 4; i++) {
      await published();
      await room(true).deliveries.sendDue();
      expect(await isOff()).toBe(i === 3);
      clock.advance(DAY);
    }
  });
});

describe('reaching people', () => {
  it('asks to confirm an address only so often in a day', async () => {
    const told: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) told.push(await code(room(true).emails.set(viewerOf(people[2]!), `${name}@example.org`)));
    expect(told).toEqual(['done', 'done', 'done', 'RATE_LIMITED']);
    expect((await dataSource.manager.find(Delivery, { order: { id: 'ASC' } })).map(({ payload }) => payload?.['address'])).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
    await room(true).deliveries.sendDue();
    const left = await dataSource.manager.find(Delivery, { order: { id: 'ASC' } });
    expect(left.map(({ state, payload }) => [state, payload?.['address'] ?? null]), 'no address is kept that was given up for another').toEqual([['DROPPED', null], ['DROPPED', null], ['WAITING', 'c@example.org']]);
    clock.advance(DAY);
    expect(await code(room(true).emails.set(viewerOf(people[2]!), 'd@example.org'))).toBe('done');
  });

  it('forgets where somebody could be reached who left', async () => {
    await dataSource.query('INSERT INTO notice_emails (contributor_id, address, set_at, confirmed_at) VALUES ($1, $2, $3, $3)', [people[2], 'a@example.org', clock.now()]);
    await deliver([event('contributor.left', { contributorId: people[2], because: 'OWN_WILL' })]);
    expect(await room(true).emails.of(people[2]!)).toBeNull();
  });

  it('takes no push subscription where there are no keys', async () => {
    expect(await code(room(true).push.add(viewerOf(people[2]!), { endpoint: 'https://push.example.org/a', p256dh: 'AA', auth: 'AA' }))).toBe('CHANNEL_UNAVAILABLE');
  });

  it.each<[string, object]>([['timeZone', { timeZone: 'Mars/Olympus' }], ['quiet hours', { quietHours: { from: '25:00', until: '07:00' } }], ['a push digest', { frequencies: [{ kind: 'JURY_DUTY', channel: 'PUSH', frequency: 'DAILY' }] }]])('refuses %s that cannot be', async (_, change) => {
    expect(await code(room(true).preferences.change(viewerOf(people[2]!), change))).toBe('INVALID_INPUT');
  });
});
