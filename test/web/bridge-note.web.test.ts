import { openDataSource } from '@bridgenotes/scoring-runs/testing';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildClient } from '../e2e/built-client';
import { openLivingHouse, type LivingHouse } from '../e2e/living-house';
import { expectAccessible, expectNoSidewaysScroll, journeys, takePictures } from './browser';
import { openHost, type Host } from './host';

const HOSTILE = `<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script> javascript:alert(1) \u202Ereversed https://example.org/source?a=1&b=<b> ${'word'.repeat(60)}`;

journeys('<bridge-note> on the page of another site', ({ visit }) => {
  let client: Awaited<ReturnType<typeof buildClient>>;
  let house: LivingHouse;
  let host: Host;
  let server: string;
  /** Numbers of the statements that have a note: https://example.org/0 and so on. */
  let noted: number[];

  beforeAll(async () => {
    client = await buildClient();
    house = await openLivingHouse({ raters: 30, notes: 30 }, { CLIENT_FOLDER: client.folder });
    server = new URL(house.url).origin;
    host = await openHost(server);
    noted = house.community.notes.flatMap(({ opinion }, i) => (opinion === 'both' ? [i] : []));
    const dataSource = await openDataSource(house.databaseUrl);
    await dataSource.query('UPDATE notes SET text = $2 WHERE id = $1', [house.community.notes[noted[1]!]!.id, HOSTILE]);
    await dataSource.destroy();
  });
  afterAll(async () => {
    await host?.close();
    await house?.close();
    await client?.remove();
  });

  const script = (kind = 'async') => `<script ${kind} src="${server}/bridge-note.js"></script>`;
  const noteOn = (i: number, attributes = '', inside = '') => `<bridge-note url="https://www.example.org/${i}?utm_source=paper" ${attributes}>${inside}</bridge-note>`;
  const settled = (page: Page, count = 1) => page.waitForFunction((expected) => [...document.querySelectorAll<HTMLElement>('bridge-note')].filter((each) => ['shown', 'empty', 'error'].includes(each.dataset['state'] ?? '')).length >= expected, count);
  const states = (page: Page) => page.locator('bridge-note').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['state']));
  function queriesOf(page: Page): string[] {
    const queries: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && queries.push(request.url()));
    return queries;
  }

  it('fifty of them ask one question, and only those with a note show something', async () => {
    const page = await visit('about:blank');
    const queries = queriesOf(page);
    await page.goto(host.put('/fifty', `<h1>News</h1>${Array.from({ length: 50 }, (_, i) => `<p>Story ${i}</p>${noteOn(i)}`).join('')}`, { head: script() }));
    await settled(page, 50);
    expect(queries).toEqual([house.url]);
    expect(await states(page)).toEqual(Array.from({ length: 50 }, (_, i) => (noted.includes(i) ? 'shown' : 'empty')));
    const first = page.locator('bridge-note').first();
    await expect.poll(() => first.getByText('Context from readers').isVisible()).toBe(true);
    expect(await first.getByText('Rated helpful by people from different points of view').isVisible()).toBe(true);
    expect(await first.getByRole('link', { name: 'example.org/source' }).evaluate((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual(['https://example.org/source', 'noopener nofollow']);
    expect(await page.locator('bridge-note').nth(1).evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
    await expectNoSidewaysScroll(page);
  });

  it('those that come later are shown, too, and what is known is not asked again', async () => {
    const page = await visit('about:blank');
    const queries = queriesOf(page);
    const address = host.put('/later', '<h1>News</h1>', { head: script() });
    await page.goto(address);
    const add = (numbers: number[]) => page.evaluate((urls) => document.querySelector('main')!.append(...urls.map((url) => Object.assign(document.createElement('bridge-note'), { url }))), numbers.map((i) => `https://example.org/${i}`));
    await add([noted[0]!, 1, noted[2]!]);
    await settled(page, 3);
    expect([queries.length, await states(page)]).toEqual([1, ['shown', 'empty', 'shown']]);
    await add([noted[0]!]);
    await settled(page, 4);
    await page.goto(address);
    await add([noted[0]!, 1]);
    await settled(page, 2);
    expect([queries.length, await states(page)]).toEqual([1, ['shown', 'empty']]);
  });

  it('shows the strongest notes where it may show only some, whichever was decided last', async () => {
    const [strong, weak] = [house.community.notes[noted[5]!]!, house.community.notes[noted[6]!]!];
    const dataSource = await openDataSource(house.databaseUrl);
    try {
      await dataSource.query('UPDATE notes SET statement_id = $2, text = $3 WHERE id = $1', [weak.id, strong.statementId, 'The weaker of two, decided last.']);
      await dataSource.query('UPDATE notes SET text = $2 WHERE id = $1', [strong.id, 'The stronger of two.']);
      await dataSource.query(`UPDATE note_scores SET statement_id = $3, intercept = CASE note_id WHEN $1 THEN 0.61 ELSE 0.42 END, decided_at = decided_at + CASE note_id WHEN $1 THEN interval '0' ELSE interval '1 minute' END WHERE note_id IN ($1, $2)`, [strong.id, weak.id, strong.statementId]);
    } finally {
      await dataSource.destroy();
    }
    const page = await visit(host.put('/strongest', `<h1>News</h1>${noteOn(noted[5]!, 'max="1"')}${noteOn(noted[5]!)}`, { head: script() }));
    await settled(page, 2);
    const texts = (nth: number) => page.locator('bridge-note').nth(nth).evaluate((each) => [...each.shadowRoot!.querySelectorAll('.text')].map(({ textContent }) => textContent));
    expect([await texts(0), await texts(1)]).toEqual([['The stronger of two.'], ['The stronger of two.', 'The weaker of two, decided last.']]);
    // the pages of statements show them in the same order
    const { statement } = await house.get<{ statement: { surfacedNotes: { note: { text: string } }[] } }>('query ($url: String!) { statement(url: $url) { surfacedNotes { note { text } } } }', { url: `https://example.org/${noted[5]!}` });
    expect(statement.surfacedNotes.map(({ note }) => note.text)).toEqual(await texts(1));
  });

  it.each(['defer', 'type="module"'])('works with a script that is %s', async (kind) => {
    const page = await visit(host.put(`/script-${kind.length}`, `<h1>News</h1>${noteOn(noted[0]!)}`, { head: script(kind) }));
    await settled(page);
    expect(await states(page)).toEqual(['shown']);
  });

  it('whatever people write is text', async () => {
    const page = await visit(host.put('/hostile', `<h1>News</h1>${noteOn(noted[1]!)}`, { head: script() }));
    await settled(page);
    const text = await page.locator('bridge-note').evaluate((element) => element.shadowRoot!.querySelector('.text')!.textContent);
    expect(text).toContain(`<img src=x onerror="document.title='hacked'"><script>document.title='hacked'</script> javascript:alert(1)`);
    expect(await page.locator('bridge-note').evaluate((element) => [...element.shadowRoot!.querySelectorAll('img, script, [onerror]')].length)).toBe(0);
    expect(await page.locator('bridge-note').evaluate((element) => [...element.shadowRoot!.querySelectorAll('a')].map((link) => link.protocol))).toEqual(['https:', 'http:', 'http:']);
    expect(await page.title()).toBe('A newspaper');
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });

  it('is read and left by keyboard in the order it is read, and says why it shows', async () => {
    const page = await visit(host.put('/keys', `<h1>News</h1><a href="#before">before</a>${noteOn(noted[0]!)}<a href="#after">after</a>`, { head: script() }));
    await settled(page);
    const focused: string[] = [];
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('Tab');
      focused.push(await page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement ?? document.activeElement)!.textContent!.trim()));
    }
    expect(focused).toEqual(['before', 'example.org/source', 'Why is this shown?', 'Ratings and history of this note', 'All notes on this', 'after']);
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    const note = page.getByRole('note', { name: 'Context from readers' });
    await expect.poll(() => note.getByText('People who usually disagree find this note helpful.').isVisible()).toBe(true);
    expect(await note.getByText('Decided by the rule').isVisible()).toBe(true);
    expect(await note.getByRole('link', { name: 'Ratings and history of this note' }).getAttribute('href')).toMatch(new RegExp(`^${server}/notes/`));
    expect(await note.getByRole('link', { name: 'All notes on this' }).getAttribute('href')).toMatch(new RegExp(`^${server}/statements/`));
  });

  it('is accessible in both themes, and as a site has made it look', async () => {
    const page = await visit(host.put('/themes', `<h1>News</h1><p>Four of them.</p>${noteOn(noted[0]!)}${noteOn(noted[2]!, 'theme="dark"')}${noteOn(noted[3]!, 'theme="light"')}${noteOn(noted[4]!, 'class="branded" theme="light"')}`, { head: script() }));
    await settled(page, 4);
    for (const summary of await page.locator('bridge-note summary').all()) await summary.click();
    const colours = () => page.locator('bridge-note').evaluateAll((all) => all.map((each) => getComputedStyle(each.shadowRoot!.querySelector('.card')!).backgroundColor));
    await page.emulateMedia({ colorScheme: 'light' });
    const [light, dark] = ['rgb(246, 248, 250)', 'rgb(26, 30, 35)'];
    expect(await colours()).toEqual([light, dark, light, 'rgb(255, 243, 214)']);
    expect(await page.locator('bridge-note').nth(3).evaluate((each) => getComputedStyle(each.shadowRoot!.querySelector('.text')!).fontStyle)).toBe('italic');
    await expectAccessible(page);
    expect(await colours()).toEqual([dark, dark, light, 'rgb(255, 243, 214)']);
    await takePictures(page, 'bridge-note');
  });

  it('speaks the language of the page around it, from right to left, too', async () => {
    const german = await visit(host.put('/de', `<h1>Nachrichten</h1><div lang="de-AT">${noteOn(noted[0]!)}</div>${noteOn(noted[2]!, 'lang="fr"')}`, { head: script() }));
    await settled(german, 2);
    expect(await german.locator('bridge-note').evaluateAll((all) => all.map((each) => each.shadowRoot!.querySelector('.heading')!.textContent))).toEqual(['Anmerkungen von Lesenden', 'Précisions de lecteurs']);
    const arabic = await visit(host.put('/ar', `<h1>أخبار</h1>${noteOn(noted[0]!)}`, { lang: 'ar', dir: 'rtl', head: script() }));
    await settled(arabic);
    const card = arabic.locator('bridge-note .card');
    expect(await card.evaluate((each) => [getComputedStyle(each).borderRightWidth, getComputedStyle(each).borderLeftWidth, getComputedStyle(each).textAlign])).toEqual(['4px', '1px', 'start']);
    expect(await arabic.getByText('توضيح من القراء').isVisible()).toBe(true);
    await expectAccessible(arabic);
    await takePictures(arabic, 'bridge-note-rtl');
  });

  it('moves nothing where it shows nothing, and nothing at all where the page reserves room', async () => {
    const page = await visit('about:blank');
    const address = host.put('/room', `<h1>News</h1>${noteOn(1)}<p id="first">after none</p><bridge-note class="reserved" url="https://example.org/${noted[0]}"></bridge-note><p id="second">after one</p>`);
    await page.goto(address);
    const places = () => page.evaluate(() => ['first', 'second'].map((id) => document.getElementById(id)!.getBoundingClientRect().top));
    const before = await places();
    await page.evaluate((src) => document.head.append(Object.assign(document.createElement('script'), { src })), `${server}/bridge-note.js`);
    await settled(page, 2);
    expect(await states(page)).toEqual(['empty', 'shown']);
    expect(await places()).toEqual(before);
  });

  it('a page without one is left alone, and so is a browser that knows no elements of one’s own', async () => {
    const page = await visit('about:blank');
    const queries = queriesOf(page);
    const body = '<h1>News</h1><p>As ever.</p>';
    await page.goto(host.put('/none', body, { head: script() + script() }));
    await page.waitForLoadState('networkidle');
    expect(queries).toEqual([]);
    expect(await page.locator('main').innerHTML()).toBe(body);
    expect(await page.evaluate(() => Object.keys(sessionStorage).length + document.querySelectorAll('style').length)).toBe(0);

    const old = await visit('about:blank');
    await old.addInitScript(() => Object.defineProperty(window, 'customElements', { value: undefined }));
    await old.goto(host.put('/old', `<h1>News</h1>${noteOn(noted[0]!, '', '<a href="#notes">Notes on this story</a>')}`, { head: script() }));
    expect(await old.getByText('Notes on this story').isVisible()).toBe(true);
  });

  it('tells the page what it shows, and shows what stands in it where there is nothing, or no answer', async () => {
    const page = await visit('about:blank');
    await page.goto(host.put('/events', '<h1>News</h1>'));
    await page.evaluate((src) => {
      const told: unknown[] = [];
      Object.assign(window, { told });
      for (const name of ['shown', 'empty', 'error']) document.addEventListener(`bridge-note-${name}`, (event) => told.push([name, (event as CustomEvent<{ url: string; noteIds: string[]; error?: { code: string } }>).detail.noteIds.length, (event as CustomEvent<{ error?: { code: string } }>).detail.error?.code]));
      document.head.append(Object.assign(document.createElement('script'), { src }));
    }, `${server}/bridge-note.js`);
    await page.evaluate(([one, none, endpoint]) => {
      const make = (url: string, more: Record<string, string> = {}) => {
        const element = document.createElement('bridge-note');
        for (const [name, value] of Object.entries({ url, ...more })) element.setAttribute(name, value);
        element.append(`nothing about ${url}`);
        return element;
      };
      document.querySelector('main')!.append(make(one!), make(none!), make(none!, { endpoint: endpoint! }));
    }, [`https://example.org/${noted[0]}`, 'https://nobody.example/', `${server}/nothing`]);
    await settled(page, 3);
    expect((await page.evaluate(() => (window as unknown as { told: unknown[][] }).told)).sort((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([['empty', 0, undefined], ['error', 0, 'UNEXPECTED_ANSWER'], ['shown', 1, undefined]]);
    expect(await page.locator('bridge-note').evaluateAll((all) => all.map((each) => getComputedStyle(each.shadowRoot!.querySelector('slot')!).display !== 'none'))).toEqual([false, true, true]);
  });

  it('one that is live goes when the note goes, without a reload; one that is not stays', async () => {
    const followed = noted.at(-1)!;
    const page = await visit(host.put('/live', `<h1>News</h1>${noteOn(followed, 'live')}${noteOn(followed)}${noteOn(noted[0]!, 'live')}`, { head: script() }));
    await settled(page, 3);
    expect(await states(page)).toEqual(['shown', 'shown', 'shown']);
    await page.waitForTimeout(1000);
    await house.changeMinds(house.community.notes[followed]!.id);
    await expect.poll(() => states(page), { timeout: 60_000 }).toEqual(['empty', 'shown', 'shown']);
  });
});
