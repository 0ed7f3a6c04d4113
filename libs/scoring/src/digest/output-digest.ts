import type { ScoringOutput } from '../scoring-output';
import type { Hash } from './hash';

/**
 * Digest of everything a run decided, in hexadecimal: equal for the same rows in any order, any number of threads, any
 * machine. How the rules were weighed is left out: it follows from the rest.
 */
export function outputDigest(output: ScoringOutput, newHash: () => Hash): string {
  const hash = newHash();
  const add = (kind: string, row: unknown): void => void hash.update(`${kind}\t${JSON.stringify(row)}\n`);
  for (const { trace: _trace, ...note } of output.notes) add('note', note);
  for (const rater of output.raters) add('rater', rater);
  for (const row of output.history) add('history', row);
  return hash.digest('hex');
}
