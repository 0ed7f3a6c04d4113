import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ask, expectAccessible, expectNoSidewaysScroll, joinCommunity, journeys, NARROW, takePictures } from './browser';

/** Of this run alone, so that it can be run again on a site that goes on. */
const RUN = Date.now().toString(36);

interface Found {
  readonly id: string;
  readonly url: string | null;
  readonly quotedText: string | null;
  readonly surfacedNotes: readonly { readonly note: { readonly id: string; readonly text: string } }[];
}

/** A statement of the demo with a note that readers are shown. */
async function statementWithNote(): Promise<Found & { url: string; quotedText: string }> {
  const { statements } = await ask<{ statements: { nodes: Found[] } }>('{ statements(first: 5, search: "mayor office") { nodes { id url quotedText surfacedNotes { note { id text } } } } }');
  const found = statements.nodes.find(({ surfacedNotes, url }) => surfacedNotes.length > 0 && url !== null);
  if (found === undefined) throw new Error('the demo has no such statement');
  return found as Found & { url: string; quotedText: string };
}

const ratingOf = async (noteId: string, token: string) =>
  (await ask<{ note: { viewerRating: { level: string; tags: string[] } | null } }>('query ($id: ID!) { note(id: $id) { viewerRating { level tags } } }', { id: noteId }, token)).note.viewerRating;

const answers = (page: Page) => page.getByRole('article').getByRole('group', { name: 'Do you find this helpful?' });

journeys('a reader', ({ visit }) => {
  it('sees what was said, and the context that readers added, with its reasons and sources', async () => {
    const { id, url, quotedText } = await statementWithNote();
    const page = await visit(`/statements/${id}`);
    const note = page.getByRole('article', { name: 'Readers added context' }).first();
    await note.waitFor();
    expect(await page.getByRole('blockquote').innerText()).toBe(quotedText);
    // Where there is room for the navigation, no button opens it.
    expect(await page.getByRole('button', { name: 'Menu' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /See it on/ }).getAttribute('href')).toBe(url);
    expect(await note.getByRole('list', { name: 'Why people find it helpful' }).getByRole('listitem').count()).toBeGreaterThan(0);
    expect(await note.getByRole('link', { name: /example\.org/ }).getAttribute('rel')).toContain('nofollow');
    // Without a login nobody rates, and there is a way to one that leads back.
    expect(await answers(page).first().getByRole('button').count()).toBe(0);
    expect(await answers(page).first().getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(`/sign-in?to=${encodeURIComponent(`/statements/${id}`)}`);
    await takePictures(page, 'statement');
    await expectAccessible(page);
  });

  it('opens by keyboard why the note shows, and comes to the whole of it', async () => {
    const { id, surfacedNotes } = await statementWithNote();
    const page = await visit(`/statements/${id}`);
    const why = page.getByText('Why this note?').first();
    await why.waitFor();
    await why.focus();
    await page.keyboard.press('Enter');
    await page.getByText(/People who usually disagree/).first().waitFor();
    await page.getByRole('link', { name: /See the whole picture/ }).first().press('Enter');
    await page.waitForURL(`**/notes/${surfacedNotes[0]!.note.id}`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Why this note?');
  });

  it('says by mouse whether it helped and why, changes it, and takes it back', async () => {
    const { id, surfacedNotes } = await statementWithNote();
    const noteId = surfacedNotes[0]!.note.id;
    const token = await joinCommunity('reader-by-mouse');
    const page = await visit(`/statements/${id}`, { token });
    const question = answers(page).first();
    await question.getByRole('button', { name: 'Yes' }).click();
    // It shows at once.
    expect(await question.getByRole('button', { name: 'Yes' }).getAttribute('aria-pressed')).toBe('true');
    await question.getByLabel('Easy to understand').check();
    await question.getByText('Saved').waitFor();
    expect(await ratingOf(noteId, token)).toEqual({ level: 'HELPFUL', tags: ['helpfulClear'] });
    await takePictures(page, 'statement-rated');
    await expectAccessible(page);
    await question.getByRole('button', { name: 'No' }).click();
    expect(await question.getByLabel('Easy to understand').count()).toBe(0);
    await question.getByText('Saved').waitFor();
    expect(await ratingOf(noteId, token)).toEqual({ level: 'NOT_HELPFUL', tags: [] });
    await question.getByRole('button', { name: 'Take it back' }).click();
    await expect.poll(() => ratingOf(noteId, token)).toBeNull();
  });

  it('says so by keyboard alone', async () => {
    const { id, surfacedNotes } = await statementWithNote();
    const token = await joinCommunity('reader-by-keyboard');
    const page = await visit(`/statements/${id}`, { token, viewport: NARROW });
    const question = answers(page).first();
    const somewhat = question.getByRole('button', { name: 'Somewhat' });
    await expect.poll(() => somewhat.isEnabled()).toBe(true);
    await somewhat.focus();
    await page.keyboard.press('Space');
    await question.getByLabel('Cites high-quality sources').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => ratingOf(surfacedNotes[0]!.note.id, token)).toEqual({ level: 'SOMEWHAT_HELPFUL', tags: ['helpfulGoodSources'] });
    await expectNoSidewaysScroll(page);
  });

  it('says whether a note helps without a connection: it is kept, and sent when there is one again', async () => {
    const { id, surfacedNotes } = await statementWithNote();
    const noteId = surfacedNotes[0]!.note.id;
    const token = await joinCommunity(`reader offline ${RUN}`);
    const page = await visit(`/statements/${id}`, { token });
    const question = answers(page).first();
    const yes = question.getByRole('button', { name: 'Yes' });
    await expect.poll(() => yes.isEnabled()).toBe(true);
    await page.context().setOffline(true);
    await yes.click();
    await question.getByRole('checkbox', { name: 'Easy to understand' }).check();
    await question.getByText('You are offline. Your answer is kept, and sent when you are back.').waitFor();
    expect(await yes.getAttribute('aria-pressed')).toBe('true');
    expect(await ratingOf(noteId, token)).toBeNull();
    await takePictures(page, 'statement-offline');
    await expectAccessible(page);
    await page.context().setOffline(false);
    await question.getByText('Saved').waitFor();
    expect(await ratingOf(noteId, token)).toEqual({ level: 'HELPFUL', tags: ['helpfulClear'] });

    // Taken back without a connection, and the page closed: the next one, whichever it is, sends it.
    await page.context().setOffline(true);
    await question.getByRole('button', { name: 'Take it back' }).click();
    await question.getByText('Your answer is taken back as soon as you are back.').waitFor();
    expect(await ratingOf(noteId, token)).not.toBeNull();
    const browser = page.context();
    await page.close();
    await browser.setOffline(false);
    const next = await browser.newPage();
    await next.goto('/how-it-works');
    await expect.poll(() => ratingOf(noteId, token), { timeout: 20_000 }).toBeNull();
    // And the page of the note shows it so, not as it was.
    await next.goto(`/notes/${noteId}`);
    await expect.poll(() => answers(next).getByRole('button', { name: 'Yes' }).isEnabled()).toBe(true);
    expect(await answers(next).getByRole('button', { pressed: true }).count()).toBe(0);
  });

  it('is told why the server does not take an answer, which is taken back', async () => {
    const { id, surfacedNotes } = await statementWithNote();
    const noteId = surfacedNotes[0]!.note.id;
    const token = await joinCommunity(`reader refused ${RUN}`);
    const page = await visit(`/statements/${id}`, { token });
    const question = answers(page).first();
    const somewhat = question.getByRole('button', { name: 'Somewhat' });
    await expect.poll(() => somewhat.isEnabled()).toBe(true);
    await page.context().setOffline(true);
    await somewhat.click();
    await question.getByText('You are offline.').waitFor();
    // Meanwhile somebody removes them from the community.
    const { viewer } = await ask<{ viewer: { contributor: { id: string } } }>('{ viewer { contributor { id } } }', {}, token);
    const moderator = await joinCommunity(`reader moderator ${RUN}`, 'MODERATOR');
    await ask('mutation ($input: RemoveContributorInput!) { removeContributor(input: $input) { removal { reason } } }', { input: { contributorId: viewer.contributor.id, reason: 'SPAM', explanation: 'The same advertisement, over and over.' } }, moderator);
    await page.context().setOffline(false);
    const alert = question.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/Your answer was not taken\.\s+.*removed/);
    expect(await somewhat.getAttribute('aria-pressed')).toBe('false');
    expect(await ratingOf(noteId, token)).toBeNull();
    await takePictures(page, 'statement-refused');
    await expectAccessible(page);
    await alert.getByRole('button', { name: 'Understood' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('may not rate their own note, and is told so', async () => {
    const token = await joinCommunity('reader-own-note', 'CONTRIBUTOR', 'earnedIn');
    const { writeNote } = await ask<{ writeNote: { note: { id: string } } }>(
      'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }',
      { input: { statementUrl: `https://news.example/reader/${RUN}/own-note`, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'Of one’s own: https://stats.example.org/own', trustworthySources: true } },
      token,
    );
    const page = await visit(`/notes/${writeNote.note.id}`, { token });
    await page.getByText('This is your own note').waitFor();
    expect(await answers(page).getByRole('button').count()).toBe(0);
  });

  it('finds a statement by words, and by any variant of its address', async () => {
    const { id, url } = await statementWithNote();
    const page = await visit('/');
    await page.getByRole('searchbox').fill('mayor office');
    await page.keyboard.press('Enter');
    const found = page.getByRole('feed', { name: 'Search' }).getByRole('article').first();
    await found.waitFor();
    expect(await page.title()).toBe('“mayor office” · Bridgenotes');
    await takePictures(page, 'search');
    await expectAccessible(page);
    await found.getByRole('link').click();
    await page.waitForURL(`**/statements/${id}`);
    await page.goto('/');
    await page.getByRole('searchbox').fill(`${url}?utm_source=somewhere`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('article', { name: 'Readers added context' }).first().waitFor();
  });

  it('is told when nothing is found, and asks for a note on an address that nobody knows', async () => {
    const token = await joinCommunity(`reader asks ${RUN}`);
    const page = await visit('/search?q=zzyzx%20qwerty', { token });
    await page.getByRole('heading', { name: 'No statement was found' }).waitFor();
    const url = `https://news.example/reader/${RUN}/asked`;
    await page.getByRole('searchbox').fill(url);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ask for a note' }).click();
    await page.getByLabel(/What should be looked at/).fill('The picture is older.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('link', { name: 'Go to the statement' }).waitFor();
    const { myRequests } = await ask<{ myRequests: { nodes: { reason: string; statement: { url: string } }[] } }>('{ myRequests(first: 5) { nodes { reason statement { url } } } }', {}, token);
    expect(myRequests.nodes[0]).toEqual({ reason: 'The picture is older.', statement: { url } });
    await page.goto(`/statement?url=${url}`);
    await page.getByRole('heading', { name: 'No note is shown on this statement' }).waitFor();
    // Asking follows; who is told may stop it.
    await page.getByRole('button', { name: 'Following' }).click();
    await page.getByRole('button', { name: 'Follow', exact: true }).waitFor();
    await takePictures(page, 'statement-without-note');
    await expectAccessible(page);
  });

  it('may not ask without a login, but is shown the way', async () => {
    const page = await visit('/statement?url=https://news.example/reader/nobody');
    await page.getByRole('link', { name: 'Sign in to ask for a note' }).waitFor();
    expect(await page.getByRole('button', { name: 'Ask for a note' }).count()).toBe(0);
  });

  it('shares the link, and takes the code for another page', async () => {
    const { id, url } = await statementWithNote();
    const page = await visit(`/statements/${id}`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByText('Share', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(new URL(`/statements/${id}`, page.url()).href);
    expect(await page.getByLabel(/paste this into it/).inputValue()).toContain(`<bridge-note url="${url}">`);
    await expectAccessible(page);
  });

  it('scrolls through the notes found helpful lately, and finds the place again on coming back', async () => {
    const page = await visit('/');
    const feed = page.getByRole('feed');
    await feed.getByRole('article').first().waitFor();
    expect(await feed.getByRole('article').first().getAttribute('aria-posinset')).toBe('1');
    // Far fewer are in the page than there are.
    await page.mouse.wheel(0, 5000);
    await expect.poll(async () => Number(await feed.getByRole('article').first().getAttribute('aria-posinset'))).toBeGreaterThan(5);
    expect(await feed.getByRole('article').count()).toBeLessThan(30);
    await page.waitForTimeout(300);
    const { before, place } = await page.evaluate(() => {
      const inSight = [...document.querySelectorAll('article')].find((article) => article.getBoundingClientRect().top > 150)!;
      return { before: scrollY, place: inSight.getAttribute('aria-posinset')! };
    });
    await page.locator(`article[aria-posinset="${place}"]`).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Statement' }).waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.goBack();
    await page.locator(`article[aria-posinset="${place}"]`).waitFor();
    await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(3);
  });

  it('walks through the list with Page Down', async () => {
    const page = await visit('/');
    const first = page.getByRole('feed').getByRole('article').first();
    await first.getByRole('link').first().focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).toBe('3');
    await page.keyboard.press('PageUp');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'))).toBe('2');
  });
});
