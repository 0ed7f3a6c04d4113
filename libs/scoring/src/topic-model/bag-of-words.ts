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
  const { numbered, words, spread, learnt } = countTexts(texts, learns);
  const few = texts.length < parameters.manyStatements ? 1 : parameters.minStatementsOfWord;
  const many = Math.max(parameters.commonFrom, Math.floor(parameters.commonShare * texts.length));
  const kept = words.flatMap((word, number) => (spread[number]! >= few && spread[number]! <= many ? [{ word, number }] : []));
  kept.sort((a, b) => (a.word < b.word ? -1 : 1));
  const columnOf = new Int32Array(words.length).fill(-1);
  kept.forEach(({ number }, column) => (columnOf[number] = column));
  const rarity = Float64Array.from(kept, ({ number }) => ln((1 + learnt) / (1 + spread[number]!)) + 1);
  const starts = new Uint32Array(texts.length + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const counts = new Uint32Array(kept.length);
  numbered.forEach((own, text) => {
    const known: number[] = [];
    for (const number of own) {
      const column = columnOf[number]!;
      if (column >= 0 && counts[column]!++ === 0) known.push(column);
    }
    known.sort((a, b) => a - b);
    let squares = 0;
    for (const column of known) squares += (counts[column]! * rarity[column]!) ** 2;
    const length = Math.sqrt(squares);
    for (const column of known) {
      columns.push(column);
      values.push((counts[column]! * rarity[column]!) / length);
      counts[column] = 0;
    }
    starts[text + 1] = columns.length;
  });
  return { words: kept.length, starts, columns: Uint32Array.from(columns), values: Float64Array.from(values) };
}

/** Words by number, and on how many of the texts that are learnt from each stands. */
function countTexts(texts: readonly (readonly string[])[], learns: (text: number) => boolean): { numbered: number[][]; words: string[]; spread: number[]; learnt: number } {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const spread: number[] = [];
  const lastText: number[] = [];
  let learnt = 0;
  const numbered = texts.map((own, text) => {
    const counts = learns(text);
    if (counts) learnt++;
    return own.map((word) => {
      let number = numbers.get(word);
      if (number === undefined) {
        number = words.push(word) - 1;
        numbers.set(word, number);
        spread.push(0);
        lastText.push(-1);
      }
      if (counts && lastText[number] !== text) {
        lastText[number] = text;
        spread[number]!++;
      }
      return number;
    });
  });
  return { numbered, words, spread, learnt };
}
