import type { TestProject } from 'vitest/node';
import { findChromium } from './chromium';
import { startSite } from './site';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the site answers, without a path; null where no Chromium is installed to look at it with. */
    siteUrl: string | null;
  }
}

/** One site for all journeys: `npm start -- --demo`, whose simulated people are still. SITE_URL uses one that runs already. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['SITE_URL'];
  if (findChromium() === null || given !== undefined) {
    project.provide('siteUrl', given ?? null);
    return undefined;
  }
  const site = await startSite(['--still']);
  project.provide('siteUrl', site.url);
  return () => site.stop();
}
