import { expect, it } from 'vitest';
import { ask, expectAccessible, joinCommunity, journeys, takePictures } from './browser';

const someNotes = async (): Promise<{ id: string; author: { id: string; alias: string } }[]> => (await ask<{ helpfulNotes: { nodes: { id: string; author: { id: string; alias: string } }[] } }>('{ helpfulNotes(first: 3) { nodes { id author { id alias } } } }')).helpfulNotes.nodes;
const rate = (noteId: string, token: string) => ask('mutation ($input: RateNoteInput!) { rateNote(input: $input) { rating { level } } }', { input: { noteId, level: 'HELPFUL', tags: ['helpfulClear'] } }, token);

journeys('the pages of a contributor', ({ visit }) => {
  it('ask who is not signed in to do so, and lead there', async () => {
    const page = await visit('/me');
    await page.getByRole('heading', { name: 'Sign in to see your page' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in');
  });

  it('say to a newcomer what is locked and what unlocks it', async () => {
    const page = await visit('/me', { token: await joinCommunity('a newcomer of these pages', 'CONTRIBUTOR', 'newUser') });
    await page.getByRole('heading', { name: 'Writing is locked' }).waitFor();
    const meter = page.getByRole('meter');
    expect(await meter.getAttribute('aria-valuenow')).toBe('0');
    expect(await page.getByRole('link', { name: 'Write a note' }).count()).toBe(0);
    await takePictures(page, 'me-newcomer');
    await expectAccessible(page);
  });

  it('say to a writer how many notes are left, by the keyboard alone to the settings and back', async () => {
    const page = await visit('/me', { token: await joinCommunity('a writer of these pages', 'CONTRIBUTOR', 'earnedIn') });
    await page.getByRole('heading', { name: 'You may write notes' }).waitFor();
    await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Overview' }).focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/me/settings');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  it('show what was rated, and take a rating back', async () => {
    const token = await joinCommunity('a rater of these pages');
    const [note] = await someNotes();
    await rate(note!.id, token);
    const page = await visit('/me/history', { token });
    const line = page.getByRole('article').filter({ hasText: 'You said: helpful' });
    await line.waitFor();
    await takePictures(page, 'me-history');
    await expectAccessible(page);
    await line.getByRole('button', { name: 'Withdraw' }).click();
    await line.waitFor({ state: 'detached' });
    expect((await ask<{ note: { viewerRating: unknown } }>('query ($id: ID!) { note(id: $id) { viewerRating { level } } }', { id: note!.id }, token)).note.viewerRating).toBeNull();
  });

  it('keep how somebody wants to be told', async () => {
    const token = await joinCommunity('somebody with settings');
    const page = await visit('/me/settings', { token });
    await page.getByLabel('Writing was locked, E-mail').selectOption('WEEKLY');
    await page.getByText('Saved.').waitFor();
    await page.getByLabel('Hold mail and messages back during some hours').check();
    await page.getByLabel('Time zone').fill('Nowhere/Land');
    await page.getByRole('region', { name: 'When you are told' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').filter({ hasText: 'Nowhere/Land' }).waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Nowhere/Land');
    await page.getByLabel('Time zone').fill('Europe/Berlin');
    await page.getByRole('region', { name: 'When you are told' }).getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await ask<{ noticeSettings: object }>('{ noticeSettings { timeZone quietHours { from until } } }', {}, token)).noticeSettings).toEqual({ timeZone: 'Europe/Berlin', quietHours: { from: '22:00', until: '07:00' } });
    const { frequencies } = (await ask<{ noticeSettings: { frequencies: { kind: string; channel: string; frequency: string }[] } }>('{ noticeSettings { frequencies { kind channel frequency } } }', {}, token)).noticeSettings;
    expect(frequencies.find(({ kind, channel }) => kind === 'WRITING_LOCKED' && channel === 'EMAIL')?.frequency).toBe('WEEKLY');
    await takePictures(page, 'me-settings');
    await expectAccessible(page);
  });

  it('let somebody leave, after asking once more, and come back', async () => {
    const token = await joinCommunity('somebody who leaves');
    const page = await visit('/me/settings', { token });
    await page.getByRole('button', { name: 'Leave…' }).click();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'Leave…' }).click();
    await page.getByRole('button', { name: 'Yes, leave' }).click();
    await page.getByRole('button', { name: 'Come back' }).click();
    await page.getByRole('button', { name: 'Leave…' }).waitFor();
  });

  it('tell of notices as they come, and mark them read', async () => {
    const token = await joinCommunity('somebody who is told', 'CONTRIBUTOR', 'earnedIn');
    const page = await visit('/me/notices', { token });
    await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
    await page.waitForTimeout(500);
    await ask('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { name: 'somebody who is told', enrollmentState: 'earnedOutNoAcknowledge' } });
    await page.getByRole('article').filter({ hasText: 'New' }).filter({ hasText: 'write' }).first().waitFor();
    await page.getByRole('link', { name: /new notice/ }).waitFor();
    await expectAccessible(page);
    await takePictures(page, 'me-notices');
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByRole('link', { name: /new notice/ }).waitFor({ state: 'detached' });
    await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'I understand; let me earn it back' }).click();
    await page.getByRole('button', { name: 'I understand; let me earn it back' }).waitFor({ state: 'detached' });
  });

  it('show anybody a contributor by alias and notes, and never what they rated', async () => {
    const { author } = (await someNotes())[0]!;
    const page = await visit(`/contributors/${author.id}`);
    await page.getByRole('heading', { level: 1, name: author.alias }).waitFor();
    await page.getByRole('article').first().waitFor();
    expect(await page.getByText('Your ratings').count()).toBe(0);
    await takePictures(page, 'contributor');
    await expectAccessible(page);
  });

  it('say so where nobody is', async () => {
    const page = await visit('/contributors/Q29udHJpYnV0b3I6MQ');
    await page.getByRole('heading', { name: 'Nobody by this address is here' }).waitFor();
  });
});
