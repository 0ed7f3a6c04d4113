import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Rules and services are tested beside their code; what crosses rooms lives in test/.
// `services` and `e2e` share one embedded PostgreSQL, with one database a test file.
const database = { globalSetup: ['test/support/postgres.global.ts'], testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // Node resolves `graphql` to its CommonJS build; two builds side by side would not know each other's types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools}/**/*.test.ts', 'test/lint/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'services', include: ['{apps,libs,migrations,test}/**/*.db.test.ts'], exclude: ['**/node_modules/**', '**/dist/**'], ...database },
      },
      { extends: true, test: { name: 'e2e', include: ['test/e2e/**/*.e2e.test.ts'], ...database, testTimeout: 180_000 } },
      // Browser journeys share one site, started as the README says.
      { extends: true, test: { name: 'web', include: ['test/web/**/*.web.test.ts'], globalSetup: [...database.globalSetup, 'test/web/site.global.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } },
      { extends: true, test: { name: 'season', include: ['test/season/**/*.season.test.ts'], ...database, testTimeout: 600_000 } },
      { extends: true, test: { name: 'parity', include: ['test/parity/**/*.parity.test.ts'], testTimeout: 300_000 } },
    ],
  },
});
