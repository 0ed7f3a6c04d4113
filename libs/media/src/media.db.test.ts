import { AppError } from '@bridgenotes/platform';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MediaTask } from './entities';
import { COPIES, jpegOf } from './testing/pictures';
import { GIVEN, openRoom, type Room } from './room.fixture';

let room: Room;
let server: Server;
let port: number;
let asked: string[] = [];
/** What the server answers to each path: a picture, a status, or where to go. */
const served = new Map<string, Buffer | number | string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    const answer = served.get(request.url!.split('?')[0]!) ?? 404;
    if (typeof answer === 'number') response.writeHead(answer).end();
    else if (typeof answer === 'string') response.writeHead(302, { location: answer }).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  // Every name leads to this server, but only some of them may.
  room = await openRoom({ fetchPorts: [port], privateHosts: ['pictures.example.org', 'short.example.org', 'news.example.org'], fetchMegabytes: 0.5 }, (_name, _options, answer) => answer(null, [{ address: '127.0.0.1', family: 4 }]));
  await room.dataSource.query('UPDATE contributors SET writing_impact = 20');
});
afterAll(async () => {
  await room?.close();
  server.close();
});

const code = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)));
const person = (i = 0) => room.viewer(room.community.raters[i]!);
const at = (host: string, path: string) => `http://${host}.example.org:${port}${path}`;
const work = async () => {
  asked = [];
  await room.relay();
  await room.chore.run();
  await room.relay();
};
let counted = 0;
const statement = async (given: { mediaUrls?: string[]; quotedText?: string }) => (await room.statements.add(await person(), { quotedText: `Statement ${++counted}`, ...given })).statement.id;
const mediaOf = async (id: string) => (await room.media.ofStatements([id]))[0]!;
const task = (statementId: string) => room.dataSource.manager.findOneBy(MediaTask, { statementId });

describe('pictures of statements', () => {
  it('are fetched, and a note about one is found on its copies and on nothing else', async () => {
    const original = await jpegOf(1);
    served.set('/original.jpg', original);
    served.set('/copy.webp', await COPIES['saved as WebP']!(await COPIES['2 % cut off each side']!(original)));
    served.set('/other.jpg', await jpegOf(2));
    const [first, copy, other] = [await statement({ mediaUrls: [at('pictures', '/original.jpg')] }), await statement({ mediaUrls: [at('pictures', '/copy.webp')] }), await statement({ mediaUrls: [at('pictures', '/other.jpg')] })];
    const note = await room.mediaNotes.write(await person(1), { statementId: first }, GIVEN, 'MEDIA');
    expect(note.isMediaNote).toBe(true);
    await work();
    expect((await mediaOf(first)).media).toMatchObject({ kind: 'IMAGE', recognisable: true });
    expect(await room.matched.ofStatements([first, copy, other])).toEqual([{ noteId: note.id, statementId: copy, kind: 'MEDIA', shown: false }]);
    const later = await statement({ mediaUrls: [at('pictures', '/copy.webp?again')] });
    await work();
    expect(await room.matched.ofStatements([later])).toMatchObject([{ noteId: note.id }]);
    const second = await room.mediaNotes.write(await person(2), { statementId: copy }, GIVEN, 'MEDIA');
    await work();
    expect((await room.matched.ofStatements([first])).map((match) => match.noteId)).toEqual([second.id]);
  });

  it('are not fetched where a statement has several', async () => {
    await statement({ mediaUrls: [at('pictures', '/original.jpg'), at('pictures', '/other.jpg')] });
    await work();
    expect(asked).toEqual([]);
  });

  it('are asked for again only where that may help', async () => {
    served.set('/busy.jpg', 503);
    served.set('/page.jpg', Buffer.from('<!doctype html>'));
    served.set('/large.jpg', Buffer.alloc(600_000, 255));
    const [busy, page, large, gone, forbidden] = [await statement({ mediaUrls: [at('pictures', '/busy.jpg')] }), await statement({ mediaUrls: [at('pictures', '/page.jpg')] }), await statement({ mediaUrls: [at('pictures', '/large.jpg')] }), await statement({ mediaUrls: [at('pictures', '/gone.jpg')] }), await statement({ mediaUrls: [at('inside', '/original.jpg')] })];
    await work();
    const failures = await Promise.all([busy, page, large, gone, forbidden].map(async (id) => [(await task(id))!.failure, (await task(id))!.dueAt?.getTime() ?? null]));
    const inAMinute = room.clock.now().getTime() + 60_000;
    expect(failures).toEqual([['UNAVAILABLE', inAMinute], ['NOT_A_PICTURE', null], ['TOO_LARGE', null], ['REFUSED', null], ['FORBIDDEN_ADDRESS', null]]);
    await work();
    expect(asked, 'not before it is time').toEqual([]);
    room.clock.advance(60_000);
    served.set('/busy.jpg', await jpegOf(3));
    await work();
    expect(asked).toEqual(['/busy.jpg']);
    expect([await task(busy), (await mediaOf(busy)).media?.kind]).toEqual([null, 'IMAGE']);
  });

  it('are given up after some days', async () => {
    served.set('/never.jpg', 503);
    const id = await statement({ mediaUrls: [at('pictures', '/never.jpg')] });
    for (let hours = 0; hours < 100; hours++) {
      await work();
      room.clock.advance(3_600_000);
    }
    expect(await task(id)).toMatchObject({ attempts: 6, dueAt: null, failure: 'UNAVAILABLE' });
  });

  it('are fetched once by several workers', async () => {
    served.set('/once.jpg', await jpegOf(4));
    await statement({ mediaUrls: [at('pictures', '/once.jpg')] });
    await room.relay();
    asked = [];
    await Promise.all([1, 2, 3].map(() => room.chore.run()));
    expect(asked).toEqual(['/once.jpg']);
  });
});

describe('links of statements', () => {
  it('are followed to where they lead, and match what leads there, too', async () => {
    served.set('/story', Buffer.from('<!doctype html><title>A story</title>'));
    served.set('/x1', at('short', '/x2'));
    served.set('/x2', `${at('news', '/story')}?utm_source=short`);
    const page = (await room.statements.add(await person(), { url: at('news', '/story?utm_campaign=a') })).statement.id;
    const note = await room.mediaNotes.write(await person(3), { statementId: page }, GIVEN, 'LINK');
    const quote = await statement({ quotedText: `Read this: ${at('short', '/x1')}` });
    const other = await statement({ quotedText: `Or this: ${at('short', '/elsewhere')}` });
    await room.relay();
    expect(await room.matched.ofStatements([quote]), 'nobody knows yet where it leads').toEqual([]);
    await work();
    expect((await mediaOf(quote)).link).toBe((await mediaOf(page)).link);
    expect(await room.matched.ofStatements([quote, other])).toEqual([{ noteId: note.id, statementId: quote, kind: 'LINK', shown: false }]);
  });

  it('keep their own name where they lead to a front page, or nowhere', async () => {
    served.set('/moved', at('news', '/'));
    served.set('/', Buffer.from('<!doctype html>'));
    const [moved, gone] = [await statement({ quotedText: at('short', '/moved') }), await statement({ quotedText: at('short', '/gone') })];
    const before = [(await work(), (await mediaOf(moved)).link), (await mediaOf(gone)).link];
    expect(before).toEqual([at('short', '/moved').replace('http:', 'https:'), at('short', '/gone').replace('http:', 'https:')]);
  });

  it('match no longer where they turn out to lead elsewhere', async () => {
    served.set('/later', 503);
    const written = (await room.statements.add(await person(), { url: at('short', '/later') })).statement.id;
    const note = await room.mediaNotes.write(await person(4), { statementId: written }, GIVEN, 'LINK');
    const quote = await statement({ quotedText: `Again ${at('short', '/later')}` });
    await work();
    expect(await room.matched.ofStatements([quote])).toMatchObject([{ noteId: note.id }]);
    served.set('/later', at('news', '/moved-on'));
    served.set('/moved-on', Buffer.from('<!doctype html>'));
    await room.dataSource.manager.update(MediaTask, { statementId: written, kind: 'LINK' }, { dueAt: room.clock.now() });
    await work();
    expect(await room.matched.ofStatements([quote]), 'until that one was followed, too').toEqual([]);
    room.clock.advance(3_600_000);
    await work();
    expect(await room.matched.ofStatements([quote])).toMatchObject([{ noteId: note.id }]);
  });
});

describe('pictures that are handed in', () => {
  const frames = (seeds: readonly number[]) => Promise.all(seeds.map((seed) => jpegOf(seed, 70)));

  it('are known like fetched ones, and a video by its key frames', async () => {
    const [private1, private2, video, cut] = [await statement({}), await statement({}), await statement({}), await statement({})];
    const copy = await COPIES['a quarter as wide']!(await jpegOf(20));
    await room.media.report(await person(), { statementId: private1, kind: 'IMAGE', pictures: [await jpegOf(20)] });
    await room.media.report(await person(), { statementId: private2, kind: 'IMAGE', pictures: [copy] });
    await room.media.report(await person(), { statementId: video, kind: 'VIDEO', pictures: await frames([20, 21, 22, 23]) });
    await room.media.report(await person(), { statementId: cut, kind: 'VIDEO', pictures: await frames([21, 22, 23]) });
    const notes = [await room.mediaNotes.write(await person(5), { statementId: private1 }, GIVEN, 'MEDIA'), await room.mediaNotes.write(await person(5), { statementId: video }, GIVEN, 'MEDIA')];
    await work();
    expect((await room.matched.ofStatements([private1, private2, video, cut])).map(({ noteId, statementId }) => [noteId, statementId]).sort()).toEqual([[notes[0]!.id, private2], [notes[1]!.id, cut]].sort());
  });

  it('are taken from whoever added the statement, and from moderators, and first come stays', async () => {
    const id = await statement({});
    const picture = { statementId: id, kind: 'IMAGE' as const, pictures: [await jpegOf(30)] };
    expect(await code(room.media.report(await person(6), picture))).toBe('NOT_YOUR_STATEMENT');
    expect(await code(room.media.report({ ...(await person(6)), role: 'moderator' }, picture))).toBe('done');
    expect(await code(room.media.report(await person(), { ...picture, pictures: [await jpegOf(31)] }))).toBe('done');
    const other = await statement({});
    await room.media.report(await person(), { statementId: other, kind: 'IMAGE', pictures: [await jpegOf(30)] });
    const note = await room.mediaNotes.write(await person(6), { statementId: other }, GIVEN, 'MEDIA');
    await work();
    expect(await room.matched.ofStatements([id])).toMatchObject([{ noteId: note.id }]);
  });

  it.each<[string, string, () => Promise<{ kind: 'IMAGE' | 'VIDEO'; pictures: Buffer[]; statementId?: string; mediaUrls?: string[] }>]>([
    ['two pictures as one', 'INVALID_INPUT', async () => ({ kind: 'IMAGE', pictures: await frames([1, 2]) })],
    ['no picture', 'INVALID_INPUT', async () => ({ kind: 'IMAGE', pictures: [] })],
    ['one frame as a video', 'INVALID_INPUT', async () => ({ kind: 'VIDEO', pictures: await frames([1]) })],
    ['what is no picture', 'MEDIA_UNREADABLE', async () => ({ kind: 'IMAGE', pictures: [Buffer.from('hello')] })],
    ['one for a statement with two', 'MEDIA_NOT_SINGLE', async () => ({ kind: 'IMAGE', pictures: await frames([1]), mediaUrls: ['https://a.example.org/1.jpg', 'https://a.example.org/2.jpg'] })],
    ['one for no statement', 'NOT_FOUND', async () => ({ kind: 'IMAGE', pictures: await frames([1]), statementId: '1' })],
  ])('%s: %s', async (_, expected, make) => {
    const { mediaUrls, statementId, ...given } = await make();
    expect(await code(room.media.report(await person(), { statementId: statementId ?? (await statement({ mediaUrls })), ...given }))).toBe(expected);
  });
});
