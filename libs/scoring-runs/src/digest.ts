import { createHash, type Hash } from 'node:crypto';
import type { Parameters, ScoringInput, ScoringOutput } from '@bridgenotes/scoring';

/** SHA-256 of everything that decides what a run gives: its time, its parameters and every row, in the order read. */
export function inputDigest(input: ScoringInput, parameters: Parameters): string {
  const hash = createHash('sha256');
  const { notes, ratings, raters } = input;
  hash.update(JSON.stringify([input.now, parameters, notes.count, ratings.count, raters.count]));
  for (const strings of [notes.id, notes.authorId, raters.id]) addStrings(hash, strings);
  if (notes.statementId !== undefined) addStrings(hash, notes.statementId.map(String));
  const columns = [notes.createdAtMillis, notes.misleading, notes.outOfScope, ratings.note, ratings.rater, ratings.createdAtMillis, ratings.level, ratings.tags, ratings.populationSampled, raters.modelingGroup];
  for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
  addRows(hash, input.history.map((row) => row ?? null));
  return hash.digest('hex');
}

/** SHA-256 of everything a run decided. */
export function outputDigest(output: ScoringOutput): string {
  const hash = createHash('sha256');
  for (const rows of [output.notes, output.raters, output.history]) addRows(hash, rows);
  return hash.digest('hex');
}

function addStrings(hash: Hash, strings: readonly string[]): void {
  for (const text of strings) hash.update(`${text}\0`);
}

function addRows(hash: Hash, rows: readonly unknown[]): void {
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
}
