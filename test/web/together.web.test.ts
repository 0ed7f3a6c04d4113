import { resolve } from 'node:path';
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../e2e/house';
import { expectAccessible, journeys, NARROW, siteUrl, takePictures } from './browser';

const TEXT = 'The bridge was built in 2023, see https://example.org/bridge';
const mutation = (name: string, result: string): string => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${result} } }`;

journeys('a note that is written together', ({ visit }) => {
  let house: House;
  let author: string;
  let rater: string;
  let pages = 0;
  beforeAll(async () => {
    if (siteUrl() === '') return;
    house = await openHouse({ WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') }, undefined, undefined, { limits: { perDay: 100 } });
    [author, rater] = [await house.join('author'), await house.join('rater')];
    // What raters earn takes runs; here it is given.
    const client = new Client({ connectionString: house.databaseUrl });
    await client.connect();
    await client.query('UPDATE contributors SET rating_impact = 1, writing_impact = 0');
    await client.end();
  });
  afterAll(() => house?.close());

  const write = async (isCollaborativeNote = true) => {
    const input = { statementUrl: `https://example.org/claims/${++pages}`, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: TEXT, trustworthySources: true, isCollaborativeNote };
    return (await house.get<{ writeNote: { note: { id: string } } }>(mutation('writeNote', 'note { id }'), { input }, author)).writeNote.note.id;
  };
  const rate = (noteId: string) => house.get(mutation('rateNote', 'rating { level }'), { input: { noteId, level: 'NOT_HELPFUL', tags: [] } }, rater);
  const suggest = (noteId: string, text: string) => house.get(mutation('suggestImprovement', 'suggestion { id }'), { input: { noteId, text, credited: true } }, rater);
  const open = (noteId: string, options: Parameters<typeof visit>[1] = {}) => visit(new URL(`/notes/${noteId}`, house.url).href, options);
  const together = (page: Page) => page.getByRole('region', { name: 'Written together' });

  it('gets a suggestion from who rated it, who may take it back; others see nothing of it', async () => {
    const noteId = await write();
    const page = await open(noteId, { token: rater, viewport: NARROW });
    await together(page).getByText('Rate this note, and you can suggest').waitFor();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByText('Saved').first().waitFor();
    const field = together(page).getByLabel('What would make this note better?');
    await field.waitFor({ timeout: 20_000 });
    await field.focus();
    await page.keyboard.type('It was opened, not built.');
    await takePictures(page, 'together-suggest');
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await together(page).getByRole('heading', { name: 'Your suggestions' }).waitFor();
    expect(await field.count(), 'one open suggestion at a time').toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 20_000 }).toBe('together');
    expect(await page.getByRole('status').allInnerTexts()).toContain('Your suggestion was sent.');
    const stranger = await open(noteId);
    await together(stranger).waitFor();
    expect(await stranger.getByText('It was opened, not built.').count()).toBe(0);

    await together(page).getByRole('button', { name: 'Take it back' }).focus();
    await page.keyboard.press('Space');
    await together(page).getByText('Taken back').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 20_000 }).toBe('together');
    await field.waitFor();
  });

  it('is not offered changes where its author wrote it alone', async () => {
    const noteId = await write(false);
    await rate(noteId);
    const page = await open(noteId, { token: rater });
    await page.getByRole('heading', { name: 'What became of it' }).waitFor();
    expect(await together(page).count()).toBe(0);
  });

  it('has a suggestion declined with a reason, which whoever made it reads', async () => {
    const noteId = await write();
    await rate(noteId);
    await suggest(noteId, 'Say who built it.');
    const page = await open(noteId, { token: author });
    await page.getByRole('button', { name: 'Decline…' }).click();
    await page.getByRole('button', { name: 'Decline it' }).click();
    await page.getByRole('alert').filter({ hasText: 'Say why' }).waitFor();
    await page.getByLabel('Why not?').fill('It is in the source.');
    await page.getByRole('button', { name: 'Decline it' }).click();
    await together(page).getByText('Declined', { exact: true }).waitFor();
    const other = await open(noteId, { token: rater });
    await other.getByText('The author answers: It is in the source.').waitFor();
    expect(await other.getByRole('button', { name: 'Write a new version' }).count()).toBe(0);
  });

  it('takes a suggestion up in a new version by keyboard, thanks by name, and a rater keeps their rating', async () => {
    const noteId = await write();
    await rate(noteId);
    await suggest(noteId, 'It was opened, not built.');
    const page = await open(noteId, { token: author });
    await page.getByRole('button', { name: 'Write a new version' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Not now.').waitFor();
    await takePictures(page, 'together-revise');
    await expectAccessible(page);
    await page.getByRole('checkbox', { name: 'It was opened, not built.' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('It may have a new version.').waitFor();
    const form = page.getByRole('form', { name: 'A new version' });
    expect(await form.getByLabel(/written together|write it together/i).count(), 'that is settled').toBe(0);
    await form.locator('#text').fill(TEXT.replace('built', 'opened'));
    await form.getByRole('button', { name: 'Publish the version' }).click();
    await form.getByRole('alert').filter({ hasText: 'what has changed' }).waitFor();
    await form.getByLabel('What has changed?').focus();
    await page.keyboard.type('Opened, not built.');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname.startsWith('/notes/') && !url.pathname.endsWith(noteId));
    const versions = page.getByRole('list', { name: 'Versions' });
    await versions.getByText('Version 2').waitFor();
    expect(await versions.locator('ins').allInnerTexts()).toContain('opened');
    expect(await versions.locator('del').allInnerTexts()).toContain('built');
    await together(page).getByText('With the help of').waitFor();
    await takePictures(page, 'together-versions');
    await expectAccessible(page);

    const old = await open(noteId);
    await old.getByText('This version was replaced').waitFor();
    const again = await visit(page.url(), { token: rater });
    await again.getByRole('button', { name: 'Keep my rating' }).click();
    await again.getByText('Your answer').waitFor({ timeout: 20_000 });
    expect(await again.getByRole('button', { name: 'No', exact: true }).getAttribute('aria-pressed')).toBe('true');
    const other = await visit(page.url(), { token: await house.join('bystander') });
    await other.getByRole('button', { name: 'Keep my rating' }).click();
    await other.getByRole('alert').filter({ hasText: 'You have not rated an earlier version.' }).waitFor();
  });

  it('keeps its ratings where only the spelling is mended, and no version is made in vain', async () => {
    const noteId = await write();
    await rate(noteId);
    const page = await open(noteId, { token: author, viewport: NARROW });
    await page.getByRole('button', { name: 'Write a new version' }).click();
    const form = page.getByRole('form', { name: 'A new version' });
    await form.getByLabel('What has changed?').fill('Nothing.');
    await form.getByRole('button', { name: 'Publish the version' }).click();
    await form.getByRole('alert').filter({ hasText: /version/ }).waitFor();
    await form.locator('#text').fill(TEXT.replace(', see', '. See'));
    await form.getByRole('button', { name: 'Publish the version' }).click();
    await page.getByRole('list', { name: 'Versions' }).getByText(/ratings stand/).waitFor();
    expect(page.url()).toContain(noteId);
    expect(await form.count(), 'the form is gone').toBe(0);
    expect(await page.getByRole('status').allInnerTexts()).toContain('The spelling is mended; ratings stand.');
  });
});
