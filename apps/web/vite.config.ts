import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';

/** The api that `vite apps/web` talks to while somebody works on the pages. */
const API = process.env['API_URL'] ?? 'http://127.0.0.1:4000';
const behind = { target: API, ws: true };

const config: UserConfig = {
  root: import.meta.dirname,
  plugins: [react()],
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
