import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { COPIES, jpegOf } from '@bridgenotes/media/testing';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, levelOf, openDataSource, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, until, type House } from '../e2e/house';
import { expectAccessible, journeys, NARROW, siteUrl, takePictures } from './browser';

// Pictures are what people reported, not what other hosts send; writers need no impact for notes about them.
const MEDIA = { media: { mediaImpact: 0, automaticImpact: 1, fetchMedia: false, resolveLinks: false } };
const HOST = 'https://pictures.example.org';
const mutation = (name: string, result: string): string => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} } }`;

journeys('the pictures of statements', ({ visit }) => {
  const clock = new ManualClock(Date.now() - 10 * HOUR);
  let database: TestDatabase;
  let community: Community;
  let house: House;
  let worker: INestApplicationContext;
  let writer: string;

  beforeAll(async () => {
    if (siteUrl() === '') return;
    database = await createTestDatabase();
    const dataSource = await openDataSource(database.url);
    community = await fillCommunity(dataSource, { raters: 40, notes: 40, at: clock.now().getTime() - HOUR });
    await dataSource.destroy();
    const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '1', SCORING_DEBOUNCE_MILLIS: '50', OUTBOX_POLL_MILLIS: '50', SCORING_STABILITY_WAIT_MINUTES: '0' });
    worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(MEDIA, HOUSE_SECTIONS) }), { logger: false });
    house = await openHouse({ WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') }, clock, { databaseUrl: database.url }, MEDIA);
    writer = await house.join('writer');
  });
  afterAll(async () => {
    await worker?.close();
    await house?.close();
    await database?.drop();
  });

  const add = async (input: object) => (await house.get<{ addStatement: { statement: { id: string } } }>(mutation('addStatement', 'statement { id }'), { input }, writer)).addStatement.statement.id;
  /** The page of a statement, in a browser for which one host has pictures: of red and blue, and nothing else. */
  async function open(statementId: string, options: Parameters<typeof visit>[1] = {}): Promise<Page> {
    const page = await visit('about:blank', options);
    await page.route(`${HOST}/**`, async (route) => {
      const number = /(\d)\.jpg$/.exec(route.request().url())?.[1];
      await (number === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: 'image/jpeg', body: await jpegOf(Number(number), 90) }));
    });
    await page.goto(new URL(`/statements/${statementId}`, house.url).href);
    return page;
  }
  const loaded = (page: Page) => page.getByRole('img').evaluateAll((images) => images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length);

  it('stand in a frame of their own form, before they are there and after', async () => {
    const statement = await add({ quotedText: 'A flood in the market square yesterday', mediaUrls: [`${HOST}/1.jpg`] });
    const page = await open(statement);
    const picture = page.getByRole('img', { name: 'The picture that belongs to this statement' });
    await expect.poll(() => loaded(page), { timeout: 20_000 }).toBe(1);
    const { width, height } = (await picture.boundingBox())!;
    expect(width / height).toBeCloseTo(16 / 9, 1);
    // It opens where it is.
    const link = page.getByRole('link', { name: 'The picture that belongs to this statement' });
    await link.focus();
    expect(await link.getAttribute('href')).toBe(`${HOST}/1.jpg`);
    expect(await link.getAttribute('rel')).toContain('nofollow');
    await takePictures(page, 'picture');
    await expectAccessible(page);
  });

  it('are all there where there are several, each with a name of its own; what cannot be shown says so', async () => {
    const statement = await add({ quotedText: 'Four of them', mediaUrls: [`${HOST}/1.jpg`, `${HOST}/2.jpg`, `${HOST}/gone`, `${HOST}/film.mp4`] });
    const page = await open(statement, { viewport: NARROW });
    await expect.poll(() => loaded(page), { timeout: 20_000 }).toBe(2);
    await page.getByRole('img', { name: 'Picture 2 of 4 that belong to this statement' }).waitFor();
    await page.getByRole('link', { name: 'Open picture 3 where it was posted' }).waitFor();
    await page.getByText('The picture cannot be shown here.').waitFor();
    const video = page.getByRole('link', { name: 'Watch video 4 where it was posted' });
    expect(await video.getAttribute('href')).toBe(`${HOST}/film.mp4`);
    await takePictures(page, 'pictures-several');
    await expectAccessible(page);
  });

  it('carry a note along to another statement with the same one, which leads back to where it was written', async () => {
    const [first, copy] = [await add({ quotedText: 'A flood yesterday', mediaUrls: [`${HOST}/3.jpg`] }), await add({ url: 'https://x.com/i/status/5000', quotedText: 'Look at this', mediaUrls: [`${HOST}/3.jpg`] })];
    const report = async (statementId: string, file: Buffer) => house.get(mutation('reportMedia', 'statement { id }'), { input: { statementId, kind: 'IMAGE', pictures: [file.toString('base64')] } }, writer);
    await report(first, await jpegOf(3, 60));
    await report(copy, await COPIES['saved as WebP']!(await jpegOf(3, 60)));
    const input = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingManipulatedMedia'], text: 'The picture is of 2019: https://archive.example.org/2019', trustworthySources: true, statementId: first, subject: 'MEDIA' };
    const noteId = (await house.get<{ writeNote: { note: { id: string } } }>(mutation('writeNote', 'note { id }'), { input }, writer)).writeNote.note.id;
    const before = await open(copy);
    await before.getByRole('heading', { name: 'No note is shown on this statement' }).waitFor();
    const alone = await visit(new URL(`/notes/${noteId}`, house.url).href);
    await alone.getByText('It is about the picture or video itself, wherever that is posted.').waitFor();
    await alone.getByText('Too few raters have said yet whether it belongs there, too.').waitFor();

    const raters = await Promise.all(community.raters.map(async (_, i) => (await house.get<{ developmentLogin: { token: string } }>(mutation('developmentLogin', 'token'), { input: { participantId: `P${String(i).padStart(5, '0')}` } })).developmentLogin.token));
    for (const [r, token] of raters.entries()) {
      const helpful = levelOf('both', r, 1) === 2;
      await house.get(mutation('rateNote', 'rating { level }'), { input: { noteId, level: helpful ? 'HELPFUL' : 'NOT_HELPFUL', tags: helpful ? ['helpfulClear', 'helpfulGoodSources'] : [], ...(r % 2 === 0 && { statementId: copy }), spread: helpful ? 'EVERYWHERE' : null } }, token);
    }
    const admin = await house.join('root', 'admin');
    for (let run = 0; run < 2; run++) {
      clock.advance(HOUR);
      await house.get('mutation { startScoringRun(input: {}) { __typename } }', {}, admin);
      await until(async () => {
        const { scoringRuns } = await house.get<{ scoringRuns: { nodes: { state: string; asOf: string }[] } }>('{ scoringRuns(first: 1) { nodes { state asOf } } }');
        return scoringRuns.nodes[0]?.state === 'PUBLISHED' && Date.parse(scoringRuns.nodes[0].asOf) === clock.now().getTime() ? true : null;
      });
    }
    await until(async () => ((await house.get<{ note: { spread: { spreading: boolean; shownOn: number } } }>('query ($id: ID!) { note(id: $id) { spread { spreading shownOn } } }', { id: noteId })).note.spread.shownOn === 1 ? true : null));
    await before.reload();
    await before.getByRole('article', { name: 'Readers added context' }).waitFor();
    await takePictures(before, 'picture-matched');
    await expectAccessible(before);
    await alone.reload();
    await alone.getByText('It is shown on 1 further statement.').waitFor();
    await takePictures(alone, 'picture-note');
    await before.getByRole('link', { name: 'Written on another statement with the same picture or video' }).focus();
    await before.keyboard.press('Enter');
    await before.waitForURL(`**/statements/${first}`);
    await before.getByText('A flood yesterday').first().waitFor();
    expect(await before.getByRole('link', { name: /^Written on another statement/ }).count()).toBe(0);
  });
});
