import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { globalId, openLivingHouse, type LivingHouse } from '../e2e/living-house';
import { expectAccessible, journeys, NARROW, siteUrl, takePictures } from './browser';

/** What moved by itself, since the page was opened: how far, and which element. */
const movedIn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        interface Shift extends PerformanceEntry {
          readonly value: number;
          readonly hadRecentInput: boolean;
          readonly sources: readonly { readonly node: Element | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[];
        }
        const moved: string[] = [];
        const add = (entries: PerformanceEntryList) => {
          for (const { value, hadRecentInput, sources } of entries as Shift[])
            if (!hadRecentInput) moved.push(`${value.toFixed(4)}: ${sources.map(({ node, previousRect, currentRect }) => `${node?.nodeName} ${node?.className ?? ''} ${previousRect.y} → ${currentRect.y}`).join(', ')}`);
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          add(observer.takeRecords());
          done(moved);
        }, 100);
      }),
  );

journeys('a note that changes while people look at it', ({ visit }) => {
  let house: LivingHouse;
  beforeAll(async () => {
    if (siteUrl() !== '') house = await openLivingHouse(undefined, { WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') });
  });
  afterAll(() => house?.close());
  const at = (path: string) => new URL(path, house.url).href;

  it('is withdrawn in all of their windows, said aloud, and without anything moving', async () => {
    const note = house.community.notes[0]!;
    const { statement } = await house.get<{ statement: { id: string } }>('{ statement(url: "https://example.org/0") { id } }');
    const desk = await visit(at(`/statements/${statement.id}`));
    const phone = await visit(at('/statement?url=https://example.org/0'), { viewport: NARROW, colorScheme: 'dark' });
    const why = await visit(at(`/notes/${globalId('Note', note.id)}`));
    for (const page of [desk, phone]) await page.getByRole('article', { name: 'Readers added context' }).waitFor();
    const badge = why.getByRole('article').locator('.badge').first();
    await expect.poll(() => badge.innerText()).toContain('Helpful');
    // The live connections are there before anybody rates.
    await desk.waitForTimeout(1500);

    await house.changeMinds(note.id);

    for (const page of [desk, phone]) {
      await page.getByRole('article', { name: 'No longer shown' }).waitFor({ timeout: 60_000 });
      await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain('A note on this statement is no longer shown.');
      expect(await movedIn(page)).toEqual([]);
    }
    await expect.poll(() => badge.innerText(), { timeout: 60_000 }).toContain('Needs more ratings');
    expect(await why.getByRole('heading', { name: 'What became of it' }).count()).toBe(1);
    await expect.poll(() => why.locator('.timeline-entry').count()).toBeGreaterThan(2);
    await takePictures(desk, 'statement-withdrawn');
    await expectAccessible(phone);
  });
});
