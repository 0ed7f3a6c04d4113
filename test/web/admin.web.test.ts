import { expect, it } from 'vitest';
import { ask, expectAccessible, joinCommunity, journeys, takePictures } from './browser';

journeys('the pages of moderators and admins', ({ visit }) => {
  it('are closed to readers and contributors, and the admins’ ones to moderators', async () => {
    const stranger = await visit('/admin');
    await stranger.getByRole('heading', { name: 'These pages are for moderators and admins' }).waitFor();
    const contributor = await visit('/admin/contributors', { token: await joinCommunity('a contributor at the door') });
    await contributor.getByRole('heading', { name: 'These pages are for moderators and admins' }).waitFor();
    const moderator = await visit('/admin/api-keys', { token: await joinCommunity('a moderator at the door', 'MODERATOR') });
    await moderator.getByRole('heading', { name: 'This page is for admins' }).waitFor();
    await expectAccessible(moderator);
  });

  it('let a moderator find somebody, remove them with a reason and take them back', async () => {
    const theirs = await joinCommunity('somebody to be removed');
    const { viewer } = await ask<{ viewer: { contributor: { alias: string } } }>('{ viewer { contributor { alias } } }', {}, theirs);
    const page = await visit('/admin/contributors', { token: await joinCommunity('a moderator of people', 'MODERATOR') });
    await page.getByLabel('Alias or participantId').fill(viewer.contributor.alias);
    await page.keyboard.press('Enter');
    const line = page.getByRole('listitem').filter({ hasText: viewer.contributor.alias });
    await line.getByRole('button', { name: 'Remove…' }).click();
    await expectAccessible(page);
    await line.getByLabel('What the person is told').fill('Advertising, three times after a warning.');
    await line.getByLabel('Reason, published in the log').selectOption('SPAM');
    await line.getByRole('button', { name: 'Remove now' }).click();
    await line.getByRole('button', { name: 'Take back' }).waitFor();
    expect((await ask<{ viewer: { removal: { explanation: string } } }>('{ viewer { removal { explanation } } }', {}, theirs)).viewer.removal.explanation).toBe('Advertising, three times after a warning.');
    await takePictures(page, 'admin-people', false);
    await line.getByRole('button', { name: 'Take back' }).click();
    await line.getByRole('button', { name: 'Remove…' }).waitFor();
  });

  it('read on through everybody, also after the connection was lost', async () => {
    const page = await visit('/admin/contributors', { token: await joinCommunity('a moderator who reads on', 'MODERATOR') });
    const people = page.locator('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) });
    await expect.poll(() => people.count()).toBe(25);
    const first = await people.first().getByRole('heading').innerText();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('alert').waitFor();
    expect(await people.count(), 'what was read stays').toBe(25);
    await page.context().setOffline(false);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => people.count()).toBe(50);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => people.count()).toBe(75);
    expect(await people.first().getByRole('heading').innerText()).toBe(first);
    const names = await people.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(names).size, 'each of them once').toBe(75);
  });

  it('let an admin make a key that works, shown once, and revoke it', async () => {
    const page = await visit('/admin/api-keys', { token: await joinCommunity('an admin of keys', 'ADMIN') });
    await page.getByLabel('What it is for').fill('a test of keys');
    await page.keyboard.press('Enter');
    const key = (await page.getByRole('region', { name: 'The key is made.' }).locator('code').textContent())!;
    expect((await ask<{ viewer: { signedInBy: string } }>('{ viewer { signedInBy } }', {}, key)).viewer.signedInBy).toBe('API_KEY');
    await takePictures(page, 'admin-keys');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.getByText(key).count()).toBe(0);
    const line = page.getByRole('listitem').filter({ hasText: 'a test of keys' }).first();
    await line.getByRole('button', { name: 'Revoke…' }).click();
    await line.getByRole('button', { name: 'Yes, revoke it for ever' }).click();
    await line.getByText('Revoked').waitFor();
    await expect(ask('{ viewer { role } }', {}, key)).rejects.toThrow();
  });

  it('let an admin start a run, watch it, and compare two', async () => {
    const page = await visit('/admin/runs', { token: await joinCommunity('an admin of runs', 'ADMIN') });
    const count = () => page.getByRole('checkbox').count();
    await page.getByRole('checkbox').first().waitFor();
    const before = await count();
    await page.getByRole('button', { name: 'Start a run', exact: true }).click();
    await expect.poll(count, { timeout: 60_000, interval: 500 }).toBeGreaterThan(before);
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('heading', { name: 'What changed between the two' }).waitFor();
    await takePictures(page, 'admin-runs', false);
    await expectAccessible(page);
  });

  it('let an admin hold a run back and let it pass, pause publication and resume it, by mouse and by keyboard', async () => {
    const page = await visit('/admin/runs', { token: await joinCommunity('an admin of publication', 'ADMIN') });
    const held = page.getByRole('listitem').filter({ hasText: 'Held back, as an admin asked' });
    await page.getByRole('button', { name: 'Start a run and hold it back' }).click();
    await held.first().waitFor({ timeout: 90_000 });
    await held.first().getByRole('button', { name: 'Let it pass…' }).focus();
    await page.keyboard.press('Enter');
    await held.first().getByLabel('Why is it right?').fill('Looked at by two of us.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await held.first().getByText('A worker makes it as soon as none is under way.').waitFor();
    expect(await held.first().getByRole('button', { name: 'Let it pass…' }).count()).toBe(0);
    const { scoringRuns } = await ask<{ scoringRuns: { nodes: { id: string; heldBecause: string | null }[] } }>('{ scoringRuns(first: 20) { nodes { id heldBecause } } }');
    expect(scoringRuns.nodes.some(({ heldBecause }) => heldBecause === 'ASKED')).toBe(true);
    await expect.poll(async () => (await ask<{ publicLog: { nodes: { body: string }[] } }>('{ publicLog(kind: "run.released", first: 100) { nodes { body } } }')).publicLog.nodes.some(({ body }) => body.includes('Looked at by two of us.')), { timeout: 20_000 }).toBe(true);

    await page.getByRole('button', { name: 'Pause publication…' }).click();
    await page.getByLabel('Why?', { exact: false }).fill('A test of the brakes.');
    await page.getByRole('button', { name: 'Pause now' }).click();
    await page.getByText('Publication is paused').waitFor();
    await expectAccessible(page);
    await takePictures(page, 'admin-publication', false);
    const status = await visit('/status');
    await status.getByText('An admin has paused publication').waitFor({ timeout: 20_000 });
    await status.getByText('The reason: A test of the brakes.').waitFor();
    await page.getByRole('button', { name: 'Resume publication…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Why is it right to publish again?').fill('They work.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Runs are published as they are made').waitFor();
  });

  it('show an admin every setting in force, and no secret', async () => {
    const page = await visit('/admin/configuration', { token: await joinCommunity('an admin of settings', 'ADMIN') });
    await page.getByRole('heading', { name: 'scoring' }).waitFor();
    const all = await page.getByRole('row').count();
    await page.getByLabel('Only what differs from its default').check();
    expect(await page.getByRole('row').count()).toBeLessThan(all);
    await takePictures(page, 'admin-configuration', false);
    await expectAccessible(page);
  });

  it('show what waits for a decision', async () => {
    const page = await visit('/admin', { token: await joinCommunity('a moderator of appeals', 'MODERATOR') });
    await page.getByRole('heading', { level: 1, name: 'Appeals' }).waitFor();
    await expectAccessible(page);
    await takePictures(page, 'admin-appeals', false);
  });
});
