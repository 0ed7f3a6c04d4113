import { isUtf8 } from 'node:buffer';
import type { RejectReason } from './public-data.error';
import { printable, type RowView } from './tsv-parser';

/** What is wrong with a cell. Thrown by the readers below, caught once per row. */
export class CellFault extends Error {
  constructor(
    readonly column: string,
    readonly reason: RejectReason,
    readonly given: string,
    readonly allowed: string,
  ) {
    super(`${column}: ${reason}`);
  }
}

/** Spellings of "no value" in numbers and fixed words, as pandas reads them. */
const NO_VALUE = new Set(['', 'nan', 'NaN', 'NA', '<NA>', 'N/A', 'null', 'NULL', 'None']);
const ZERO = 48;
/** The largest signed integer of 64 bits. */
const LARGEST_ID = '9223372036854775807';
const LATEST_TIME = 8.64e15;

/** Where a column stands in the rows of one file; −1 where the file has no such column. */
export interface Column {
  name: string;
  index: number;
}

function fault(row: RowView, column: Column, reason: RejectReason, allowed: string): CellFault {
  const start = row.starts[column.index] as number;
  return new CellFault(column.name, reason, printable(row.bytes, start, row.ends[column.index]), allowed);
}

/** True where the file has no such column or the cell holds nothing. */
export function isBlank(row: RowView, column: Column): boolean {
  return column.index < 0 || row.starts[column.index] === row.ends[column.index];
}

/** Text of a cell, whatever it says. @throws CellFault BAD_CHARACTER unless it is UTF-8 */
export function textOf(row: RowView, column: Column): string {
  if (isBlank(row, column)) return '';
  const start = row.starts[column.index] as number;
  const end = row.ends[column.index] as number;
  const cell = row.bytes.subarray(start, end);
  if (!isUtf8(cell)) throw fault(row, column, 'BAD_CHARACTER', 'text in UTF-8');
  const text = cell.toString('utf8');
  return row.quoted[column.index] === 1 ? text.replaceAll('""', '"') : text;
}

/** Text that may be one of the spellings of "no value". */
function wordOf(row: RowView, column: Column): string | null {
  const text = textOf(row, column);
  return NO_VALUE.has(text) ? null : text;
}

/** Refuses an id that is empty, longer than 128 characters or not printable ASCII without blanks. */
export function checkId(row: RowView, column: Column): void {
  const start = row.starts[column.index] as number;
  const end = row.ends[column.index] as number;
  if (start === end) throw fault(row, column, 'MISSING_VALUE', 'an id');
  let good = end - start <= 128;
  for (let at = start; good && at < end; at += 1) {
    const byte = row.bytes[at] as number;
    good = byte > 32 && byte < 127 && byte !== 34;
  }
  if (!good) throw fault(row, column, 'NOT_AN_ID', '1 to 128 printable ASCII characters without blanks and quotes');
}

/** An id. @throws CellFault MISSING_VALUE, NOT_AN_ID */
export function idOf(row: RowView, column: Column): string {
  checkId(row, column);
  return row.bytes.toString('latin1', row.starts[column.index], row.ends[column.index]);
}

/**
 * Refuses an id of a note or post that is no whole number above 0 that fits 64 bits.
 * @throws CellFault MISSING_VALUE, NOT_AN_ID
 */
export function checkNumericId(row: RowView, column: Column): void {
  const start = row.starts[column.index] as number;
  const end = row.ends[column.index] as number;
  if (start === end) throw fault(row, column, 'MISSING_VALUE', 'an id');
  let good = end - start <= 19 && row.bytes[start] !== ZERO;
  for (let at = start; good && at < end; at += 1) {
    const digit = (row.bytes[at] as number) - ZERO;
    good = digit >= 0 && digit <= 9;
  }
  if (good && end - start === 19) good = row.bytes.toString('latin1', start, end) <= LARGEST_ID;
  if (!good) throw fault(row, column, 'NOT_AN_ID', `a whole number from 1 to ${LARGEST_ID}`);
}

/** Id of a note or post. */
export function numericIdOf(row: RowView, column: Column): string {
  checkNumericId(row, column);
  return row.bytes.toString('latin1', row.starts[column.index], row.ends[column.index]);
}

/** Id of a post that may be missing; −1 stands for none too, as in early downloads. @throws CellFault NOT_AN_ID */
export function optionalIdOf(row: RowView, column: Column): string | null {
  const word = wordOf(row, column);
  if (word === null || word === '-1' || word === '-1.0') return null;
  const id = word.replace(/\.0$/, '');
  if (!/^[1-9]\d{0,18}$/.test(id) || (id.length === 19 && id > LARGEST_ID)) {
    throw fault(row, column, 'NOT_AN_ID', `a whole number from 1 to ${LARGEST_ID}, or -1 or nothing`);
  }
  return id;
}

/** A number with or without a fraction, null where there is none. `13`, `13.0` and `1.3e1` are the same. */
export function numberOf(row: RowView, column: Column): number | null {
  if (isBlank(row, column)) return null;
  const start = row.starts[column.index] as number;
  const end = row.ends[column.index] as number;
  // Up to 15 digits are exact in a double: nearly every cell takes this way.
  if (end - start <= 15) {
    let value = 0;
    let at = start;
    for (; at < end; at += 1) {
      const digit = (row.bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at === end) return value;
  }
  const word = wordOf(row, column);
  if (word === null) return null;
  const value = /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$/.test(word) ? Number(word) : Number.NaN;
  if (!Number.isFinite(value)) throw fault(row, column, 'NOT_A_NUMBER', 'a decimal number');
  return value;
}

/** A whole number from `least` to `most`, null where there is none. */
export function integerOf(row: RowView, column: Column, least: number, most: number): number | null {
  const value = numberOf(row, column);
  if (value === null) return null;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw fault(row, column, 'NOT_A_NUMBER', `a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Milliseconds since 1970; −1 (never) where `orNever` is set; null where there is none. */
export function optionalTimeOf(row: RowView, column: Column, orNever = true): number | null {
  const value = numberOf(row, column);
  if (value === null || (orNever && value === -1)) return value;
  if (!Number.isInteger(value) || value < 0 || value > LATEST_TIME) {
    throw fault(row, column, 'NOT_A_TIME', 'whole milliseconds since 1970');
  }
  return value;
}

/** Milliseconds since 1970. @throws CellFault MISSING_VALUE, NOT_A_NUMBER, NOT_A_TIME */
export function timeOf(row: RowView, column: Column): number {
  const value = optionalTimeOf(row, column, false);
  if (value === null) throw fault(row, column, 'MISSING_VALUE', 'whole milliseconds since 1970');
  return value;
}

/** 0 or 1; null where there is neither. */
export function flagOf(row: RowView, column: Column): 0 | 1 | null {
  if (isBlank(row, column)) return null;
  const start = row.starts[column.index] as number;
  if ((row.ends[column.index] as number) - start === 1) {
    const byte = row.bytes[start];
    if (byte === ZERO) return 0;
    if (byte === ZERO + 1) return 1;
  }
  const word = wordOf(row, column);
  if (word === null) return null;
  if (/^(0(\.0+)?|false)$/i.test(word)) return 0;
  if (/^(1(\.0+)?|true)$/i.test(word)) return 1;
  throw fault(row, column, 'NOT_A_FLAG', '0 or 1');
}

/** One of a closed list of ASCII words, null where there is none. @throws CellFault UNKNOWN_WORD */
export function choiceOf<W extends string>(row: RowView, column: Column, words: readonly W[]): W | null {
  if (isBlank(row, column)) return null;
  // Compared byte by byte: making a string for each cell would double the time of reading a table.
  for (const word of words) if (isWord(row, column.index, word)) return word;
  if (wordOf(row, column) === null) return null;
  throw fault(row, column, 'UNKNOWN_WORD', words.join(', '));
}

function isWord(row: RowView, cell: number, word: string): boolean {
  const start = row.starts[cell] as number;
  if ((row.ends[cell] as number) - start !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (row.bytes[start + i] !== word.charCodeAt(i)) return false;
  return true;
}

/** One of a closed list of words. @throws CellFault MISSING_VALUE, UNKNOWN_WORD */
export function requiredChoiceOf<W extends string>(row: RowView, column: Column, words: readonly W[]): W {
  const word = choiceOf(row, column, words);
  if (word === null) throw fault(row, column, 'MISSING_VALUE', words.join(', '));
  return word;
}
