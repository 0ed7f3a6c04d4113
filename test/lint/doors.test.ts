import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { readFile, readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

interface Project {
  name: string;
  tags: string[];
  root: string;
}

let projects: Project[];
let eslint: ESLint;

/** Lints a text as if it stood in a file of a room. @returns rule and message of each finding */
async function findings(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(root, filePath) });
  return result!.messages.map((message) => `${message.ruleId}: ${message.message}`);
}

beforeAll(async () => {
  // The boundary rule reads the project graph from Nx; without it, it would pass everything with a warning.
  const graph = execFileSync('npx', ['nx', 'graph', '--print'], { cwd: root, env: { ...process.env, NX_DAEMON: 'false' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  const nodes = (JSON.parse(graph.slice(graph.indexOf('{'))) as { graph: { nodes: Record<string, { data: { root: string; tags?: string[] } }> } }).graph.nodes;
  projects = Object.entries(nodes).map(([name, node]) => ({ name, root: node.data.root, tags: node.data.tags ?? [] }));
  // On a build server the parser would lint each file as it is on disk, once, instead of the text that is given here.
  process.env['TSESTREE_SINGLE_RUN'] = 'false';
  eslint = new ESLint({ cwd: root });
}, 120_000);

describe('rooms', () => {
  it('are all known to Nx', async () => {
    const folders = await Promise.all(['apps', 'libs'].map(async (parent) => (await readdir(resolve(root, parent))).map((name) => `${parent}/${name}`)));
    expect(projects.map((project) => project.root)).toEqual(expect.arrayContaining([...folders.flat(), 'migrations', 'test']));
  });

  it('each have exactly one room tag, so that none slips through the doors', () => {
    for (const project of projects) expect(project.tags.filter((tag) => tag.startsWith('room:')), project.name).toHaveLength(1);
  });

  it('each have a rule that says what they may import', async () => {
    const config = await readFile(resolve(root, 'eslint.config.mjs'), 'utf8');
    for (const project of projects) {
      const room = project.tags.find((tag) => tag.startsWith('room:'))!.slice('room:'.length);
      expect(new RegExp(`'${room}'|^  ${room}: `, 'm').test(config), project.name).toBe(true);
    }
  });
});

describe('doors', () => {
  const boundary = '@nx/enforce-module-boundaries';

  it.each([
    ['scoring imports a package', 'libs/scoring/src/index.ts', `import 'typeorm';`],
    ['scoring imports a room', 'libs/scoring/src/index.ts', `import '@bridgenotes/platform';`],
    ['a feature imports GraphQL', 'libs/notes/src/index.ts', `import 'graphql';`],
    ['a feature imports one above it', 'libs/notes/src/index.ts', `import '@bridgenotes/ratings';`],
    ['a room is entered by a window', 'libs/notes/src/index.ts', `import '../../platform/src/clock';`],
    ['platform imports a feature', 'libs/platform/src/index.ts', `import '@bridgenotes/notes';`],
    ['the api imports the simulation', 'apps/api/src/main.ts', `import '@bridgenotes/simulation';`],
    ['a migration imports an entity', 'migrations/index.ts', `import '@bridgenotes/notes';`],
  ])('stay shut when %s', async (_, file, text) => {
    expect(await findings(file, `${text}\n`)).toEqual([expect.stringContaining(boundary)]);
  });

  it.each([
    ['ratings import notes below them', 'libs/ratings/src/index.ts', `import '@bridgenotes/notes';`],
    ['a feature imports platform', 'libs/notes/src/index.ts', `import '@bridgenotes/platform';`],
    ['the api imports a feature', 'apps/api/src/main.ts', `import '@bridgenotes/notes';`],
  ])('are open when %s', async (_, file, text) => {
    expect(await findings(file, `${text}\n`)).toEqual([]);
  });
});

describe('pure code', () => {
  it.each([
    ['the clock', 'Date.now()'],
    ['the clock by construction', 'new Date()'],
    ['chance', 'Math.random()'],
    ['the process', 'process.pid'],
  ])('may not use %s', async (_, expression) => {
    for (const file of ['libs/scoring/src/index.ts', 'libs/notes/src/note.rules.ts'])
      expect(await findings(file, `export const value = ${expression};\n`)).toEqual([expect.stringMatching(/^no-restricted/)]);
  });

  it('may handle a time that it is given', async () => {
    expect(await findings('libs/scoring/src/index.ts', `export const value = (millis: number) => new Date(millis).toISOString();\n`)).toEqual([]);
  });
});

describe('resolvers', () => {
  const resolver = (decorators: string) => `
    import { Access } from './graphql/access';
    import { Query } from '@nestjs/graphql';
    export class Example { ${decorators} answer() { return Access; } }
  `;

  it('must declare their access', async () => {
    expect(await findings('apps/api/src/main.ts', resolver('@Query(() => String)'))).toEqual([expect.stringContaining('bridgenotes/resolver-access')]);
  });

  it('pass when they do', async () => {
    expect(await findings('apps/api/src/main.ts', resolver(`@Access('anyone') @Query(() => String)`))).toEqual([]);
  });
});
