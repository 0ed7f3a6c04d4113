import { DeliveryChore, NoteNewsChore } from '@bridgenotes/notices';
import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { importJWK, jwtVerify } from 'jose';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { WebSocket } from 'ws';
import { type House, openHouse } from './house';
import { isSignedWith, openBrowser, openMailServer, openReceiver, type Browser, type MailServer, type ReceivedRequest, type Receiver } from './receivers';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T12:00:00Z');
const vapid = webPush.generateVAPIDKeys();
const [admin, reader, AUTHOR] = ['root', 'reader', 'P00030'];
const author = AUTHOR;
const SECRET = 'a secret of the operator, for tests only';

const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64url');

// Api and worker as they are; a real mail server, and real servers for webhooks and push messages. Only the clock is ours.
describe('telling people', () => {
  const clock = new ManualClock(START);
  let database: TestDatabase;
  let dataSource: DataSource;
  let community: Community;
  let house: House;
  let worker: INestApplicationContext;
  let mail: MailServer;
  let site: Receiver;
  let pushService: Receiver;
  let socket: SocketClient;
  let browser: Browser;
  let webhook: { secret: string; webhook: { id: string } };

  beforeAll(async () => {
    database = await createTestDatabase();
    [mail, site, pushService] = [await openMailServer(), await openReceiver(), await openReceiver()];
    dataSource = await openDataSource(database.url);
    const environment = {
      SMTP_URL: mail.url, MAIL_FROM: 'Bridgenotes <notes@example.org>', NOTICES_SECRET: SECRET, NOTICES_ALLOW_PRIVATE_ADDRESSES: '1', NOTE_URL: 'https://notes.example.org/note/{id}',
      VAPID_PUBLIC_KEY: vapid.publicKey, VAPID_PRIVATE_KEY: vapid.privateKey, VAPID_SUBJECT: 'mailto:operator@example.org',
    };
    house = await openHouse({ ...environment, PUBLIC_URL: 'https://not.used.here.example.org' }, clock, { databaseUrl: database.url });
    const config = readConfig(workerConfig, { ...environment, PUBLIC_URL: new URL(house.url).origin, DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_STABILITY_WAIT_MINUTES: '0', OUTBOX_POLL_MILLIS: '50', SCORING_EVERY_SECONDS: '86400' });
    worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from({}, HOUSE_SECTIONS) }), { logger: false });
    await house.join(admin, 'admin');
    await house.join(reader);
    // After the worker, which would score it at once: what a run decides is told to those who follow already.
    community = await fillCommunity(dataSource, { raters: 30, notes: 30, at: START - MINUTE });
    browser = openBrowser();
    socket = createClient({ url: house.url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${await login(reader)}` } });
  });
  afterAll(async () => {
    await socket?.dispose();
    await house?.close();
    await worker?.close();
    await dataSource?.destroy();
    await Promise.all([mail, site, pushService].map((server) => server?.close()));
    await database?.drop();
  });

  /** Logins end before the clock of these tests does: everybody logs in anew, by their name or their participant id. */
  async function login(who: string): Promise<string> {
    const LOGIN = 'mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }';
    return (await house.ask<{ developmentLogin: { token: string } }>(LOGIN, { input: who === AUTHOR ? { participantId: who } : { name: who } })).data.developmentLogin.token;
  }

  async function join(name: string): Promise<string> {
    await house.join(name);
    return name;
  }

  const answer = async <Data>(query: string, variables: Record<string, unknown>, who?: string) => house.ask<Data>(query, variables, who === undefined ? undefined : await login(who));
  const refusal = async (query: string, variables: Record<string, unknown>, who?: string) => (await answer(query, variables, who)).errors?.[0]?.extensions.code;

  async function ask<Data>(query: string, variables: Record<string, unknown> = {}, who?: string): Promise<Data> {
    const { data, errors } = await answer<Data>(query, variables, who);
    expect(errors).toBeUndefined();
    return data;
  }

  /** Until the worker has heard of everything, and everything that is due now has been done. */
  async function settle(): Promise<void> {
    await none('outbox', 'true');
    await worker.get(NoteNewsChore, { strict: false }).run();
    await worker.get(DeliveryChore, { strict: false }).run();
    // The worker sends by itself as well: what it is at counts as done only when it is.
    await none('deliveries', `state = 'WAITING' AND taken_until IS NOT NULL`);
  }

  async function none(table: string, which: string): Promise<void> {
    for (let tries = 0; (await dataSource.query<unknown[]>(`SELECT FROM ${table} WHERE ${which}`)).length > 0; tries++) {
      if (tries > 400) throw new Error(`${table} are left: ${JSON.stringify(await dataSource.query(`SELECT * FROM ${table} WHERE ${which}`))}`);
      await sleep(50);
    }
  }

  /** What another room would tell through the outbox. */
  const publish = (topic: string, payload: object) => dataSource.query('INSERT INTO outbox (topic, payload, created_at) VALUES ($1, $2, $3)', [topic, JSON.stringify(payload), clock.now()]);

  const idOf = async (who: string) => Buffer.from((await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, who)).viewer.contributor.id, 'base64url').toString().split(':')[1]!;
  const notices = async (who: string) => (await ask<{ notices: { nodes: { id: string; kind: string; title: string; text: string; note: { id: string } | null; readAt: string | null }[] } }>('{ notices(first: 50) { nodes { id kind title text readAt note { id } } } }', {}, who)).notices.nodes;
  const mailsTo = (address: string) => mail.mails.filter(({ to }) => to.includes(address));
  const linkIn = (body: string, path: string) => new RegExp(`http://127\\.0\\.0\\.1:\\d+/mail/${path}\\?token=[A-Za-z0-9_.-]+`).exec(body)![0];
  const toSite = (type: string, noteId?: string): ReceivedRequest[] => site.requests.filter(({ body }) => {
    const event = JSON.parse(body.toString()) as { type: string; data: { noteId?: string } };
    return event.type === type && (noteId === undefined || event.data.noteId === noteId);
  });

  const SET_EMAIL = 'mutation ($address: String) { setNoticeEmail(input: { address: $address }) { settings { email { address confirmed unsubscribed } } } }';
  const CHANGE = 'mutation ($input: ChangeNoticeSettingsInput!) { changeNoticeSettings(input: $input) { settings { timeZone quietHours { from until } } } }';

  async function withConfirmedEmail(who: string, address: string): Promise<void> {
    await ask(SET_EMAIL, { address }, who);
    await settle();
    expect((await fetch(linkIn(mailsTo(address).at(-1)!.body, 'confirm'), { method: 'POST' })).status).toBe(200);
  }

  it('an address is written to only after a link that was sent there was used', async () => {
    const { setNoticeEmail } = await ask<{ setNoticeEmail: { settings: { email: object } } }>(SET_EMAIL, { address: ' reader@Example.ORG ' }, reader);
    expect(setNoticeEmail.settings.email).toEqual({ address: 'reader@example.org', confirmed: false, unsubscribed: false });
    await settle();
    expect(mailsTo('reader@example.org')).toHaveLength(1);
    const link = linkIn(mailsTo('reader@example.org')[0]!.body, 'confirm');
    const page = await (await fetch(link)).text();
    expect(page).toContain('r…@example.org');
    expect(await emailOf(reader), 'looking at the link does nothing').toMatchObject({ confirmed: false });
    expect(await (await fetch(link.slice(0, -3), { method: 'POST' })).text()).toContain('not valid');
    expect(await emailOf(reader)).toMatchObject({ confirmed: false });
    expect(await (await fetch(link, { method: 'POST' })).text()).toContain('Your address is confirmed');
    expect(await emailOf(reader)).toMatchObject({ confirmed: true });
  });

  const emailOf = async (who: string) => (await ask<{ noticeSettings: { email: object } }>('{ noticeSettings { email { confirmed unsubscribed } } }', {}, who)).noticeSettings.email;

  it('a status change leads to exactly one e-mail, one push message, one call of a webhook and one notice', async () => {
    const note = community.notes[0]!;
    await ask('mutation ($id: ID!) { followStatement(input: { statementId: $id }) { statement { viewerFollows } } }', { id: globalId('Statement', note.statementId) }, reader);
    await ask('mutation ($input: AddPushSubscriptionInput!) { addPushSubscription(input: $input) { settings { pushKey pushSubscriptions { service } } } }', { input: { endpoint: pushService.url, p256dh: browser.p256dh, auth: browser.auth } }, reader);
    const REGISTER = 'mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { secret webhook { id url topics } } }';
    webhook = (await ask<{ registerWebhook: typeof webhook }>(REGISTER, { input: { url: site.url, topics: ['NOTE_STATUS_CHANGED', 'RUN_PUBLISHED'] } }, admin)).registerWebhook;
    const arrived = socket.iterate<{ noticeArrived: { kind: string; title: string } }>({ query: 'subscription { noticeArrived { kind title } }' });
    const first = arrived.next();
    await sleep(300);

    const decided = async () => (await dataSource.query<{ at: Date }[]>('SELECT changed_at AS at FROM status_changes WHERE note_id = $1', [note.id]))[0]?.at;
    // Helpful in one run, and still so in the next one after its wait.
    for (let tries = 0; (await decided()) === undefined && tries < 600; tries++) {
      if (tries % 20 === 0) {
        clock.advance(HOUR);
        await ask('mutation { startScoringRun(input: {}) { accepted } }', {}, admin);
      }
      await sleep(100);
    }
    const at = (await decided())!;
    await settle();
    const id = globalId('Note', note.id);
    expect(toSite('note.status_changed', id).map((request) => JSON.parse(request.body.toString()) as object)).toEqual([
      { type: 'note.status_changed', timestamp: at.toISOString(), data: { noteId: id, statementId: globalId('Statement', note.statementId), statementUrl: 'https://example.org/0', fromStatus: expect.toBeOneOf([null, 'NEEDS_MORE_RATINGS']) as null, toStatus: 'CURRENTLY_RATED_HELPFUL', live: false } },
    ]);
    expect(toSite('note.status_changed', id).every((request) => isSignedWith(webhook.secret, request))).toBe(true);
    expect(toSite('run.published').length).toBeGreaterThan(0);
    expect(await notices(author), 'not before it has held').toEqual([]);

    clock.advance(6 * HOUR);
    await settle();
    expect(await notices(author)).toMatchObject([{ kind: 'YOUR_NOTE_HELPFUL', note: { id } }]);
    expect(await notices(reader)).toEqual([]);
    clock.advance(18 * HOUR);
    await settle();
    await Promise.all([settle(), settle(), settle()]);
    await publish('status.changed', { noteId: note.id, statementId: note.statementId, from: null, to: 'CURRENTLY_RATED_HELPFUL', live: false, runId: '1', at: at.toISOString() });
    await settle();
    expect(await notices(reader)).toMatchObject([{ kind: 'NOTE_SHOWN', title: 'A note is shown on a statement you follow', note: { id }, readAt: null }]);
    expect((await first).value?.data?.noticeArrived).toEqual({ kind: 'NOTE_SHOWN', title: 'A note is shown on a statement you follow' });
    await arrived.return?.();

    expect(mailsTo('reader@example.org')).toHaveLength(2);
    const { headers, body } = mailsTo('reader@example.org')[1]!;
    expect(headers.get('subject')).toBe('A note is shown on a statement you follow');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(body).toContain('> A plain correction: https://example.org/source');
    expect(body).toContain(`https://notes.example.org/note/${id}`);
    expect(body).toContain('<html lang="en">');

    expect(pushService.requests).toHaveLength(1);
    expect(browser.open(pushService.requests[0]!.body)).toMatchObject({ kind: 'NOTE_SHOWN', url: `https://notes.example.org/note/${id}` });
    expect(pushService.requests[0]!.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' });
    const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(pushService.requests[0]!.headers.authorization!)!;
    expect(key).toBe(vapid.publicKey);
    const point = Buffer.from(vapid.publicKey, 'base64url');
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }, 'ES256');
    expect((await jwtVerify(token!, publicKey, { audience: new URL(pushService.url).origin })).payload.sub).toBe('mailto:operator@example.org');
  });

  it('a note that is withdrawn is told to those who knew of it', async () => {
    const note = community.notes[0]!;
    clock.advance(HOUR);
    await publish('status.changed', { noteId: note.id, statementId: note.statementId, from: 'CURRENTLY_RATED_HELPFUL', to: 'NEEDS_MORE_RATINGS', live: false, runId: '1', at: clock.now().toISOString() });
    await settle();
    clock.advance(6 * HOUR);
    await settle();
    expect((await notices(reader)).map(({ kind }) => kind)).toEqual(['NOTE_WITHDRAWN', 'NOTE_SHOWN']);
    expect((await notices(author)).map(({ kind }) => kind)).toEqual(['YOUR_NOTE_LOST_STATUS', 'YOUR_NOTE_HELPFUL']);
  });

  it('a receiver that fails is tried again, under the same name', async () => {
    const note = community.notes[1]!;
    site.requests.length = 0;
    site.answers.push(500, 503);
    await publish('status.changed', { noteId: note.id, statementId: note.statementId, from: null, to: 'CURRENTLY_RATED_HELPFUL', live: true, runId: '1', at: clock.now().toISOString() });
    await settle();
    expect(site.requests).toHaveLength(1);
    await settle();
    expect(site.requests, 'not before its time').toHaveLength(1);
    clock.advance(MINUTE);
    await settle();
    clock.advance(2 * MINUTE);
    await settle();
    clock.advance(HOUR);
    await settle();
    expect(site.requests).toHaveLength(3);
    expect(new Set(site.requests.map(({ headers }) => headers['webhook-id'])).size, 'one name').toBe(1);
    expect(new Set(site.requests.map(({ headers }) => headers['webhook-timestamp'])).size, 'three times').toBe(3);
    const { webhooks } = await ask<{ webhooks: { nodes: { failingSince: string | null; deliveries: { state: string; attempts: number; lastError: string | null }[] }[] } }>('{ webhooks { nodes { failingSince deliveries(first: 1) { state attempts lastError } } } }', {}, admin);
    expect(webhooks.nodes).toEqual([{ failingSince: null, deliveries: [{ state: 'SENT', attempts: 3, lastError: null }] }]);
  });

  it('a secret that is rotated signs beside the one before, for a day', async () => {
    const ROTATE = 'mutation ($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret } }';
    const { secret } = (await ask<{ rotateWebhookSecret: { secret: string } }>(ROTATE, { input: { webhookId: webhook.webhook.id } }, admin)).rotateWebhookSecret;
    const send = async (): Promise<ReceivedRequest> => {
      await publish('run.published', { runId: '1', liveUntil: clock.now().toISOString() });
      await settle();
      return site.requests.at(-1)!;
    };
    const soon = await send();
    expect([isSignedWith(secret, soon), isSignedWith(webhook.secret, soon)]).toEqual([true, true]);
    clock.advance(25 * HOUR);
    const later = await send();
    expect([isSignedWith(secret, later), isSignedWith(webhook.secret, later)]).toEqual([true, false]);
  });

  it('quiet hours hold mail back, but not the list', async () => {
    const who = await join('sleeper');
    await withConfirmedEmail(who, 'sleeper@example.org');
    await ask(CHANGE, { input: { timeZone: 'Europe/Berlin', quietHours: { from: '22:00', until: '07:00' } } }, who);
    clock.set(Date.parse('2026-03-28T22:30:00Z'));
    await publish('request.met', { statementId: community.notes[5]!.statementId, noteId: community.notes[5]!.id, contributorIds: [await idOf(who)] });
    await settle();
    expect(await notices(who)).toHaveLength(1);
    clock.set(Date.parse('2026-03-29T04:59:00Z'));
    await settle();
    expect(mailsTo('sleeper@example.org'), 'only the one that asked to confirm').toHaveLength(1);
    // The night in which clocks go forward: seven o'clock comes an hour sooner.
    clock.set(Date.parse('2026-03-29T05:00:00Z'));
    await settle();
    expect(mailsTo('sleeper@example.org')).toHaveLength(2);
  });

  it('a digest has all of a day, once, in the language of its reader', async () => {
    const who = await join('digester');
    await withConfirmedEmail(who, 'digester@example.org');
    await ask(CHANGE, { input: { language: 'GERMAN', digestAt: '18:00', frequencies: [{ kind: 'REQUEST_MET', channel: 'EMAIL', frequency: 'DAILY' }] } }, who);
    const contributorIds = [await idOf(who)];
    for (const note of [community.notes[5]!, community.notes[10]!]) await publish('request.met', { statementId: note.statementId, noteId: note.id, contributorIds });
    await settle();
    expect(mailsTo('digester@example.org')).toHaveLength(1);
    clock.advance(24 * HOUR);
    await settle();
    await settle();
    expect(mailsTo('digester@example.org')).toHaveLength(2);
    const { headers, body } = mailsTo('digester@example.org')[1]!;
    expect(headers.get('subject')).toContain('Nachrichten');
    expect(body.match(/\* Die erbetene Anmerkung ist da/g)).toHaveLength(2);
  });

  it('who unsubscribed with one click gets no mail, but still notices', async () => {
    const before = mailsTo('reader@example.org').length;
    const link = /<(.+)>/.exec(mailsTo('reader@example.org').at(-1)!.headers.get('list-unsubscribe')!)![1]!;
    expect(await (await fetch(link)).text(), 'a person is asked').toContain('No more e-mail');
    expect(await emailOf(reader)).toEqual({ confirmed: true, unsubscribed: false });
    const oneClick = await fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect(oneClick.status).toBe(200);
    expect(await emailOf(reader)).toEqual({ confirmed: true, unsubscribed: true });
    await publish('request.met', { statementId: community.notes[5]!.statementId, noteId: community.notes[5]!.id, contributorIds: [await idOf(reader)] });
    await settle();
    expect((await notices(reader))[0]!.kind).toBe('REQUEST_MET');
    expect(mailsTo('reader@example.org')).toHaveLength(before);
  });

  it('requests for ratings come as often as somebody wants, and no more', async () => {
    const who = await join('rater');
    await ask(CHANGE, { input: { ratingRequestsPerDay: 2 } }, who);
    const contributorId = await idOf(who);
    await Promise.all(community.notes.slice(0, 8).map((note) => publish('rating.requested', { contributorId, noteId: note.id, statementId: note.statementId })));
    await settle();
    expect(await notices(who)).toHaveLength(2);
    clock.advance(24 * HOUR);
    for (const note of community.notes.slice(8, 20)) await publish('rating.requested', { contributorId, noteId: note.id, statementId: note.statementId });
    await settle();
    expect(await notices(who)).toHaveLength(4);
    expect(await refusal(CHANGE, { input: { ratingRequestsPerDay: 6 } }, who)).toBe('INVALID_INPUT');
  });

  it('a mail server that is down loses nothing', async () => {
    const who = await join('patient');
    await withConfirmedEmail(who, 'patient@example.org');
    mail.refuseWith = 451;
    await publish('request.met', { statementId: community.notes[5]!.statementId, noteId: community.notes[5]!.id, contributorIds: [await idOf(who)] });
    await settle();
    expect(mailsTo('patient@example.org')).toHaveLength(1);
    mail.refuseWith = 0;
    clock.advance(MINUTE);
    await settle();
    expect(mailsTo('patient@example.org')).toHaveLength(2);
  });

  it('an address that does not exist is given up, and the operator sees that without seeing the address', async () => {
    const who = await join('mistaken');
    await withConfirmedEmail(who, 'mistaken@example.org');
    mail.refuseWith = 550;
    await publish('request.met', { statementId: community.notes[5]!.statementId, noteId: community.notes[5]!.id, contributorIds: [await idOf(who)] });
    await settle();
    mail.refuseWith = 0;
    const DEAD = '{ deliveries(state: DEAD) { nodes { id channel purpose attempts lastError } } }';
    const { deliveries } = await ask<{ deliveries: { nodes: { id: string }[] } }>(DEAD, {}, admin);
    expect(deliveries.nodes).toEqual([{ id: expect.any(String) as string, channel: 'EMAIL', purpose: 'NOTICE', attempts: 1, lastError: 'the mail server answered 550' }]);
    expect(await refusal(DEAD, {}, who)).toBe('FORBIDDEN');
    const RETRY = 'mutation ($id: ID!) { retryDelivery(input: { deliveryId: $id }) { delivery { state } } }';
    expect(await refusal(RETRY, { id: deliveries.nodes[0]!.id }, who)).toBe('NOT_FOUND');
    await ask(RETRY, { id: deliveries.nodes[0]!.id }, admin);
    await settle();
    expect(mailsTo('mistaken@example.org')).toHaveLength(2);
  });

  it('a browser that is gone is forgotten', async () => {
    pushService.answers.push(410);
    const count = pushService.requests.length;
    await publish('rating.requested', { contributorId: await idOf(reader), noteId: community.notes[20]!.id, statementId: community.notes[20]!.statementId });
    await settle();
    expect(pushService.requests).toHaveLength(count + 1);
    expect(await ask('{ noticeSettings { pushSubscriptions { id } } }', {}, reader)).toEqual({ noticeSettings: { pushSubscriptions: [] } });
  });

  it('many notices are read with as many queries as few', async () => {
    const token = await login('rater');
    const read = (first: number) => () => house.ask('query ($first: Int!) { notices(first: $first) { nodes { title text note { text } statement { viewerFollows } } } viewer { unreadNotices } }', { first }, token);
    await read(1)();
    const [one, four] = [await house.queriesOf(read(1)), await house.queriesOf(read(4))];
    expect(one.length).toBeGreaterThan(3);
    expect(four.length).toBe(one.length);
  });

  it('nobody reads or marks the notices of others', async () => {
    const [mine] = await notices(reader);
    const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
    const MARK = 'mutation ($ids: [ID!]) { markNoticesRead(input: { ids: $ids }) { unread } }';
    expect(await ask(NODE, { id: mine!.id }, author)).toEqual({ node: null });
    await ask(MARK, { ids: [mine!.id] }, author);
    expect((await notices(reader))[0]!.readAt).toBeNull();
    const { viewer } = await ask<{ viewer: { unreadNotices: number } }>('{ viewer { unreadNotices } }', {}, reader);
    expect(await ask(MARK, { ids: [mine!.id] }, reader)).toEqual({ markNoticesRead: { unread: viewer.unreadNotices - 1 } });
    expect(await ask(MARK, {}, reader)).toEqual({ markNoticesRead: { unread: 0 } });
    expect(await ask('{ viewer { unreadNotices } }')).toEqual({ viewer: { unreadNotices: 0 } });
    expect(await ask('{ notices(unreadOnly: true) { nodes { id } } }', {}, reader)).toEqual({ notices: { nodes: [] } });
    expect(await refusal('{ notices { nodes { id } } }', {})).toBe('SIGN_IN_REQUIRED');
  });
});
