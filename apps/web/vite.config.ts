import react from '@vitejs/plugin-react';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { LANGUAGES } from './src/texts/languages.rules.ts';
import { whole, type Texts } from './src/texts/whole.rules.ts';

/** The api that `vite apps/web` talks to while somebody works on the pages. */
const API = process.env['API_URL'] ?? 'http://127.0.0.1:4000';
const behind = { target: API, ws: true };

/** Texts that a language lacks become English ones when the client is built, and the page tells the api which languages there are. */
const texts: Plugin = {
  name: 'texts',
  enforce: 'pre',
  async transform(code, id) {
    const [, language, feature] = /\/src\/texts\/([\w-]+)\/(\w+)\.json$/.exec(id) ?? [];
    if (language === undefined || language === 'en') return null;
    const english = resolve(import.meta.dirname, `src/texts/en/${feature}.json`);
    this.addWatchFile(english);
    return JSON.stringify(whole(language, JSON.parse(await readFile(english, 'utf8')) as Texts, JSON.parse(code) as Texts));
  },
  transformIndexHtml: (html) => html.replace('<html ', `<html data-languages="${Object.keys(LANGUAGES).join(' ')}" `),
};

const config: UserConfig = {
  root: import.meta.dirname,
  plugins: [react(), texts],
  resolve: { tsconfigPaths: true },
  // The api puts a fresh nonce in place of this word, and into the policy of the answer.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/graphql': behind, '/data': behind, '/health': behind, '/bridge-note.js': behind } },
  logLevel: 'warn',
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    // A strict policy allows no data: scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      output: {
        // What the first view of a statement needs anyway comes in two files: twenty small ones compress worse.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|use-sync-external-store)\// },
            { debugName: 'first-view of a language', name: (id) => `first-view-${/texts\/([\w-]+)\//.exec(id)![1]!}`, test: /apps\/web\/src\/texts\/(?!en\/)[\w-]+\/(frame|notes|statements|takingPart)\.json/ },
            { name: 'first-view', test: /apps\/web\/src\/(frame\/(announcer|error-boundary|footer|frame|theme)|kit\/(button|icon|kit|page|relative-time|skeleton|states|tokens)|data\/(light|session|stored|viewer)|statements\/|texts\/en\/(frame|notes|statements|takingPart)\.json)/ },
          ],
        },
      },
    },
  },
};

export default defineConfig(({ command }) => {
  // Whoever builds in a shell or a test with another NODE_ENV would serve React's development half.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return config;
});
