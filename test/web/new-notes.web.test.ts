import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, openLivingHouse, type LivingHouse } from '../e2e/living-house';
import { expectAccessible, journeys, NARROW, siteUrl, takePictures } from './browser';

journeys('a note that becomes helpful while somebody reads the list', ({ visit }) => {
  let house: LivingHouse;
  beforeAll(async () => {
    if (siteUrl() !== '') house = await openLivingHouse(undefined, { WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') }, { SCORING_STABILITY_WAIT_MINUTES: '0' });
  });
  afterAll(() => house?.close());

  /** Notes on which the two halves do not agree yet. */
  const contested = () => house.community.notes.filter(({ opinion }) => opinion === 'left' || opinion === 'right');
  const open = async (options: Parameters<typeof visit>[1] = {}) => {
    const page = await visit(new URL('/', house.url).href, options);
    await page.getByRole('article').nth(3).waitFor();
    // The live connection is there before anybody rates.
    await page.waitForTimeout(1500);
    return page;
  };
  const fresh = (page: Page, count: number) => page.getByRole('button', { name: count === 1 ? '1 new note' : `${count} new notes`, exact: true });
  const linksTo = (page: Page, noteId: string) => page.getByRole('feed').locator(`a[href="/notes/${globalId('Note', noteId)}"]`);
  /** What somebody reads in the middle of the window, and how far from its top. */
  const inSight = (page: Page) =>
    page.evaluate(() => {
      const article = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('article');
      return `${article?.getAttribute('aria-labelledby')} ${Math.round(article?.getBoundingClientRect().top ?? 0)}`;
    });

  it('moves nothing under the reader, says so aloud, and shows it at the top when they ask for it', async () => {
    const [note, other] = contested();
    const page = await open();
    const phone = await open({ viewport: NARROW, hasTouch: true, isMobile: true });
    await page.mouse.move(640, 500);
    await page.mouse.wheel(0, 900);
    await expect.poll(() => page.evaluate(() => scrollY), { timeout: 20_000 }).toBeGreaterThan(600);
    await page.waitForTimeout(300);
    const before = await inSight(page);
    expect(before).toMatch(/^about-/);

    await house.agree(note!.id);
    for (const each of [page, phone]) {
      await fresh(each, 1).waitFor({ timeout: 60_000 });
      await expect.poll(() => each.getByRole('status').allInnerTexts(), { timeout: 20_000 }).toContain('1 new note');
      expect(await linksTo(each, note!.id).count(), 'it is not in the list yet').toBe(0);
    }
    expect(await inSight(page)).toBe(before);
    await takePictures(page, 'home-new-note', false);
    await expectAccessible(page);

    await house.agree(other!.id);
    await fresh(phone, 2).waitFor({ timeout: 60_000 });
    await phone.screenshot({ path: resolve(import.meta.dirname, '../../test-results/web/home-new-notes-phone.png') });
    await fresh(phone, 2).tap();
    await linksTo(phone, note!.id).waitFor();
    const first = phone.getByRole('article').first();
    await expect.poll(() => first.getByRole('link', { name: 'Why this note?' }).getAttribute('href'), { timeout: 20_000 }).toBe(`/notes/${globalId('Note', other!.id)}`);
    expect(await fresh(phone, 2).count()).toBe(0);
    await expect.poll(() => phone.evaluate(() => document.querySelector('#recent')!.getBoundingClientRect().top), { timeout: 20_000 }).toBeLessThan(120);
    await expect.poll(() => phone.getByRole('status').allInnerTexts(), { timeout: 20_000 }).toContain('The list begins with the newest now.');
  });

  it('is brought by the keyboard, which goes on where the list begins', async () => {
    const [, , note] = contested();
    const page = await open();
    await page.getByRole('searchbox').focus();
    await house.agree(note!.id);
    await fresh(page, 1).waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => document.activeElement?.id), 'nobody is torn from what they type').toBe('q');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await fresh(page, 1).evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await linksTo(page, note!.id).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 20_000 }).toBe('recent');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('article')?.getAttribute('aria-posinset'))).toBe('1');
  });

  it('is not announced any more when it has lost the status again', async () => {
    const [, , , note] = contested();
    const page = await open();
    await house.agree(note!.id);
    await fresh(page, 1).waitFor({ timeout: 60_000 });
    await house.changeMinds(note!.id);
    await fresh(page, 1).waitFor({ state: 'detached', timeout: 60_000 });
  });

  it('is waited for where the connection is gone, and keeps the list', async () => {
    const [, , , , note] = contested();
    const page = await open();
    await house.agree(note!.id);
    await fresh(page, 1).waitFor({ timeout: 60_000 });
    await page.route('**/graphql', (route) => route.abort());
    await fresh(page, 1).click();
    const again = page.getByRole('button', { name: 'That did not work. Try again' });
    await again.waitFor();
    expect(await page.getByRole('article').count()).toBeGreaterThan(3);
    await expectAccessible(page);
    await page.unroute('**/graphql');
    await again.click();
    await linksTo(page, note!.id).waitFor();
    expect(await page.locator('.home-fresh').count()).toBe(0);
  });
});
