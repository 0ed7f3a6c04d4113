import { TAGS_OF_LEVEL } from '@bridgenotes/ratings';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, expectAccessible, expectNoSidewaysScroll, joinCommunity, journeys, NARROW, takePictures } from './browser';

/** Of this run alone, so that it can be run again on a site that goes on. */
const RUN = Date.now().toString(36);
const WRITERS = 5;
let written = 0;

/** Notes by people of their own, so that there are enough that need ratings. @returns what each is, and whose; its text as a page shows it */
async function writeNotes(name: string, more: { isCollaborativeNote?: boolean } = {}): Promise<{ id: string; token: string; text: string }[]> {
  const notes: { id: string; token: string; text: string }[] = [];
  for (let writer = 0; writer < WRITERS; writer++) {
    const token = await joinCommunity(`${name} writer ${writer} ${RUN}`, 'CONTRIBUTOR', 'earnedIn');
    for (let each = 0; each < 3; each++) {
      const turn = ++written;
      const { writeNote } = await ask<{ writeNote: { note: { id: string } } }>(
        'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }',
        { input: { statementUrl: `https://rating.example/${RUN}/${name}/${turn}`, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: `Note ${turn} of ${RUN}: the figure is 12, not 21. https://figures.example/table.csv`, trustworthySources: true, ...more } },
        token,
      );
      notes.push({ id: writeNote.note.id, token, text: `Note ${turn} of ${RUN}: the figure is 12, not 21. figures.example/table.csv` });
    }
  }
  return notes;
}

interface Mine {
  myRatings: { nodes: { rating: { level: string; tags: string[] }; note: { id: string } }[] };
}
const ratingsOf = async (token: string) => (await ask<Mine>('{ myRatings(first: 50) { nodes { rating { level tags } note { id } } } }', {}, token)).myRatings.nodes;
/** What the server has, once it has so many. */
async function ratingsOnce(token: string, count: number) {
  await expect.poll(async () => (await ratingsOf(token)).length, { timeout: 20_000 }).toBe(count);
  return ratingsOf(token);
}
const noteText = (page: Page) => page.locator('.rate-note .note-text').innerText();
const waitForNext = (page: Page, before: string) => expect.poll(() => noteText(page)).not.toBe(before);

journeys('rating', ({ visit }) => {
  it('offers the very reasons that the server takes with each level', async () => {
    await writeNotes('reasons');
    const token = await joinCommunity(`rater with all reasons ${RUN}`);
    const page = await visit('/rate', { token });
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    for (const [key, level] of [['1', 'HELPFUL'], ['2', 'SOMEWHAT_HELPFUL'], ['3', 'NOT_HELPFUL']] as const) {
      const before = await noteText(page);
      await page.keyboard.press(key);
      for (const reason of await page.getByRole('checkbox').all()) await reason.check();
      await page.keyboard.press('Enter');
      await waitForNext(page, before);
      await expect.poll(async () => (await ratingsOf(token)).find(({ rating }) => rating.level === level)?.rating.tags.toSorted()).toEqual([...TAGS_OF_LEVEL[level]].sort());
    }
  });

  it('is done with the keyboard alone: ten notes, one after the other, each in the blink of an eye', async () => {
    await writeNotes('keyboard');
    const token = await joinCommunity(`rater by keyboard ${RUN}`);
    const page = await visit('/rate', { token });
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    const levels = ['1', '2', '3', 'y', 's', 'n', '1', '2', '3', '1'];
    const waits: number[] = [];
    for (const [turn, level] of levels.entries()) {
      const before = await noteText(page);
      await page.keyboard.press(level);
      await page.keyboard.press('a');
      const wait = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const text = document.querySelector('.rate-note .note-text')!.textContent;
            const start = performance.now();
            const look = () => (document.querySelector('.rate-note .note-text')?.textContent === text ? requestAnimationFrame(look) : resolve(performance.now() - start));
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            look();
          }),
      );
      waits.push(wait);
      expect(await noteText(page)).not.toBe(before);
      await page.getByText(`${turn + 1} rated today`).waitFor();
    }
    waits.sort((a, b) => a - b);
    expect(waits[5], `milliseconds until the next note stood there: ${waits.join(', ')}`).toBeLessThan(100);
    const ratings = await ratingsOnce(token, 10);
    expect(ratings.filter(({ rating }) => rating.level === 'HELPFUL').length).toBe(4);
    expect(ratings.every(({ rating }) => rating.tags.length === 1)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Statement');

    // Undo brings the last one back with what was said; skip sends nothing; without a level nothing is sent.
    const next = await noteText(page);
    await page.keyboard.press('u');
    await waitForNext(page, next);
    expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
    await ratingsOnce(token, 9);
    await page.keyboard.press('k');
    await expect.poll(() => noteText(page)).toBe(next);
    await page.keyboard.press('Enter');
    await page.getByText('Choose yes, somewhat or no first.').waitFor();
    expect((await ratingsOf(token)).length).toBe(9);

    // Help, and a switch for those whose keys come from their voice.
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('switch').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    expect(await page.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(false);
  });

  it('is done by touch at 320 pixels, and what was said can be changed and taken back', async () => {
    await writeNotes('touch', { isCollaborativeNote: true });
    const token = await joinCommunity(`rater by touch ${RUN}`);
    const page = await visit('/rate', { token, viewport: NARROW, hasTouch: true, isMobile: true });
    const before = await noteText(page);
    await page.locator('label', { hasText: /^1?\s*Yes$/ }).tap();
    await page.getByRole('checkbox', { name: 'Easy to understand' }).tap();
    await expectNoSidewaysScroll(page);
    for (const button of await page.locator('.rate-form button, .rate-form label').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'Send' }).tap();
    await waitForNext(page, before);
    expect((await ratingsOnce(token, 1))[0]!.rating).toEqual({ level: 'HELPFUL', tags: ['helpfulClear'] });

    await page.getByText('Rated just now: 1 note').tap();
    await page.getByRole('button', { name: /^Change your rating/ }).tap();
    await page.locator('label', { hasText: /^3?\s*No$/ }).tap();
    await page.getByRole('button', { name: 'Send' }).tap();
    await expect.poll(async () => (await ratingsOf(token))[0]!.rating.level).toBe('NOT_HELPFUL');
    await page.getByRole('button', { name: /^Take back/ }).tap();
    await ratingsOnce(token, 0);
  });

  it('goes on without a connection, and the server has each rating once when it is back', async () => {
    await writeNotes('offline');
    const token = await joinCommunity(`rater offline ${RUN}`);
    const page = await visit('/rate', { token });
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    const rate = async (key: string) => {
      const before = await noteText(page);
      await page.keyboard.press(key);
      await page.keyboard.press('Enter');
      await waitForNext(page, before);
    };
    await rate('1');
    await ratingsOnce(token, 1);
    await page.context().setOffline(true);
    for (const key of ['2', '3', '1']) await rate(key);
    await page.getByText('You are offline. 3 ratings are kept and sent when you are back.').waitFor();
    expect((await ratingsOf(token)).length).toBe(1);
    await takePictures(page, 'rate-offline');
    await page.keyboard.press('u');
    await page.getByText('You are offline. 3 ratings are kept').waitFor();

    // The page is closed; the next one that is opened, whichever it is, sends what waits.
    const browser = page.context();
    await page.close();
    await browser.setOffline(false);
    const next = await browser.newPage();
    let sent = 0;
    next.on('request', (request) => (sent += /RateNote|WithdrawRating/.test(request.postData() ?? '') ? 1 : 0));
    await next.goto('/');
    await ratingsOnce(token, 3);
    await expect.poll(() => next.evaluate(() => (JSON.parse(localStorage.getItem('bridgenotes.ratings')!) as { pending: unknown[] }).pending.length)).toBe(0);
    expect(sent).toBe(3);
    await next.reload();
    await next.getByRole('article').first().waitFor();
    expect(sent, 'sent once').toBe(3);
  });

  it('explains a rating that the server does not take, and does not send it again', async () => {
    const notes = await writeNotes('refused');
    const token = await joinCommunity(`rater refused ${RUN}`);
    const page = await visit('/rate', { token });
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    const ours = new Map(notes.map((note) => [note.text, note]));
    while (!ours.has(await noteText(page))) {
      const before = await noteText(page);
      await page.keyboard.press('k');
      await waitForNext(page, before);
    }
    const text = await noteText(page);
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    // It may have been the last one.
    await page.getByText('1 rated today').waitFor();
    const { id, token: writer } = ours.get(text)!;
    await ask('mutation ($input: DeleteNoteInput!) { deleteNote(input: $input) { note { id } } }', { input: { noteId: id } }, writer);
    await page.context().setOffline(false);
    const alert = page.getByRole('alert').filter({ hasText: 'Your rating was not taken' });
    await alert.waitFor();
    expect(await alert.innerText()).toContain('deleted');
    await alert.getByRole('button', { name: 'Understood' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await ratingsOf(token)).toEqual([]);
  });

  it('asks who is not signed in to sign in, and who has no name to choose one', async () => {
    const page = await visit('/rate');
    await page.getByRole('heading', { name: 'Sign in to rate notes' }).waitFor();
    expect(await page.locator('main').getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in?to=%2Frate');
    await expectAccessible(page);
    const { developmentLogin } = await ask<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { name: "rater without a name" }) { token } }');
    const other = await visit('/rate', { token: developmentLogin.token });
    await other.getByRole('heading', { name: 'Choose a name before you rate' }).waitFor();
  });

  it('reads well in both themes, wide and narrow', async () => {
    await writeNotes('pictures');
    const token = await joinCommunity(`rater of pictures ${RUN}`);
    const page = await visit('/rate', { token });
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    await takePictures(page, 'rate');
    await page.keyboard.press('2');
    await page.keyboard.press('b');
    await takePictures(page, 'rate-reasons');
    await expectAccessible(page);
    await page.keyboard.press('?');
    await expectAccessible(page);
  });
});
