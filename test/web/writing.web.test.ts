import { noteLength } from '@bridgenotes/notes';
import { expect, it } from 'vitest';
import { ask, expectAccessible, expectNoSidewaysScroll, joinCommunity, journeys, NARROW, takePictures } from './browser';

const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { statement { id } } }';
const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id } } }';
/** Of this run alone, so that it can be run again on a site that goes on. */
const RUN = Date.now().toString(36);
const writer = (name: string) => joinCommunity(`${name} ${RUN}`, 'CONTRIBUTOR', 'earnedIn');
const addStatement = async (token: string, slug: string, quotedText = `The tram cost 9 million, says ${slug}.`) =>
  (await ask<{ addStatement: { statement: { id: string } } }>(ADD, { input: { url: `https://writing.example/${RUN}/${slug}`, quotedText, authorName: `Gazette of ${slug} ${RUN}`, language: 'en' } }, token)).addStatement.statement.id;
const notesOn = async (statementId: string) =>
  (await ask<{ statement: { notes: { nodes: { id: string; text: string; tags: string[]; classification: string; isCollaborativeNote: boolean }[] } } }>('query ($id: ID!) { statement(id: $id) { notes { nodes { id text tags classification isCollaborativeNote } } } }', { id: statementId })).statement.notes.nodes;

const TEXTS = [
  'words', ' é e\u0301 \r\n x ', 'See https://example.org/a, www.example.org/b. (https://example.org/c_(d)) and "https://example.org/e"', 'http://localhost/x http://10.0.0.1/ http://[::1]/ http://192.168.1.1 https://a.local/b',
  'https://user:secret@example.org/ https://example.org:8443/x', '番組はhttps://example.org/aによると', 'mail me@www.example.org or a.www.example.org', 'https://example.org/x!!! www. https:// http://intranet/page', '𝒜𝒷 👩‍👩‍👧 https://例え.example/パス',
  `https://example.org/${'x'.repeat(2100)}`, "https://example.org/a'b'... https://example.org/~x~ *https://example.org/y*", 'https://93.184.216.34/a https://100.64.0.1/b https://172.15.0.1/c https://172.16.0.1/d',
];

journeys('writing', ({ visit }) => {
  it('counts as the server counts', async () => {
    const token = await writer('writer who counts');
    const statementId = await addStatement(token, 'counting');
    const page = await visit(`/write?statement=${statementId}`, { token });
    const text = page.getByLabel('What should people know?');
    const shown = async () => {
      const count = (await page.locator('#text-count').innerText()).replaceAll(',', '');
      return Number(/\d+/.exec(count)![0]) * (count.includes('too many') ? -1 : 1);
    };
    for (const each of TEXTS) {
      await text.fill(each);
      const left = 280 - noteLength(each.normalize('NFC').replace(/\r\n?/g, '\n').trim());
      await expect.poll(shown, { message: each }).toBe(left);
    }
    const long = `${TEXTS.join(' ').slice(0, 400)} ${'x'.repeat(300)}`;
    await text.fill(long);
    const refusal = await ask(WRITE, { input: { statementId, classification: 'NOT_MISLEADING', tags: [], text: long, trustworthySources: true } }, token).catch(({ message }: Error) => message);
    await expect.poll(async () => String(refusal).includes(` ${280 - (await shown())} characters`)).toBe(true);
  });

  it('goes from a pasted address to a sent note by keyboard, with what is missing told beside its field', async () => {
    const token = await writer('writer by keyboard');
    const page = await visit('/write', { token });
    await page.getByRole('textbox', { name: 'What is your note about?' }).fill(`https://writing.example/${RUN}/keyboard`);
    await page.getByText('Nobody has added this yet.').waitFor();
    await takePictures(page, 'write-find');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add it' }).press('Enter');
    await page.getByLabel('What it says, in its own words').fill('The bridge was closed for 21 days.');
    await page.getByLabel('Who said it').fill('The keyboard paper');
    await page.getByRole('button', { name: 'Add it and write the note' }).press('Enter');

    await page.getByRole('heading', { name: 'Your note' }).waitFor();
    const text = page.getByLabel('What should people know?');
    await page.getByRole('button', { name: 'Send the note' }).press('Enter');
    for (const missing of ['Choose what you find of the statement.', 'Write what people should know.', 'Say whether most people would trust your sources.']) await page.getByText(missing).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('classification');

    await page.keyboard.press('Space');
    await page.getByLabel('It gets a fact wrong').press('Space');
    await text.fill(`It was 12 days. https://writing.example/${RUN}/keyboard?utm_source=x and http://localhost/list`);
    await page.getByText('is the statement itself').waitFor();
    await page.getByText('does not lead anywhere for other people').waitFor();
    await text.fill('You idiots, I think this is disgusting! https://figures.example/list');
    await page.getByText('This may read as an attack on people.').waitFor();
    await page.getByText('This reads like an opinion.').waitFor();
    await text.fill(`${'x'.repeat(290)} https://figures.example/list`);
    await page.getByText('12 characters too many').waitFor();
    await page.getByLabel('Yes', { exact: true }).press('Space');
    await page.getByRole('button', { name: 'Send the note' }).press('Enter');
    await page.getByText('The note is too long: at most 280 characters.').waitFor();
    await text.fill('It was 12 days: https://figures.example/bridge.pdf');
    await page.getByText('263 characters left').waitFor();
    await page.getByLabel('Let raters suggest improvements').press('Space');
    await expectAccessible(page);
    await takePictures(page, 'write-note');
    await page.getByRole('button', { name: 'Send the note' }).press('Enter');
    await page.getByRole('heading', { name: 'Your note is sent' }).waitFor();
    await page.getByText('Needs more ratings').waitFor();
    await takePictures(page, 'write-sent');
    await expectAccessible(page);

    const watch = (await page.getByRole('link', { name: 'Watch it' }).getAttribute('href'))!;
    const { note } = await ask<{ note: { text: string; tags: string[]; isCollaborativeNote: boolean; statement: { id: string } } }>('query ($id: ID!) { note(id: $id) { text tags isCollaborativeNote statement { id } } }', { id: decodeURIComponent(watch.replace('/notes/', '')) });
    expect(note).toMatchObject({ text: 'It was 12 days: https://figures.example/bridge.pdf', tags: ['misleadingFactualError'], isCollaborativeNote: true });
    expect(await page.evaluate(() => localStorage.getItem('bridgenotes.drafts'))).toBeNull();

    // Once a person and statement.
    await page.goto(`/write?statement=${note.statement.id}`);
    await page.getByRole('heading', { name: 'You have written a note on this statement' }).waitFor();
  });

  it('finds what is here already, by any variant of its address and by similar words, with the notes on it', async () => {
    const token = await writer('writer who finds');
    const other = await writer('writer before');
    const statementId = await addStatement(other, 'found', `Penguins ${RUN} were seen on the tramway of Harrow Bay.`);
    await ask(WRITE, { input: { statementId, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingSatire'], text: 'They were toys. https://toys.example/penguins', trustworthySources: true } }, other);
    const page = await visit(`/write?url=${encodeURIComponent(`http://www.writing.example/${RUN}/found?utm_source=x`)}`, { token });
    await page.getByText('It is here already').waitFor();
    await page.getByText('1 note.').waitFor();
    await page.getByRole('textbox', { name: 'What is your note about?' }).fill(`penguins tramway ${RUN}`);
    await page.getByText('Similar words').waitFor();
    await page.getByRole('link', { name: 'Write about this' }).first().click();
    await page.getByText('They were toys.').waitFor();
    await page.getByText('1 other note on it').waitFor();
  });

  it('keeps a draft over a reload, lets it sleep until tomorrow, and reminds of it then', async () => {
    const token = await writer('writer who sleeps');
    const statementId = await addStatement(token, 'sleep');
    const second = await addStatement(token, 'second');
    const page = await visit('/', { token });
    await page.clock.install({ time: new Date('2026-11-22T21:30:00') });
    await page.goto(`/write?statement=${statementId}`);
    await page.getByLabel('It is not misleading').check();
    await page.getByLabel('What should people know?').fill('It cost 9 million, as it says.');
    await page.reload();
    expect(await page.getByLabel('What should people know?').inputValue()).toBe('It cost 9 million, as it says.');
    expect(await page.getByLabel('It is not misleading').isChecked()).toBe(true);
    await page.getByLabel('No, or there is no source').check();
    await page.getByRole('button', { name: 'Sleep on it until tomorrow' }).click();
    await page.getByText('This draft sleeps until').waitFor();
    expect(await page.getByRole('button', { name: 'Send the note' }).count()).toBe(0);
    await takePictures(page, 'write-asleep');
    await page.getByLabel('What should people know?').press('Control+Enter');
    await page.reload();
    await page.getByText('This draft sleeps until').waitFor();
    expect(await notesOn(statementId)).toEqual([]);

    // A second draft, which is deleted after having been asked once.
    await page.goto(`/write?statement=${second}`);
    await page.getByLabel('What should people know?').fill('A second thought.');
    await page.goto('/write');
    await page.getByRole('heading', { name: 'Your drafts' }).waitFor();
    await takePictures(page, 'write-drafts');
    await expectAccessible(page);
    await page.getByRole('button', { name: /Delete the draft on .*second/ }).click();
    await page.getByRole('group', { name: 'Delete it for good?' }).getByRole('button', { name: 'Keep' }).click();
    await page.getByText('A second thought.').waitFor();
    await page.getByRole('button', { name: /Delete the draft on .*second/ }).click();
    await page.getByRole('group', { name: 'Delete it for good?' }).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('A second thought.').waitFor({ state: 'detached' });

    await page.goto('/');
    await page.getByRole('article').first().waitFor();
    expect(await page.getByText('You slept on a draft').count(), 'not before it is awake').toBe(0);
    await page.clock.setFixedTime(new Date('2026-11-23T06:00:01'));
    await page.goto('/');
    await page.getByText('You slept on a draft').waitFor();
    await page.getByRole('link', { name: 'Look at it' }).click();
    await page.getByText('You slept on it.').waitFor();
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByRole('heading', { name: 'Your note is sent' }).waitFor();
    expect((await notesOn(statementId)).map(({ text }) => text)).toEqual(['It cost 9 million, as it says.']);
    await page.goto('/');
    await page.getByRole('article').first().waitFor();
    expect(await page.getByText('You slept on a draft').count(), 'told once').toBe(0);
  });

  it('says what the server refuses beside what it concerns, and loses nothing', async () => {
    const token = await writer('writer refused');
    const author = `One busy author ${RUN}`;
    const statements = await Promise.all([1, 2, 3, 4].map(async (turn) => (await ask<{ addStatement: { statement: { id: string } } }>(ADD, { input: { url: `https://writing.example/${RUN}/busy/${turn}`, quotedText: `Claim ${turn}`, authorName: author } }, token)).addStatement.statement.id));
    const page = await visit(`/write?statement=${statements[3]}`, { token });
    await page.getByLabel('It is not misleading').check();
    await page.getByLabel('What should people know?').fill('It is so.');
    await page.getByLabel('No, or there is no source').check();
    for (const statementId of statements.slice(0, 3)) await ask(WRITE, { input: { statementId, classification: 'NOT_MISLEADING', tags: [], text: 'It is so.', trustworthySources: false } }, token);
    await page.getByRole('button', { name: 'Send the note' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'notes on this author' });
    await alert.waitFor();
    expect(await page.getByLabel('What should people know?').inputValue()).toBe('It is so.');
    await page.reload();
    await page.getByText('On what this author says: 0 more. The next one is possible from').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Send the note' }).click();
    await page.getByText('The server could not be reached. Your note is kept').waitFor();
  });

  it('says what unlocks writing to whoever has not earned it, and asks others to sign in', async () => {
    const token = await joinCommunity(`writer not earned in ${RUN}`, 'CONTRIBUTOR', 'newUser');
    const page = await visit('/write', { token });
    await page.getByRole('heading', { name: 'Writing is unlocked by rating' }).waitFor();
    await page.getByRole('meter').waitFor();
    await page.locator('main').getByRole('link', { name: 'Rate notes' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'What is your note about?' }).count()).toBe(0);
    await takePictures(page, 'write-locked');
    await expectAccessible(page);
    const reader = await visit('/write');
    await reader.getByRole('heading', { name: 'Sign in to write notes' }).waitFor();
    const { developmentLogin } = await ask<{ developmentLogin: { token: string } }>('mutation { developmentLogin(input: { name: "writer without a name" }) { token } }');
    const nameless = await visit('/write', { token: developmentLogin.token });
    await nameless.getByRole('heading', { name: 'Choose a name before you write' }).waitFor();
  });

  it('fits 320 pixels', async () => {
    const token = await writer('writer on a small screen');
    const statementId = await addStatement(token, 'small');
    const page = await visit(`/write?statement=${statementId}`, { token, viewport: NARROW, hasTouch: true });
    await page.getByText('It is wrong, or may mislead people').tap();
    await page.getByText('It is out of date').tap();
    await expectNoSidewaysScroll(page);
    for (const choice of await page.locator('.write-choice, .write-form button').all()) expect((await choice.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
