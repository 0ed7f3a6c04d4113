import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { Chores, WorkerModule, workerConfig } from '@bridgenotes/worker';
import { NestFactory } from '@nestjs/core';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../e2e/house';
import { expectAccessible, expectNoSidewaysScroll, journeys, NARROW, siteUrl, takePictures } from './browser';

const HOUR = 3_600_000;
const BY_INVITATION_OR_DRAW = { joining: { requirement: { anyOf: ['INVITATION', 'WAITING_LIST'] }, invitationsPerMonth: 2, moderatorInvitationsPerMonth: 2, waitingListBy: 'everyone', drawEveryHours: 1, slotsPerDraw: 1 } };

journeys('joining where one is let in', ({ visit }) => {
  const clock = new ManualClock(new Date());
  let house: House;
  let founder: string;
  beforeAll(async () => {
    if (siteUrl() === '') return;
    house = await openHouse({ WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') }, clock, undefined, BY_INVITATION_OR_DRAW);
    // Whoever runs a community is asked for nothing, or nobody could invite anybody.
    founder = await house.join('founder', 'admin');
  });
  afterAll(() => house?.close());

  const login = async (name: string) => (await house.get<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { name } })).developmentLogin.token;
  const open = (path: string, options: Parameters<typeof visit>[1] = {}) => visit(new URL(path, house.url).href, options);
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name });
  const chooseFirstName = async (page: Page): Promise<void> => {
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: /^Go by/ }).click();
    await heading(page, /^Welcome, /).waitFor();
  };
  async function draw(): Promise<void> {
    const config = readConfig(workerConfig, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '86400' });
    const worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(BY_INVITATION_OR_DRAW, HOUSE_SECTIONS) }), { logger: false });
    await worker.get(Chores).runAll().finally(() => worker.close());
  }

  it('goes from somebody who invites to somebody who enters the code, which works once', async () => {
    const host = await open('/me', { token: founder, permissions: ['clipboard-read', 'clipboard-write'] });
    await heading(host, 'Invite somebody').waitFor();
    await host.getByRole('button', { name: 'Make an invitation' }).click();
    await host.getByText('It is shown only now.').waitFor();
    await host.getByRole('button', { name: 'Copy the code' }).click();
    await host.getByRole('button', { name: 'Copied' }).waitFor();
    const code = await host.evaluate(() => navigator.clipboard.readText());
    expect(code).toMatch(/^[A-Z0-9]{6}(-[A-Z0-9]{6}){3}$/);
    await host.getByRole('list', { name: 'Your invitations' }).getByText('Open').waitFor();
    await takePictures(host, 'invitation-made');
    await expectAccessible(host);

    const guest = await open('/join', { token: await login('a guest') });
    await heading(guest, 'What is still missing').waitFor();
    await guest.getByText('Any one of these ways will do.').waitFor();
    await takePictures(guest, 'join-ways');
    await expectAccessible(guest);
    await guest.getByLabel('Code of the invitation').fill('NOSUCH-CODE00-WORKS0-HERE00');
    await guest.getByRole('button', { name: 'Enter', exact: true }).click();
    await guest.getByRole('alert').filter({ hasText: /invitation/i }).waitFor();
    expect(await guest.getByLabel('Code of the invitation').getAttribute('aria-invalid')).toBe('true');
    await takePictures(guest, 'join-wrong-code');
    await expectAccessible(guest);
    // As people type it off a sheet of paper.
    await guest.getByLabel('Code of the invitation').fill(code.toLowerCase().replaceAll('-', ' '));
    await guest.getByRole('button', { name: 'Enter', exact: true }).click();
    await heading(guest, 'Choose the name that others see').waitFor();
    await chooseFirstName(guest);

    const second = await open('/join', { token: await login('a second guest') });
    await second.getByLabel('Code of the invitation').fill(code);
    await second.keyboard.press('Enter');
    await second.getByRole('alert').filter({ hasText: /invitation/i }).waitFor();
    expect(await heading(second, 'Choose the name that others see').count()).toBe(0);
    await host.reload();
    await host.getByRole('list', { name: 'Your invitations' }).getByText('Used').waitFor();
  });

  it('is invited by the keyboard, as often as the community allows, and an invitation is taken back', async () => {
    const host = await open('/me', { token: founder, viewport: NARROW });
    const make = host.getByRole('button', { name: 'Make an invitation' });
    await make.focus();
    await host.keyboard.press('Enter');
    const code = await host.locator('.invitations-code').innerText();
    await host.getByRole('list', { name: 'Your invitations' }).getByText('Open').waitFor();
    await host.keyboard.press('Enter');
    await host.getByRole('alert').filter({ hasText: /invitation/i }).waitFor();
    await takePictures(host, 'invitation-limit');
    await expectAccessible(host);
    await host.getByRole('button', { name: 'Take it back' }).focus();
    await host.keyboard.press('Space');
    await host.getByRole('list', { name: 'Your invitations' }).getByText('Taken back').waitFor();
    expect(await host.evaluate(() => document.activeElement?.id)).toBe('invitations');

    const late = await open('/join', { token: await login('a late guest') });
    await late.getByLabel('Code of the invitation').fill(code);
    await late.keyboard.press('Enter');
    await late.getByRole('alert').filter({ hasText: /invitation/i }).waitFor();
  });

  it('waits for a draw by the keyboard, and goes on by itself when a place was drawn', async () => {
    const tokens = await Promise.all(['one who waits', 'another who waits'].map(login));
    const [page, other] = await Promise.all([open('/join', { token: tokens[0]!, viewport: NARROW }), open('/join', { token: tokens[1]! })]);
    for (const each of [page, other]) {
      await each.getByRole('button', { name: 'Put me on the waiting list' }).focus();
      await each.keyboard.press('Enter');
      await each.getByText('You have waited since').waitFor();
      expect(await each.evaluate(() => document.activeElement?.closest('main') !== null), 'the keyboard keeps its place').toBe(true);
    }
    await page.reload();
    await page.getByText('Next draw lets in').waitFor();
    expect(await page.locator('.joining-waiting dd').allInnerTexts()).toEqual(expect.arrayContaining(['2 people', '1 person']));
    expect(await page.getByRole('button', { name: 'Put me on the waiting list' }).count()).toBe(0);
    await expectNoSidewaysScroll(page);
    await takePictures(page, 'join-waiting');
    await expectAccessible(page);

    clock.advance(HOUR);
    await draw();
    const choice = async (each: Page) => heading(each, 'Choose the name that others see').count();
    await expect.poll(async () => (await choice(page)) + (await choice(other)), { timeout: 30_000 }).toBe(1);
    const [lucky, still] = (await choice(page)) === 1 ? [page, other] : [other, page];
    expect(await lucky.getByRole('status').allInnerTexts()).toContain('You are off the waiting list: see what comes next.');
    await chooseFirstName(lucky);
    await still.reload();
    await still.getByText('You have waited since').waitFor();
  });

  it('is not offered by whoever has not joined, nor where anybody may join', async () => {
    const nameless = await open('/me', { token: await login('nobody yet') });
    await heading(nameless, 'You have no name here yet').waitFor();
    expect(await heading(nameless, 'Invite somebody').count()).toBe(0);
    const free = await openHouse({ WEB_FOLDER: resolve(import.meta.dirname, '../../dist/web') });
    try {
      const page = await visit(new URL('/me', free.url).href, { token: await free.join('anybody') });
      await page.locator('#ability').waitFor();
      expect(await heading(page, 'Invite somebody').count()).toBe(0);
      await page.goto(new URL('/join', free.url).href);
      await heading(page, /^Welcome, /).waitFor();
    } finally {
      await free.close();
    }
  });
});
