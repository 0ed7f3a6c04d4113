import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe } from 'vitest';
import { readTables, toScoringInput } from '@bridgenotes/public-data';
import type { ScoringInput } from '@bridgenotes/scoring';

/** Real and simulated tables with the results of X's scorer. They are not part of the repository. */
const DATA = resolve(import.meta.dirname, '../../../shared/data');
const RELATIVE = '../shared/data';

/** A group of tests that is skipped, saying why, where the data set is not there. */
export function describeWithData(name: string, dataSet: string, tests: () => void): void {
  const there = existsSync(join(DATA, dataSet));
  describe.skipIf(!there)(there ? name : `${name} (skipped: ${RELATIVE}/${dataSet} is not there)`, tests);
}

/** Where a file of the data is. */
export function pathOf(file: string): string {
  return join(DATA, file);
}

export type Row = Readonly<Record<string, string>>;

/** Rows of a gzipped file with a header, by column name. */
export function rowsOf(path: string, separator = '\t'): Row[] {
  const lines = gunzipSync(readFileSync(join(DATA, path))).toString('utf8').trimEnd().split('\n');
  const columns = lines[0]!.split(separator);
  return lines.slice(1).map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** The four tables of a data set as scoring takes them at the moment `now`. */
export async function inputOf(dataSet: string, now: number): Promise<ScoringInput> {
  return toScoringInput(await readTables(join(DATA, dataSet)), now).input;
}

/** The same with the history that the reference's first run left behind. */
export async function inputAfterReference(dataSet: string, now: number): Promise<ScoringInput> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgenotes-parity-'));
  try {
    for (const table of ['notes', 'ratings', 'userEnrollment']) {
      const name = `${table}-00000.tsv.gz`;
      await copyFile(join(DATA, dataSet, name), join(folder, name));
    }
    const history = join(DATA, dataSet, 'reference/note_status_history.tsv.gz');
    await copyFile(history, join(folder, 'noteStatusHistory-00000.tsv.gz'));
    return toScoringInput(await readTables(folder), now).input;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How two columns of numbers compare. */
export interface Comparison {
  count: number;
  correlation: number;
  meanDifference: number;
  largestDifference: number;
}

/** Compares pairs of numbers: Pearson correlation, mean and largest absolute difference. */
export function compare(pairs: readonly (readonly [number, number])[]): Comparison {
  const count = pairs.length;
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / count;
  const [x, y] = [pairs.map((p) => p[0]), pairs.map((p) => p[1])];
  const [mx, my] = [mean(x), mean(y)];
  const product = (a: number[], ma: number, b: number[], mb: number): number =>
    a.reduce((sum, v, i) => sum + (v - ma) * (b[i]! - mb), 0);
  const differences = pairs.map(([a, b]) => Math.abs(a - b));
  return {
    count,
    correlation: product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my)),
    meanDifference: mean(differences),
    largestDifference: Math.max(...differences),
  };
}

/** One line of figures for the test's output. */
export function figures(what: string, c: Comparison): string {
  const { count, correlation, meanDifference, largestDifference } = c;
  return `${what}: ${count} compared, correlation ${correlation.toFixed(5)}, mean difference ${meanDifference.toFixed(5)}, largest ${largestDifference.toFixed(5)}`;
}
