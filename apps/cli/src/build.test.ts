import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIfStale } from '../bin/build.mjs';

const REPOSITORY = resolve(import.meta.dirname, '../../..');
let root: string;

/** A clone in small: one app, one library, the real compiler and its real settings. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bridgenotes-build-'));
  await mkdir(join(root, 'apps/small/src'), { recursive: true });
  await mkdir(join(root, 'libs/scoring/src'), { recursive: true });
  await mkdir(join(root, 'migrations'));
  for (const file of ['vite.server.ts', 'tsconfig.base.json', 'tsconfig.json', 'package.json', 'package-lock.json']) await cp(join(REPOSITORY, file), join(root, file));
  await symlink(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'apps/small/vite.config.ts'), "import { serverBuild } from '../../vite.server';\nexport default serverBuild('small');\n");
  await writeFile(join(root, 'libs/scoring/src/index.ts'), 'export const answer: number = 1;\n');
  await writeFile(join(root, 'apps/small/src/main.ts'), "import { answer } from '@bridgenotes/scoring';\nconsole.log(`answer ${answer}`);\n");
  await makeOld(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The clock of the disk is as coarse as its timestamps; sources of a real clone are older than its build. */
async function makeOld(folder: string): Promise<void> {
  const past = new Date(Date.UTC(2020, 0, 1));
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) await makeOld(join(folder, entry.name));
    await utimes(join(folder, entry.name), past, past);
  }
}

const bundle = (): string => join(root, 'dist/small/main.js');
const builtAt = (): number => statSync(bundle()).mtimeMs;

describe('building on first use', () => {
  it('builds what is missing, and does not build it again', async () => {
    await buildIfStale(root, ['small']);
    expect(await readFile(bundle(), 'utf8')).toContain('answer');
    const first = builtAt();
    await buildIfStale(root, ['small']);
    expect(builtAt()).toBe(first);
  });

  it.each([
    ['a source of the app', () => writeFile(join(root, 'apps/small/src/main.ts'), 'console.log("changed");\n')],
    ['a library', () => writeFile(join(root, 'libs/scoring/src/index.ts'), 'export const answer = 2;\n')],
    ['a new file', () => writeFile(join(root, 'libs/scoring/src/extra.ts'), 'export {};\n')],
    ['a deleted file', () => rm(join(root, 'libs/scoring/src/unused.ts'))],
    ['an upgraded package', () => writeFile(join(root, 'package-lock.json'), '{}')],
  ])('builds again after a change of %s', async (_, change) => {
    await writeFile(join(root, 'libs/scoring/src/unused.ts'), 'export {};\n');
    await makeOld(root);
    await buildIfStale(root, ['small']);
    const first = builtAt();
    await change();
    await buildIfStale(root, ['small']);
    expect(builtAt()).toBeGreaterThan(first);
  });

  it('does not build again for a changed test', async () => {
    await writeFile(join(root, 'apps/small/src/main.test.ts'), 'export {};\n');
    await makeOld(root);
    await buildIfStale(root, ['small']);
    const first = builtAt();
    await writeFile(join(root, 'apps/small/src/main.test.ts'), 'export const changed = 1;\n');
    await buildIfStale(root, ['small']);
    expect(builtAt()).toBe(first);
  });

  it('leaves one whole bundle and nothing else when two do it at once', async () => {
    await Promise.all([buildIfStale(root, ['small']), buildIfStale(root, ['small'])]);
    expect(existsSync(bundle())).toBe(true);
    expect(await readdir(join(root, 'dist'))).toEqual(['small']);
  });

  it("fails with the compiler's words and keeps the last good bundle", async () => {
    await buildIfStale(root, ['small']);
    const good = await readFile(bundle(), 'utf8');
    await writeFile(join(root, 'apps/small/src/main.ts'), 'const = ;\n');
    await expect(buildIfStale(root, ['small'])).rejects.toThrow(/small could not be built[^]*main\.ts/);
    expect(await readFile(bundle(), 'utf8')).toBe(good);
    expect(await readdir(join(root, 'dist'))).toEqual(['small']);
  });

  it('says what to do when packages are not installed', async () => {
    await rm(join(root, 'node_modules'));
    await expect(buildIfStale(root, ['small'])).rejects.toThrow(/npm ci/);
  });
});
