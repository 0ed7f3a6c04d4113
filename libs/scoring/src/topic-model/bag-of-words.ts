import { ln } from '../gaussian/logarithm';
import type { NumberedTexts } from './grouped-words';
import type { ClassifierParameters } from './topic-parameters';

/** Texts as sparse rows of word weights: row r has words `columns` and weights `values` from starts[r] to starts[r + 1] − 1. */
export interface WordRows {
  words: number;
  /** No two rows are the same. */
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float64Array;
  /** The row of each text. */
  rowOf: Uint32Array;
}

/**
 * Weighs words: how often a text has one, times how rare it is in the texts that are learnt from; each row has length 1
 * (sklearn CountVectorizer and TfidfTransformer).
 * @param learns whether a text is learnt from; only those tell which words there are
 * @param knows whether a word may be learnt from
 */
export function weighWords(texts: NumberedTexts, learns: (text: number) => boolean, knows: (word: string) => boolean, parameters: ClassifierParameters): WordRows {
  const { words, starts, numbers } = texts;
  const count = starts.length - 1;
  const { spread, learnt } = spreadOfWords(texts, learns);
  const few = count < parameters.manyStatements ? 1 : parameters.minStatementsOfWord;
  const many = Math.max(parameters.commonFrom, Math.floor(parameters.commonShare * count));
  const kept = words.flatMap((word, number) => (spread[number]! >= few && spread[number]! <= many && knows(word) ? [{ word, number }] : []));
  kept.sort((a, b) => (a.word < b.word ? -1 : 1));
  const columnOf = new Int32Array(words.length).fill(-1);
  kept.forEach(({ number }, column) => (columnOf[number] = column));
  const rarity = Float64Array.from(kept, ({ number }) => ln((1 + learnt) / (1 + spread[number]!)) + 1);
  const rows = new DistinctRows(numbers.length);
  const rowOf = new Uint32Array(count);
  const counts = new Uint32Array(kept.length);
  for (let text = 0; text < count; text++) {
    const first = rows.length;
    let end = first;
    for (let i = starts[text]!; i < starts[text + 1]!; i++) {
      const column = columnOf[numbers[i]!]!;
      if (column >= 0 && counts[column]!++ === 0) rows.columns[end++] = column;
    }
    rows.columns.subarray(first, end).sort();
    let squares = 0;
    for (let i = first; i < end; i++) {
      const column = rows.columns[i]!;
      const weight = counts[column]! * rarity[column]!;
      rows.values[i] = weight;
      squares += weight ** 2;
      counts[column] = 0;
    }
    const length = Math.sqrt(squares);
    for (let i = first; i < end; i++) rows.values[i]! /= length;
    rowOf[text] = rows.take(end);
  }
  return { words: kept.length, ...rows.done(), rowOf };
}

/** On how many of the texts that are learnt from each word stands, and how many these are. */
function spreadOfWords({ words, starts, numbers }: NumberedTexts, learns: (text: number) => boolean): { spread: Uint32Array; learnt: number } {
  const spread = new Uint32Array(words.length);
  const lastText = new Int32Array(words.length).fill(-1);
  let learnt = 0;
  for (let text = 0; text + 1 < starts.length; text++) {
    if (!learns(text)) continue;
    learnt++;
    for (let i = starts[text]!; i < starts[text + 1]!; i++) {
      const number = numbers[i]!;
      if (lastText[number] !== text) spread[number]!++;
      lastText[number] = text;
    }
  }
  return { spread, learnt };
}

/** Rows one after the other, of which the same are held once. */
class DistinctRows {
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  readonly #starts = [0];
  /** The last row with a hash, and before each row the one of the same hash. */
  readonly #rowOf = new Map<number, number>();
  readonly #before: number[] = [];

  /** @param most numbers in all rows together */
  constructor(most: number) {
    this.columns = new Uint32Array(most);
    this.values = new Float64Array(most);
  }

  /** Numbers in all rows so far: where the next one begins. */
  get length(): number {
    return this.#starts[this.#starts.length - 1]!;
  }

  /** Takes what was written from `length` to `end` − 1. @returns the row that holds it */
  take(end: number): number {
    const first = this.length;
    let hash = end - first;
    for (let i = first; i < end; i++) hash = Math.imul(hash ^ this.columns[i]!, 0x01000193);
    const last = this.#rowOf.get(hash);
    for (let row = last; row !== undefined && row >= 0; row = this.#before[row]) if (this.#isRow(row, first, end)) return row;
    const row = this.#before.push(last ?? -1) - 1;
    this.#rowOf.set(hash, row);
    this.#starts.push(end);
    return row;
  }

  #isRow(row: number, first: number, end: number): boolean {
    const start = this.#starts[row]!;
    if (this.#starts[row + 1]! - start !== end - first) return false;
    for (let i = first, j = start; i < end; i++, j++) {
      if (this.columns[i] !== this.columns[j] || this.values[i] !== this.values[j]) return false;
    }
    return true;
  }

  done(): Pick<WordRows, 'starts' | 'columns' | 'values'> {
    return { starts: Uint32Array.from(this.#starts), columns: this.columns.subarray(0, this.length), values: this.values.subarray(0, this.length) };
  }
}
