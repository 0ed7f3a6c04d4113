import { demoTruth } from '@bridgenotes/simulation';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findChromium } from './chromium';
import { journeys, takePictures } from './browser';
import { startSite, type Site } from './site';

/** Somebody who can tell a good note from a poor one; what was written since the start is known by its figures. */
const isGood = (text: string) => (demoTruth(text)?.quality ?? (/\d/.test(text.replace(/https?:\S+/g, '')) ? 1 : 0)) > 0.5;
/** The text as it was written: the page shows addresses shortened. */
const written = (page: Page) => page.locator('.rate-note .note-text').evaluate((node) => [...node.childNodes].map((child) => (child instanceof HTMLAnchorElement ? child.href : child.textContent)).join(''));

journeys('a newcomer’s first five minutes', ({ visit }) => {
  let site: Site;
  beforeAll(async () => {
    if (findChromium() !== null) site = await startSite([]);
  }, 300_000);
  afterAll(() => site?.stop());

  it('lead from reading a note to seeing one’s own shown, among simulated people', async () => {
    const began = performance.now();
    const tell = (what: string) => console.log(`${Math.round((performance.now() - began) / 1000)} s: ${what}`);

    // Read a note, and see why it shows.
    const page = await visit(site.url);
    await page.getByRole('article').first().getByRole('link', { name: 'Why this note?' }).click();
    await page.getByRole('heading', { name: 'Who finds it helpful' }).waitFor();
    tell('read a note, and saw why it shows');

    // Sign in by a name, choose an alias.
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Your name').fill('Newcomer of the day');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose the name that others see' }).waitFor();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: /^Go by/ }).click();
    await page.getByRole('heading', { name: /^Welcome, |^Do you find this helpful/ }).first().waitFor();
    tell('signed in');

    // Rate ten notes by the keyboard.
    await page.goto(`${site.url}/rate`);
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    for (let turn = 1; turn <= 10; turn++) {
      const text = await written(page);
      await page.keyboard.press(isGood(text) ? '1' : '3');
      await page.keyboard.press('a');
      await page.keyboard.press('Enter');
      await expect.poll(() => written(page)).not.toBe(text);
    }
    tell('rated ten notes');

    // The simulated people rate them, too: writing is unlocked.
    await page.goto(`${site.url}/me`);
    await page.getByRole('meter').waitFor();
    await takePictures(page, 'five-minutes-earning');
    await expect
      .poll(async () => {
        await page.reload();
        await page.locator('#ability').waitFor();
        return page.getByRole('heading', { name: 'You may write notes' }).count();
      }, { timeout: 180_000, interval: 5_000 })
      .toBe(1);
    tell('may write');

    // Write a note with a source, and watch it surface.
    await page.goto(`${site.url}/write?url=${encodeURIComponent('https://news.example/sports/all-matches-cancelled')}`);
    await page.getByRole('link', { name: /Write/ }).or(page.getByRole('button', { name: /Add it|Write/ })).last().waitFor();
    const start = page.getByRole('main').getByRole('link', { name: 'Write about this' }).or(page.getByRole('main').getByRole('button', { name: 'Add it', exact: true }));
    await start.first().click();
    if (await page.getByLabel('What it says, in its own words').isVisible()) {
      await page.getByLabel('What it says, in its own words').fill('The city league cancelled all matches.');
      await page.getByRole('button', { name: 'Add it and write the note' }).click();
    }
    await page.getByRole('heading', { name: 'Your note' }).waitFor();
    await page.getByLabel('It is wrong, or may mislead people').check();
    await page.getByLabel('It gets a fact wrong').check();
    await page.getByLabel('What should people know?').fill('Four of 46 matches were moved, all on the two pitches at the river. The report of the league lists each of them. https://league.example.org/matchday-9/moved');
    await page.getByLabel('Yes', { exact: true }).check();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByRole('heading', { name: 'Your note is sent' }).waitFor();
    tell('wrote a note');
    await page.getByRole('link', { name: 'Watch it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Why this note?' }).or(page.getByRole('heading', { level: 1 })).first().waitFor();
    await page.locator('.badge-helpful').first().waitFor({ timeout: 240_000 });
    tell('it is shown');
    await takePictures(page, 'five-minutes-shown');
    expect(performance.now() - began).toBeLessThan(600_000);
  }, 700_000);
});
