import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The api that `vite apps/web` talks to while somebody works on the pages. */
const API = process.env['API_URL'] ?? 'http://127.0.0.1:4000';
const behind = { target: API, ws: true };

export default defineConfig({
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
  },
});
