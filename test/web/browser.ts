import AxeBuilder from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium';

const SHOTS = resolve(import.meta.dirname, '../../test-results/web');
export const NARROW = { width: 320, height: 640 };
export const WIDE = { width: 1280, height: 900 };
export const siteUrl = (): string => inject('siteUrl') ?? '';

/** What a test sees: new windows, each as of somebody else. */
export interface Visitors {
  /** A window of a browser of its own. Errors of its pages fail the test. */
  visit(path: string, options?: BrowserContextOptions & { token?: string }): Promise<Page>;
}

/** Tests in a real Chromium; where there is none they are skipped, and it says how to get one. */
export function journeys(name: string, tests: (visitors: Visitors) => void): void {
  const executablePath = findChromium();
  if (executablePath === null) console.warn(HOW_TO_GET_CHROMIUM);
  describe.skipIf(executablePath === null)(name, () => {
    let browser: Browser;
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: executablePath!, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    });
    afterEach(async () => {
      for (const context of contexts.splice(0)) await context.close();
      expect(problems.splice(0), 'errors in the console of the page').toEqual([]);
    });
    afterAll(() => browser?.close());
    tests({
      async visit(path, { token, ...options } = {}) {
        const context = await browser.newContext({ baseURL: siteUrl(), viewport: WIDE, locale: 'en-GB', ...options });
        contexts.push(context);
        if (token !== undefined) await context.addInitScript((value) => localStorage.setItem('bridgenotes.token', value), token);
        const page = await context.newPage();
        page.on('console', (message) => {
          // A refused request is an answer; what the page makes of it is for the test to see.
          if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) problems.push(`${page.url()}: ${message.text()}`);
        });
        page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.stack ?? error.message}`));
        await page.goto(path);
        return page;
      },
    });
  });
}

/** The page in a theme, painted. */
async function useTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** No violation of WCAG 2.2 AA that axe can find, in both themes. Leaves the page in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await useTheme(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map(({ id, help, nodes }) => `${colorScheme}: ${id} (${help}): ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  }
}

/** Nothing is wider than the window, whatever its width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

/**
 * Pictures of a page: light and dark, wide and narrow; artefacts to look at. Leaves the window wide and light.
 * @param whole false takes what the window shows: of an endless list there is no more to see
 */
export async function takePictures(page: Page, name: string, whole = true): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  for (const [size, viewport] of Object.entries({ wide: WIDE, narrow: NARROW })) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await useTheme(page, colorScheme);
      if (whole) await page.evaluate(() => scrollTo(0, 0));
      // A busy machine paints what inherits its colour later than the rest.
      await page.waitForTimeout(250);
      await page.screenshot({ path: join(SHOTS, `${name}-${size}-${colorScheme}.png`), fullPage: whole });
    }
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Asks the api as a program would, to prepare what a page is to show. @throws Error for a refusal */
export async function ask<Data>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
  const answer = await fetch(`${siteUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: { message: string }[] };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

/** Somebody who has signed in by name and goes by the first alias offered. @returns their token */
export async function joinCommunity(name: string, role: 'READER' | 'CONTRIBUTOR' | 'MODERATOR' | 'ADMIN' = 'CONTRIBUTOR', enrollmentState?: 'earnedIn' | 'newUser'): Promise<string> {
  const { developmentLogin } = await ask<{ developmentLogin: { token: string } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token } }', { input: { name, role, enrollmentState } });
  const { token } = developmentLogin;
  const { viewer } = await ask<{ viewer: { needsAlias: boolean } }>('{ viewer { needsAlias } }', {}, token);
  if (viewer.needsAlias) {
    const { aliasOffers } = await ask<{ aliasOffers: string[] }>('{ aliasOffers }', {}, token);
    await ask('mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { id } } }', { input: { alias: aliasOffers[0] } }, token);
  }
  return token;
}
