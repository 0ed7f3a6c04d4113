import { ln } from '../gaussian/logarithm';
import type { ClassifierParameters } from './topic-parameters';

/** Texts as sparse rows of word weights: row r has words `columns` and weights `values` from starts[r] to starts[r + 1] − 1. */
export interface WordRows {
  words: number;
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float64Array;
}

/**
 * Weighs words: how often a text has one, times how rare it is in the texts that are learnt from; each row has length 1
 * (sklearn CountVectorizer and TfidfTransformer).
 * @param texts the words of each text, with repetitions
 * @param learns whether a text is learnt from; only those tell which words there are
 */
export function weighWords(texts: readonly (readonly string[])[], learns: (text: number) => boolean, parameters: ClassifierParameters): WordRows {
  const counted = texts.map(countWords);
  const spread = new Map<string, number>();
  let learnt = 0;
  counted.forEach((words, text) => {
    if (!learns(text)) return;
    learnt++;
    for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  });
  const few = texts.length < parameters.manyStatements ? 1 : parameters.minStatementsOfWord;
  const many = Math.max(parameters.commonFrom, Math.floor(parameters.commonShare * texts.length));
  const vocabulary = [...spread].flatMap(([word, on]) => (on >= few && on <= many ? [word] : [])).sort();
  const place = new Map(vocabulary.map((word, column) => [word, column]));
  const rarity = Float64Array.from(vocabulary, (word) => ln((1 + learnt) / (1 + spread.get(word)!)) + 1);
  const starts = new Uint32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  counted.forEach((words, text) => {
    const known = [...words].flatMap(([word, count]): [number, number][] => (place.has(word) ? [[place.get(word)!, count]] : []));
    known.sort(([a], [b]) => a - b);
    const weights = known.map(([column, count]) => count * rarity[column]!);
    const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
    for (const [k, [column]] of known.entries()) {
      columns.push(column);
      values.push(weights[k]! / length);
    }
    starts[text + 1] = columns.length;
  });
  return { words: vocabulary.length, starts, columns: Uint32Array.from(columns), values: Float64Array.from(values) };
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
