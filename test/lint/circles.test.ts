import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** A model's parameters are the run's with some changed, so the type of the one needs the other's. */
const OF_ONE_TYPE = 'libs/scoring/src/gaussian/gaussian-parameters.ts libs/scoring/src/models/model-parameters.ts libs/scoring/src/parameters.ts';

/** Which files of its room a file imports, by path; types, too. */
type Imports = ReadonlyMap<string, readonly string[]>;

async function importsOf(folders: readonly string[]): Promise<Imports> {
  const found = await Promise.all(folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })));
  const paths = new Set(found.flat().filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\/node_modules\//.test(file.parentPath)).map((file) => relative(root, join(file.parentPath, file.name))));
  const resolved = (from: string, specifier: string): string | undefined => ['.ts', '.tsx', '/index.ts'].map((end) => normalize(join(dirname(from), specifier)) + end).find((path) => paths.has(path));
  return new Map([...paths].map((path) => {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, path), 'utf8'), true, false);
    return [path, importedFiles.filter(({ fileName }) => fileName.startsWith('.')).flatMap(({ fileName }) => resolved(path, fileName) ?? [])];
  }));
}

/** Every circle that a walk along the imports closes, each as the sorted names of its files. */
function circlesOf(imports: Imports): string[] {
  const circles = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) circles.add([...way.slice(at)].sort().join(' '));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return [...circles];
}

describe('files of one room', () => {
  it('do not import each other in circles', async () => {
    const imports = await importsOf(['apps', 'libs']);
    expect(imports.size).toBeGreaterThan(500);
    const allowed = new Set(OF_ONE_TYPE.split(' '));
    expect(circlesOf(imports).filter((circle) => !circle.split(' ').every((path) => allowed.has(path)))).toEqual([]);
  });

  it('would be found out if they did', () => {
    expect(circlesOf(new Map([['a', ['b', 'c']], ['b', ['d']], ['c', []], ['d', ['a']]]))).toEqual(['a b d']);
    expect(circlesOf(new Map([['a', ['b', 'c']], ['b', ['c']], ['c', []]]))).toEqual([]);
  });
});
