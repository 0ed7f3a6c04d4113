import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
/** Somebody else's project, with the built client installed in it. */
let project: string;
let built: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'bridgenotes-client-'));
  built = join(project, 'node_modules/@bridgenotes/client');
  await mkdir(built, { recursive: true });
  await build({ configFile: join(root, 'libs/client/vite.config.ts'), configLoader: 'runner', build: { outDir: built } });
}, 120_000);
afterAll(() => rm(project, { recursive: true, force: true }));

describe('bridge-note.js', () => {
  it('is under 12 kB as it is sent, and one script for any page', async () => {
    const script = await readFile(join(built, 'bridge-note.js'));
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(12_000);
    // Neither what only a module may say, nor what a strict policy refuses.
    expect(script.toString()).not.toMatch(/\bimport\s*[("'{]|\bexport\b|import\.meta|\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write/);
  });
});

describe('the typed client', () => {
  it('is small, and has what follows changes in a file of its own', async () => {
    const door = await readFile(join(built, 'index.js'), 'utf8');
    expect(gzipSync(door).length).toBeLessThan(3_000);
    expect(door).toMatch(/import\("\.\/live-connection\.js"\)/);
    expect(door).not.toContain('graphql-transport-ws');
  });

  it('is a package that Node imports', async () => {
    const { createClient } = (await import(/* @vite-ignore */ pathToFileURL(join(built, 'index.js')).href)) as typeof import('./index');
    await expect(createClient({ endpoint: 'http://127.0.0.1:9/graphql' }).note('x')).rejects.toMatchObject({ code: 'NETWORK' });
    expect(JSON.parse(await readFile(join(built, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies');
  });

  it('has types with which the examples of the docs are right, and wrong ones are wrong', async () => {
    const [, example] = /```ts\n([\s\S]*?)```/.exec(await readFile(join(root, 'docs/embedding.md'), 'utf8'))!;
    const problems = await problemsOf(example!);
    expect(problems).toEqual([]);
    expect(await problemsOf(`${example}\nclient.surfacedNotes('one');`)).toHaveLength(1);
    expect(await problemsOf(`${example}\nnodes[0]!.nonsense;`)).toHaveLength(1);
  }, 60_000);
});

async function problemsOf(text: string): Promise<string[]> {
  const file = join(project, 'example.mts');
  await writeFile(file, text);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2023, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'], types: [], strict: true, noEmit: true });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
