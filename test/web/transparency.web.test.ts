import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ask, expectAccessible, journeys, siteUrl, takePictures } from './browser';

journeys('the public pages', ({ visit }) => {
  it('say how it works, with the numbers of this community', async () => {
    const page = await visit('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'How it works' }).click();
    await page.getByRole('heading', { level: 1, name: 'How it works' }).waitFor();
    const { publishedRun } = await ask<{ publishedRun: { counts: { helpful: number } } }>('{ publishedRun { counts { helpful } } }');
    await expect.poll(() => page.locator('.figure-row > div').filter({ has: page.locator('dt', { hasText: /^Helpful$/ }) }).locator('dd').textContent()).toBe(String(publishedRun.counts.helpful));
    await takePictures(page, 'how-it-works');
    await expectAccessible(page);
  });

  it('lead by the keyboard from the runs to one of them, with its digests', async () => {
    const page = await visit('/runs');
    const first = page.getByRole('article').first().getByRole('link').first();
    await first.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'A scoring run' }).waitFor();
    expect(await page.locator('.digest').allTextContents()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    await takePictures(page, 'run');
    await expectAccessible(page);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Scoring runs' }).waitFor();
    await takePictures(page, 'runs');
    await expectAccessible(page);
  });

  it('say so where there is no such run', async () => {
    const page = await visit('/runs/bm90aGluZw');
    await page.getByRole('alert').or(page.getByRole('heading', { name: 'There is no such run' })).waitFor();
  });

  it('offer the tables, which are what their digests say', async () => {
    const page = await visit('/data');
    const link = page.getByRole('link', { name: /^notes-\d+\.tsv\.gz$/ }).first();
    await link.waitFor();
    const digest = await page.getByRole('row').filter({ has: link }).locator('.digest').textContent();
    const file = Buffer.from(await (await fetch(new URL((await link.getAttribute('href'))!, siteUrl()))).arrayBuffer());
    expect(createHash('sha256').update(gunzipSync(file)).digest('hex')).toBe(digest);
    await takePictures(page, 'data');
    await expectAccessible(page);
  });

  it('tell how the community fares, by day and by week', async () => {
    const page = await visit('/transparency');
    await page.getByRole('heading', { name: 'Over time' }).waitFor();
    await page.getByLabel('By').selectOption('WEEK');
    await page.getByRole('region', { name: 'Figures of each day or week' }).waitFor();
    await takePictures(page, 'transparency');
    await expectAccessible(page);
  });

  it('tell how the service is', async () => {
    const page = await visit('/status');
    await page.getByText('Everything works').waitFor();
    await takePictures(page, 'status');
    await expectAccessible(page);
  });

  it('say so where nothing is', async () => {
    const page = await visit('/nothing/here');
    await page.getByRole('heading', { level: 1, name: 'Nothing is here' }).waitFor();
    await takePictures(page, 'not-found');
    await expectAccessible(page);
  });
});
