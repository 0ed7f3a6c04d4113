import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, expectAccessible, expectNoSidewaysScroll, journeys, NARROW, takePictures, WIDE } from './browser';

const HOME = { en: 'Context people agree on', de: 'Anmerkungen, über die sich viele einig sind', ar: 'توضيحات يتفق الناس عليها' };
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

    // Past German, whose texts are overtaken on their way.
    await page.getByLabel('Language').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { level: 1, name: HOME.ar }).waitFor();
    expect(await htmlOf(page)).toEqual(['ar', 'rtl']);
    await page.reload();
    await page.getByRole('link', { name: 'كيف يعمل' }).click();
    await page.getByRole('heading', { level: 1, name: 'كيف يعمل' }).waitFor();
    expect(await htmlOf(page)).toEqual(['ar', 'rtl']);
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

  it.each([
    ['de', 'Menschen, die sonst verschiedener Meinung sind, finden diese Anmerkung hilfreich', /^Der Wert ist -?\d,\d\d/],
    ['ar', 'يجد هذه الملاحظة مفيدةً أناس يختلفون عادةً', /^الدرجة .*\d\.\d\d/],
  ])('is that of texts from the server, of dates and numbers, too (%s)', async (locale, summary, score) => {
    const { helpfulNotes } = await ask<{ helpfulNotes: { nodes: { id: string; explanation: { decidingModel: object | null } }[] } }>('{ helpfulNotes(first: 20) { nodes { id explanation { decidingModel { model } } } } }');
    const note = helpfulNotes.nodes.find(({ explanation }) => explanation.decidingModel === null)!;
    const page = await visit(`/notes/${note.id}`, { locale });
    await page.getByText(summary).first().waitFor();
    expect(await page.getByRole('img', { name: score }).count()).toBe(1);
    await takePictures(page, `note-${locale}`);
    await expectAccessible(page);
  });

  it('mirrors the page, and leaves the axes of its pictures as they are', async () => {
    const { helpfulNotes } = await ask<{ helpfulNotes: { nodes: { id: string }[] } }>('{ helpfulNotes(first: 1) { nodes { id } } }');
    const page = await visit(`/notes/${helpfulNotes.nodes[0]!.id}`, { locale: 'ar' });
    const left = async (text: string | RegExp) => (await page.getByText(text).first().boundingBox())!.x;
    await page.getByText(/^الجانب الأول \(/).first().waitFor();
    expect(await left(/^الجانب الأول \(/)).toBeLessThan(await left(/^الجانب الثاني \(/));
    const [brand, signIn] = [page.getByRole('link', { name: 'Bridgenotes' }), page.getByRole('link', { name: 'تسجيل الدخول' }).first()];
    expect((await brand.boundingBox())!.x).toBeGreaterThan((await signIn.boundingBox())!.x);
  });

  const PATHS = ['/', '/how-it-works', '/sign-in', '/transparency'];
  it.each(['de', 'ar'].flatMap((locale) => PATHS.map((path) => [locale, path] as const)))('breaks nothing in %s on %s, wide and narrow', async (locale, path) => {
    const page = await visit(path, { locale });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const viewport of [NARROW, WIDE]) {
      await page.setViewportSize(viewport);
      await expectNoSidewaysScroll(page);
    }
    await expectAccessible(page);
  });
});
