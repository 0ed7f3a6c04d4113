import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, expectAccessible, expectNoSidewaysScroll, journeys, NARROW, takePictures, WIDE } from './browser';

const HOME = { en: 'Context people agree on', de: 'Anmerkungen, über die sich viele einig sind' };
const htmlOf = (page: Page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

journeys('the language of the pages', ({ visit }) => {
  it('is the browser’s until the reader chooses one by keyboard, and that one from then on', async () => {
    const page = await visit('/', { locale: 'de-AT' });
    await page.getByRole('heading', { level: 1, name: HOME.de }).waitFor();
    expect(await htmlOf(page)).toEqual(['de', 'ltr']);
    expect(await page.title()).toBe(`${HOME.de} · Bridgenotes`);
    const choice = page.getByLabel('Sprache');
    expect(await choice.locator('option').evaluateAll((options) => options.map((option) => [option.textContent, option.getAttribute('lang')]))).toContainEqual(['Deutsch', 'de']);

    await choice.focus();
    await page.keyboard.type('Eng');
    await page.getByRole('heading', { level: 1, name: HOME.en }).waitFor();
    expect(await htmlOf(page)).toEqual(['en', 'ltr']);
    await expect.poll(() => page.title()).toBe(`${HOME.en} · Bridgenotes`);
    expect(await page.getByLabel('Language').evaluate((element) => element === document.activeElement), 'the keyboard stays where it was').toBe(true);

    await page.reload();
    await page.getByRole('heading', { level: 1, name: HOME.en }).waitFor();
    await page.getByRole('link', { name: 'How it works' }).click();
    await page.getByRole('heading', { level: 1, name: 'How it works' }).waitFor();
    expect(await htmlOf(page)).toEqual(['en', 'ltr']);
  });

  it('is English for who wishes for another that there is none of', async () => {
    const page = await visit('/', { locale: 'nl-NL' });
    await page.getByRole('heading', { level: 1, name: HOME.en }).waitFor();
    expect(await htmlOf(page)).toEqual(['en', 'ltr']);
  });

  it('stays as it is, and says so, while the texts of another cannot be reached', async () => {
    const page = await visit('/', { locale: 'de' });
    await page.getByRole('heading', { level: 1, name: HOME.de }).waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Sprache').selectOption('en');
    await page.getByRole('alert').filter({ hasText: 'nicht zu erreichen' }).waitFor();
    expect(await htmlOf(page)).toEqual(['de', 'ltr']);
    expect(await page.getByLabel('Sprache').inputValue()).toBe('de');
  });

  it('is that of texts from the server, of dates and numbers, too', async () => {
    const { helpfulNotes } = await ask<{ helpfulNotes: { nodes: { id: string }[] } }>('{ helpfulNotes(first: 1) { nodes { id } } }');
    const page = await visit(`/notes/${helpfulNotes.nodes[0]!.id}`, { locale: 'de' });
    await page.getByText('Menschen, die sonst verschiedener Meinung sind, finden diese Anmerkung hilfreich').first().waitFor();
    expect(await page.getByRole('img', { name: /^Der Wert ist -?\d,\d\d/ }).count()).toBe(1);
    await takePictures(page, 'note-de');
    await expectAccessible(page);
  });

  it.each(['/', '/how-it-works', '/sign-in', '/transparency'])('breaks nothing on %s, wide and narrow', async (path) => {
    const page = await visit(path, { locale: 'de' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      await expectNoSidewaysScroll(page);
    }
    await expectAccessible(page);
  });
});
