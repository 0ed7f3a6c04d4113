import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, openDataSource, runsService, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Chores, WorkerModule, workerConfig } from '@bridgenotes/worker';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../e2e/house';
import { globalId } from '../e2e/living-house';
import { expectAccessible, journeys, NARROW, siteUrl, takePictures } from './browser';

const DISPUTES = { disputes: { jurySize: 5, jurorRatingImpact: 0, centre: 0.2 } };
/** Six people take part in one case, each in a browser of their own. */
const LONG = 400_000;
const TEXT = 'It rained more in 2019. The figure of 2020 is lower: https://example.org/source';
const mutation = (name: string, result: string): string => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} } }`;

journeys('a note that somebody disputes', ({ visit }) => {
  const clock = new ManualClock(Date.now() - 2 * HOUR - 2000);
  let database: TestDatabase;
  let community: Community;
  let house: House;
  let worker: INestApplicationContext;
  let participants: ReadonlyMap<string, string>;
  /** Notes that are shown, and whose jurors are to be found among those who did not rate them. */
  let shown: { readonly id: string; readonly url: string; readonly authorId: string }[];

  beforeAll(async () => {
    if (siteUrl() === '') return;
    database = await createTestDatabase();
    const dataSource = await openDataSource(database.url);
    community = await fillCommunity(dataSource, { raters: 60, notes: 40, at: clock.now().getTime() - HOUR, rates: (rater, note) => note % 5 !== 3 || rater < 24 });
    await dataSource.query('UPDATE notes SET text = $1', [TEXT]);
    // As writing them would have counted them.
    await dataSource.query('UPDATE statements SET note_count = 1');
    for (let run = 0; run < 2; run++) {
      await runsService(dataSource, clock).run({ trigger: 'schedule' });
      clock.advance(HOUR + 1);
    }
    const helpful = await dataSource.query<{ id: string }[]>(`SELECT note_id AS id FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`);
    const people = await dataSource.query<{ id: string; participant_id: string }[]>('SELECT id, participant_id FROM contributors');
    await dataSource.destroy();
    participants = new Map(people.map((person) => [person.id, person.participant_id]));
    const isHelpful = new Set(helpful.map(({ id }) => id));
    shown = community.notes.map((note, n) => ({ ...note, url: `https://example.org/${n}`, n })).filter(({ id, n }) => n % 5 === 3 && isHelpful.has(id));
    house = await openHouse({ WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') }, clock, { databaseUrl: database.url }, DISPUTES);
    const config = readConfig(workerConfig, { DATABASE_URL: database.url, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '86400' });
    worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(DISPUTES, HOUSE_SECTIONS) }), { logger: false });
  });
  afterAll(async () => {
    await worker?.close();
    await house?.close();
    await database?.drop();
  });

  const login = async (input: object) => (await house.get<{ developmentLogin: { token: string } }>(mutation('developmentLogin', 'token'), { input })).developmentLogin.token;
  const become = (contributorId: string) => login({ participantId: participants.get(contributorId) });
  const open = (noteId: string, options: Parameters<typeof visit>[1] = {}) => visit(new URL(`/notes/${globalId('Note', noteId)}`, house.url).href, options);
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
  /** Everybody who is called to the jury of the one dispute of a note, and has not answered. */
  async function juryOf(noteId: string): Promise<{ disputeId: string; jury: string[] }> {
    const jury: string[] = [];
    let disputeId = '';
    for (const token of await Promise.all(community.raters.slice(24).map(become))) {
      const { viewerJurySeats } = await house.get<{ viewerJurySeats: { nodes: { state: string; dispute: { id: string; note: { id: string } } }[] } }>('{ viewerJurySeats(first: 5) { nodes { state dispute { id note { id } } } } }', {}, token);
      const seat = viewerJurySeats.nodes.find(({ state, dispute }) => state === 'CALLED' && dispute.note.id === globalId('Note', noteId));
      if (seat === undefined) continue;
      disputeId = seat.dispute.id;
      jury.push(token);
    }
    expect(jury).toHaveLength(5);
    return { disputeId, jury };
  }
  async function find(disputeId: string, jurors: readonly string[], finding: string, reason: string): Promise<void> {
    for (const token of jurors) {
      await house.get(mutation('answerJuryCall', 'dispute { id }'), { input: { disputeId, accept: true } }, token);
      await house.get(mutation('giveFinding', 'dispute { id }'), { input: { disputeId, finding, reason } }, token);
    }
  }

  it('may be looked at again if the author of its statement asks, and nobody else is offered that', async () => {
    const [{ id, url }] = shown as [(typeof shown)[0]];
    const admin = await house.join('root', 'admin');
    const { viewer } = await house.get<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, admin);
    const { createApiKey } = await house.get<{ createApiKey: { key: string } }>(mutation('createApiKey', 'key'), { input: { name: 'example.org', scopes: ['AUTHORS_VOUCH'], contributorId: viewer.contributor.id } }, admin);
    const author = await login({ name: 'the author' });
    await house.get(mutation('vouchForAuthor', 'statement { id }'), { input: { url, issuer: 'bridgenotes-development', subject: 'the author' } }, createApiKey.key);

    const page = await open(id, { token: author });
    await heading(page, 'You wrote the statement').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ask for another look' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('asked raters to look at this note again').waitFor();
    await expect.poll(() => focused(page), { timeout: 20_000 }).toBe('dispute');
    expect(await page.getByRole('status').allInnerTexts()).toContain('Raters are asked to look at this note again.');
    expect(await heading(page, 'You wrote the statement').count()).toBe(0);

    const other = await open(id, { token: admin });
    await other.getByText('asked raters to look at this note again').waitFor();
    expect(await heading(other, 'You wrote the statement').count()).toBe(0);
  }, LONG);

  it('is disputed by whoever takes part, at a sentence of it and with evidence', async () => {
    const [{ id, authorId }] = shown as [(typeof shown)[0]];
    const stranger = await open(id);
    await stranger.getByRole('link', { name: 'Sign in to dispute it' }).waitFor();
    expect(await stranger.getByRole('button', { name: 'Delete the note…' }).count()).toBe(0);
    const nameless = await open(id, { token: await login({ name: 'without a name yet' }) });
    await nameless.getByRole('link', { name: 'Choose a name to dispute it' }).waitFor();
    const author = await open(id, { token: await become(authorId) });
    await author.getByRole('button', { name: 'Delete the note…' }).waitFor();
    expect(await author.getByRole('button', { name: 'Dispute this note' }).count()).toBe(0);
    const open1 = community.notes.find(({ opinion }) => opinion === 'none')!;
    const unshown = await open(open1.id, { token: await house.join('one who looks') });
    await heading(unshown, 'What became of it').waitFor();
    expect(await unshown.locator('#dispute').count()).toBe(0);

    const page = await open(id, { token: await house.join('one who disputes'), viewport: NARROW });
    const start = page.getByRole('button', { name: 'Dispute this note' });
    await start.focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Dispute this note' });
    await form.getByRole('button', { name: 'Send the claim' }).click();
    await form.getByRole('alert').waitFor();
    await takePictures(page, 'dispute-form');
    await expectAccessible(page);
    await start.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await form.getByRole('radio', { name: 'The figure of 2020 is lower: https://example.org/source' }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('It is higher.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('https://stats.example.org/rain');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'What is claimed' }).getByText('It is higher.').waitFor();
    await expect.poll(() => focused(page), { timeout: 20_000 }).toBe('dispute');
    expect(await page.getByRole('status').allInnerTexts()).toContain('Your claim is public now, without your name.');
    expect(await page.getByText('Disputed', { exact: true }).count()).toBe(1);

    // Whoever claims something does so once; others add theirs.
    await page.getByRole('button', { name: 'Add a claim' }).click();
    await fillClaim(page, 'Really.');
    await page.getByRole('alert').filter({ hasText: /dispute/ }).waitFor();
    const second = await open(id, { token: await house.join('another who disputes') });
    await second.getByRole('button', { name: 'Add a claim' }).click();
    await fillClaim(second, 'It names no place.');
    await expect.poll(() => second.getByRole('list', { name: 'What is claimed' }).getByRole('listitem').count(), { timeout: 20_000 }).toBe(2);
    await takePictures(second, 'dispute-open');
    await expectAccessible(second);
    const reader = await open(id);
    await reader.getByText('It names no place.').waitFor();
    expect(await heading(reader, 'Your note is disputed').count()).toBe(0);
  }, LONG);

  async function fillClaim(page: Page, claim: string): Promise<void> {
    const form = page.getByRole('form');
    await form.getByRole('radio').first().check();
    await form.getByLabel('What is wrong with it?').fill(claim);
    await form.getByLabel('What shows it?').fill('https://stats.example.org/rain');
    await form.getByRole('button', { name: 'Send the claim' }).click();
  }

  it('is answered by its author once, judged by a jury, and what it finds is public without names', async () => {
    const [{ id, url, authorId }] = shown as [(typeof shown)[0]];
    const author = await open(id, { token: await become(authorId) });
    await heading(author, 'Your note is disputed').waitFor();
    await expectAccessible(author);
    await author.getByRole('button', { name: 'Publish the answer' }).click();
    await author.getByRole('alert').waitFor();
    await author.getByLabel('What do you say to the claims?').fill('See page 3 of the source.');
    await author.getByRole('button', { name: 'Publish the answer' }).click();
    await heading(author, 'What its author says').waitFor();
    expect(await heading(author, 'Your note is disputed').count()).toBe(0);

    await worker.get(Chores).runAll();
    const { disputeId, jury } = await juryOf(id);
    const juror = await open(id, { token: jury[0]!, viewport: NARROW });
    await heading(juror, 'You were drawn for the jury').waitFor();
    expect(await juror.getByRole('button', { name: 'Add a claim' }).count(), 'a juror does not claim').toBe(0);
    await expectAccessible(juror);
    await juror.getByRole('button', { name: 'I will judge it' }).focus();
    await juror.keyboard.press('Enter');
    await heading(juror, 'You are a juror').waitFor();
    await expect.poll(() => focused(juror), { timeout: 20_000 }).toBe('dispute');
    await juror.getByRole('button', { name: 'Give the finding' }).click();
    await juror.getByRole('alert').waitFor();
    await juror.getByRole('radio', { name: /It stands as it is/ }).focus();
    await juror.keyboard.press('ArrowDown');
    await juror.keyboard.press('ArrowDown');
    await juror.keyboard.press('Tab');
    await juror.keyboard.type('The source says the opposite.');
    await takePictures(juror, 'dispute-finding');
    await expectAccessible(juror);
    await juror.getByRole('button', { name: 'Give the finding' }).focus();
    await juror.keyboard.press('Enter');
    await juror.getByText('Your finding: It should not be shown.').waitFor();

    const reader = await open(id);
    await reader.getByText('a jury of 5 judges it').waitFor();
    expect(await reader.getByText('The source says the opposite.').count(), 'nothing before the end').toBe(0);
    await find(disputeId, jury.slice(1), 'RETRACTED', 'The source says the opposite.');
    await reader.reload();
    await heading(reader, 'A jury found that it should not be shown').waitFor();
    expect(await reader.getByRole('region', { name: 'How the jurors found' }).getByRole('row').nth(1).innerText()).toMatch(/First side\s+0\s+0\s+2/);
    await reader.getByText('The reason, as published').click();
    await reader.getByText('The source says the opposite.').first().waitFor();
    await reader.getByText('Not shown: a jury found so').waitFor();
    expect(await reader.getByRole('link', { name: 'Sign in to dispute it' }).count()).toBe(0);
    await takePictures(reader, 'dispute-decided');
    await expectAccessible(reader);
    const statement = await visit(new URL(`/statement?url=${encodeURIComponent(url)}`, house.url).href);
    await heading(statement, 'No note is shown on this statement').waitFor();
  }, LONG);

  it('is deleted by its author and written anew where a jury asks for another text', async () => {
    const [, { id, url, authorId }] = shown as [(typeof shown)[0], (typeof shown)[0]];
    await house.get(mutation('disputeNote', 'dispute { id }'), { input: { noteId: globalId('Note', id), quote: 'It rained more in 2019.', claim: 'It names no place.', evidenceUrls: ['https://stats.example.org/rain'] } }, await house.join('a third who disputes'));
    await worker.get(Chores).runAll();
    const { disputeId, jury } = await juryOf(id);
    const declining = await open(id, { token: jury[4]! });
    await declining.getByRole('button', { name: 'Not this time' }).click();
    await heading(declining, 'You were drawn for the jury').waitFor({ state: 'detached' });
    // Somebody else is called in the place of who declined.
    await worker.get(Chores).runAll();
    await find(disputeId, (await juryOf(id)).jury, 'AMENDED', 'Name the place.');

    const again = await become(authorId);
    const page = await open(id, { token: again });
    await heading(page, 'A jury asks for another text').waitFor();
    await page.getByText(/Its author is asked for another one until/).waitFor();
    await takePictures(page, 'dispute-amend');
    await page.getByRole('button', { name: 'Delete the note…' }).focus();
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Yes, delete it' }).click();
    await page.getByText('Its author deleted this note. What became of it stays on record.').waitFor();
    expect(await heading(page, 'Your note').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    const note = { statementUrl: url, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'It rained more in Leeds in 2019: https://example.org/source', trustworthySources: true };
    const { writeNote } = await house.get<{ writeNote: { note: { id: string } } }>(mutation('writeNote', 'note { id }'), { input: note }, again);
    await expect
      .poll(async () => {
        await page.reload();
        await heading(page, 'A jury asks for another text').waitFor();
        return page.getByRole('link', { name: 'The note that its author wrote in its place' }).getAttribute('href', { timeout: 1000 }).catch(() => null);
      }, { timeout: 30_000 })
      .toBe(`/notes/${writeNote.note.id}`);
  }, LONG);
});
