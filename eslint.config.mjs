import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import { resolverAccess } from './tools/lint/resolver-access.mjs';

// The floors of the house (docs/architecture.md): a room may import what stands below it, through its door.
const BELOW_SCORING_RUNS = ['contributors', 'statements', 'notes', 'ratings'];
const UP_TO_SCORING_RUNS = [...BELOW_SCORING_RUNS, 'scoring-runs'];
const FEATURES_BELOW = {
  contributors: [],
  statements: [],
  notes: ['contributors', 'statements'],
  ratings: ['contributors', 'statements', 'notes'],
  'scoring-runs': ['scoring-threads', ...BELOW_SCORING_RUNS],
  needed: UP_TO_SCORING_RUNS,
  media: UP_TO_SCORING_RUNS,
  requests: [...UP_TO_SCORING_RUNS, 'media'],
  disputes: UP_TO_SCORING_RUNS,
  collaboration: [...UP_TO_SCORING_RUNS, 'media'],
  'ai-writers': [...UP_TO_SCORING_RUNS, 'requests', 'media'],
  notices: UP_TO_SCORING_RUNS,
  transparency: UP_TO_SCORING_RUNS,
  'open-data': [...UP_TO_SCORING_RUNS, 'public-data'],
};
const features = Object.keys(FEATURES_BELOW);
const room = (name) => `room:${name}`;
const may = (source, rooms, bannedExternalImports) => ({
  sourceTag: room(source),
  onlyDependOnLibsWithTags: rooms.map(room),
  ...(bannedExternalImports && { bannedExternalImports }),
});
const HTTP_AND_GRAPHQL = ['graphql', 'graphql-*', '@nestjs/graphql', '@nestjs/apollo', '@apollo/*', 'express', '@nestjs/platform-express', 'ws'];

const doors = [
  may('scoring', [], ['*']),
  may('scoring-threads', ['scoring'], ['@nestjs/*', 'typeorm', 'pg', ...HTTP_AND_GRAPHQL]),
  may('simulation', ['scoring'], ['@nestjs/*', 'typeorm', 'pg', ...HTTP_AND_GRAPHQL]),
  may('public-data', ['scoring'], ['@nestjs/*', 'typeorm', 'pg', ...HTTP_AND_GRAPHQL]),
  may('platform', ['test-support'], HTTP_AND_GRAPHQL),
  may('embedded-postgres', [], ['@nestjs/*', 'typeorm', ...HTTP_AND_GRAPHQL]),
  ...features.map((name) => may(name, ['platform', 'scoring', ...FEATURES_BELOW[name], 'test-support'], HTTP_AND_GRAPHQL)),
  may('house', ['platform', ...features], HTTP_AND_GRAPHQL),
  may('api', ['house', 'platform', 'scoring', ...features, 'migrations', 'test-support']),
  may('worker', ['house', 'platform', 'scoring', ...features, 'migrations', 'test-support']),
  may('cli', ['house', 'platform', 'scoring', 'scoring-threads', 'simulation', 'public-data', 'embedded-postgres', 'migrations', ...features, 'test-support']),
  may('api-contract', []),
  may('web', ['api-contract', 'client'], ['@nestjs/*', 'typeorm', 'pg', 'express']),
  // What other sites load: no framework, no package.
  may('client', ['api-contract'], ['*']),
  // What others are to copy stands on its own.
  may('examples', ['api-contract'], ['@nestjs/*', 'typeorm', 'pg', ...HTTP_AND_GRAPHQL]),
  may('migrations', ['test-support'], ['@nestjs/*', ...HTTP_AND_GRAPHQL]),
  may('test-support', ['platform', 'embedded-postgres', 'migrations']),
  { sourceTag: room('test'), onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: room('bench'), onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: room('workspace'), onlyDependOnLibsWithTags: ['*'] },
];

const boundaries = (depConstraints, allow = []) => [
  'error',
  {
    allow,
    enforceBuildableLibDependency: false,
    depConstraints,
    // Commands load their rooms when they are called, so that `--help` answers at once.
    checkDynamicDependenciesExceptions: ['.*'],
    // Tests of these two need a database, which itself is made by their code.
    ignoredCircularDependencies: [['platform', 'test-support'], ['migrations', 'test-support']],
  },
];
// The pure room may use test tools in its tests.
const doorsOfTests = doors.map((door) => (door.sourceTag === room('scoring') ? may('scoring', []) : door));

const NO_CLOCK_NO_CHANCE = [
  { object: 'Date', property: 'now', message: 'Time is handed in.' },
  { object: 'Math', property: 'random', message: 'Randomness is handed in, as a seed.' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.bridgenotes/**', 'coverage/**', 'libs/api-contract/schema.graphql'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: ['./tsconfig.json', './apps/web/tsconfig.json', './test/web/tsconfig.json', './bench/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx, bridgenotes: { rules: { 'resolver-access': resolverAccess } } },
    rules: {
      '@nx/enforce-module-boundaries': boundaries(doors),
      'bridgenotes/resolver-access': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' }],
    },
  },
  { files: ['apps/web/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  // Printed from the schema.
  { files: ['**/*.operation.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
  {
    // What exists for tests is imported by tests alone.
    files: ['{apps,libs,migrations}/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@bridgenotes/test-support', '@bridgenotes/*/testing', 'vitest', '**/*.fixture'], message: 'Only tests import this.' }] }] },
  },
  {
    files: ['libs/client/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'vitest'], message: 'This runs in pages, too.' }] }] },
  },
  // What runs in a page is compiled for pages.
  { files: ['libs/client/src/element/**/*.ts'], languageOptions: { parserOptions: { project: './libs/client/tsconfig.json', tsconfigRootDir: import.meta.dirname } } },
  { files: ['**/*.config.ts', 'vite.server.ts', 'test/**/*.global.ts'], rules: { 'no-restricted-syntax': 'off', '@nx/enforce-module-boundaries': 'off' } },
  {
    // Pure rooms and rules: no clock, no chance, nothing of the machine.
    files: ['libs/scoring/src/**/*.ts', 'libs/simulation/src/**/*.ts', '**/*.rules.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...NO_CLOCK_NO_CHANCE],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is handed in.' },
        { selector: 'ImportDeclaration[source.value=/^node:/]', message: 'Pure code does no I/O.' },
      ],
      'no-restricted-globals': ['error', { name: 'process', message: 'Pure code does not know its process.' }],
    },
  },
  {
    files: ['**/*.rules.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: ['@nestjs/*', 'typeorm', 'pg'], message: 'Rules are pure: no Nest, no TypeORM.' }, { group: ['@bridgenotes/test-support', '@bridgenotes/*/testing', 'vitest'], message: 'Only tests import this.' }] }] },
  },
  // An app is nobody's library, but what runs the whole house has to start it.
  { files: ['test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(doors, ['@bridgenotes/api', '@bridgenotes/api/testing', '@bridgenotes/api/testing/xml', '@bridgenotes/worker']) } },
  { files: ['libs/scoring/**/*.test.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(doorsOfTests) } },
  { files: ['libs/client/**/*.test.ts', 'libs/client/declare-types.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(doors.map((door) => (door.sourceTag === room('client') ? may('client', ['api-contract']) : door))) } },
  { files: ['libs/scoring-threads/**/*.test.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(doors.map((door) => (door.sourceTag === room('scoring-threads') ? may('scoring-threads', ['scoring', 'simulation']) : door))) } },
  { files: ['apps/web/public/sw.js'], languageOptions: { globals: { self: 'readonly' } } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', performance: 'readonly', fetch: 'readonly' } } },
);
