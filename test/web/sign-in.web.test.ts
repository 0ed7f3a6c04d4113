import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@bridgenotes/embedded-postgres';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, journeys, takePictures } from './browser';
import { findChromium } from './chromium';
import { startIdentityProvider, WEB_CLIENT_ID, type IdentityProvider } from './identity-provider';

/** A name that nobody had before, also on a site that runs for long. */
const somebody = (name: string): string => `${name} ${Date.now().toString(36)}`;
const stored = (page: Page, key: string) => page.evaluate((name) => localStorage.getItem(name), key);

journeys('signing in by name', ({ visit }) => {
  it('makes a newcomer of anybody, who takes a name and goes on where they were', async () => {
    const page = await visit('/sign-in?to=%2Fhow-it-works');
    await page.getByRole('heading', { name: 'Try it out' }).waitFor();
    await takePictures(page, 'sign-in');
    await expectAccessible(page);
    await page.getByLabel('Your name').fill(somebody('mouse'));
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('heading', { name: 'Choose the name that others see' }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(5);
    await takePictures(page, 'join');
    await expectAccessible(page);
    const offered = page.getByRole('radio').nth(2);
    const alias = await offered.getAttribute('value');
    await offered.check();
    await page.getByRole('button', { name: `Go by “${alias}”` }).click();
    await page.getByRole('heading', { name: `Welcome, ${alias}` }).waitFor();
    await page.getByRole('banner').getByRole('link', { name: alias! }).waitFor();
    await takePictures(page, 'joined');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go on where you were' }).click();
    await page.waitForURL('**/how-it-works');
  });

  it('needs no mouse, and lets somebody in who may write', async () => {
    const page = await visit('/sign-in?to=%2Fjoin');
    await page.getByLabel('Your name').focus();
    await page.keyboard.type(somebody('keys'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: /Somebody who may write/ }).isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Choose the name that others see' }).waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    const alias = await page.getByRole('radio').first().getAttribute('value');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Welcome, ${alias}` }).waitFor();
    const state = await page.evaluate(async () => {
      const answer = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${localStorage.getItem('bridgenotes.token')}` }, body: JSON.stringify({ query: '{ viewer { contributor { enrollmentState } } }' }) });
      return ((await answer.json()) as { data: { viewer: { contributor: { enrollmentState: string } } } }).data.viewer.contributor.enrollmentState;
    });
    expect(state).toBe('earnedIn');
  });

  it('says what is wrong with a name, and lets nobody in by it', async () => {
    const page = await visit('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Type a name, any will do.').waitFor();
    await page.getByLabel('Your name').fill('<b>');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('1 to 60 letters').waitFor();
    expect(await stored(page, 'bridgenotes.token')).toBeNull();
    await expectAccessible(page);
  });

  it('signs out, and forgets everything of the login', async () => {
    const page = await visit('/sign-in?to=%2Fsign-in');
    await page.getByLabel('Your name').fill(somebody('leaver'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/join?*');
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Try it out' }).waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /token|login|oidc/.test(key)))).toEqual([]);
  });

  it('asks for a login before a name is taken', async () => {
    const page = await visit('/join');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL('**/sign-in?to=%2Fjoin');
  });
});

describe.skipIf(findChromium() === null)('with an identity provider', () => {
  let site: ChildProcess;
  let provider: IdentityProvider;
  let folder: string;
  let baseURL: string;

  beforeAll(async () => {
    const port = await freePort(0);
    baseURL = `http://localhost:${port}`;
    provider = await startIdentityProvider(baseURL);
    folder = await mkdtemp(join(tmpdir(), 'bridgenotes-sign-in-'));
    const { DATABASE_URL: _, ...environment } = process.env;
    site = spawn(process.execPath, [resolve(import.meta.dirname, '../../apps/cli/bin/bridgenotes.mjs'), 'start', '--port', String(port)], {
      env: { ...environment, BRIDGENOTES_DATA_DIR: folder, OIDC_ISSUER: provider.issuer, OIDC_AUDIENCE: WEB_CLIENT_ID, OIDC_WEB_CLIENT_IDS: WEB_CLIENT_ID, OIDC_NAMES: 'Example Login' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    while (!(await fetch(`${baseURL}/health`).then((answer) => answer.ok, () => false))) await sleep(200);
  });
  afterAll(async () => {
    site?.kill('SIGTERM');
    if (site?.exitCode === null) await once(site, 'exit');
    await provider?.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  journeys('signing in there', ({ visit }) => {
    const begin = async (): Promise<Page> => {
      const page = await visit('/sign-in?to=%2Fjoin', { baseURL });
      await page.getByRole('button', { name: 'Continue with Example Login' }).waitFor();
      return page;
    };

    it('comes back as whom the provider says, and stays signed in beyond the end of the token', async () => {
      const page = await begin();
      await takePictures(page, 'sign-in-provider');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Continue with Example Login' }).click();
      await page.waitForURL(`${provider.issuer}/**`);
      await page.locator('input[name=login]').fill('ada');
      await page.locator('input[name=password]').fill('any');
      await page.locator('button[type=submit]').click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL(`${baseURL}/join`);
      await page.getByRole('heading', { name: 'Choose the name that others see' }).waitFor();
      const first = await stored(page, 'bridgenotes.token');
      expect(JSON.parse(Buffer.from(first!.split('.')[1]!, 'base64url').toString())).toMatchObject({ iss: provider.issuer, sub: 'ada', aud: WEB_CLIENT_ID });

      await expect.poll(() => stored(page, 'bridgenotes.token'), { timeout: 40_000 }).not.toBe(first);
      expect(await stored(page, 'bridgenotes.token')).not.toBeNull();
      await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: /^Go by/ }).click();
      await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
    });

    it('is not signed in when the provider did not let them in', async () => {
      const page = await begin();
      await page.getByRole('button', { name: 'Continue with Example Login' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${provider.issuer}/**`);
      await page.getByRole('link', { name: /Cancel/ }).click();
      await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
      expect(await stored(page, 'bridgenotes.token')).toBeNull();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Begin again' }).click();
      await page.waitForURL('**/sign-in');
    });

    it('takes nothing that no login of this window asked for', async () => {
      const page = await visit('/sign-in/callback?code=stolen&state=made-up', { baseURL });
      await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
      expect(await stored(page, 'bridgenotes.token')).toBeNull();
    });
  });
});
