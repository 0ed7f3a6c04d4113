import { existsSync } from 'node:fs';

const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const HOW_TO_GET_CHROMIUM = 'No Chromium was found: install it (Debian: apt install chromium; macOS: brew install --cask chromium; or npx playwright-core install chromium) or tell where it is with CHROMIUM=/path/to/chrome.';

/** The installed Chromium (or Chrome); null where there is none. */
export const findChromium = (): string | null => PLACES.find((place) => place !== undefined && existsSync(place)) ?? null;
