import { newHistoryRow, type ScoringInput } from '../input';
import type { Parameters } from '../parameters';
import type { Hash } from './hash';

/** Digests of an input, in hexadecimal. */
export interface InputDigests {
  /** Of everything: the moment, every note with its ratings and its past, every rater. */
  whole: string;
  /** By note id, sorted as the output is: what is known of the note and its ratings, 32 digits. A changed rating changes the digest of its note alone. */
  notes: Map<string, string>;
}

const NOTE_DIGITS = 32;
/** Bytes of one rating: rater 8, time 8, tags 4, level 1, population sample 1. */
const RATING_BYTES = 22;

/** Digests of an input that do not depend on the order of its rows. */
export function inputDigests(input: ScoringInput, newHash: () => Hash): InputDigests {
  const { notes, ratings, raters } = input;
  const raterOrder = orderById(raters.id);
  const place = new Uint32Array(raters.count);
  raterOrder.forEach((u, k) => (place[u] = k));
  const raterKeys = new Uint32Array(2 * raters.count);
  const raterHash = newHash();
  for (const u of raterOrder) {
    const row = JSON.stringify([raters.id[u], raters.modelingGroup[u]]);
    raterHash.update(`${row}\n`);
    const key = digestOf(newHash(), row);
    raterKeys[2 * u] = Number.parseInt(key.slice(0, 8), 16);
    raterKeys[2 * u + 1] = Number.parseInt(key.slice(8, 16), 16);
  }

  const { starts, order } = groupByNote(input);
  const byNote = new Map<string, string>();
  const companion = firstOnStatement(input);
  // A note that no run has seen is the same as one of which nothing is recorded.
  const past = (n: number) => input.history[n] ?? newHistoryRow(notes.id[n]!, notes.authorId[n]!, notes.createdAtMillis[n]!);
  const whole = newHash();
  whole.update(JSON.stringify([input.now, notes.count, ratings.count, raters.count, raterHash.digest('hex')]));
  for (const n of orderById(notes.id)) {
    const hash = newHash();
    hash.update(JSON.stringify([notes.id[n], notes.authorId[n], notes.createdAtMillis[n], notes.misleading[n], notes.outOfScope[n], past(n), companion(n)]));
    const own = order.subarray(starts[n]!, starts[n + 1]!).sort((a, b) => place[ratings.rater[a]!]! - place[ratings.rater[b]!]!);
    hash.update(bytesOf(input, own, raterKeys));
    const digest = hash.digest('hex').slice(0, NOTE_DIGITS);
    byNote.set(notes.id[n]!, digest);
    whole.update(`${notes.id[n]}\t${digest}\n`);
  }
  return { whole: whole.digest('hex'), notes: byNote };
}

/**
 * By note, the first of the notes that are on the same statement, itself where it is alone: which notes belong together is
 * all that counts, and two databases may name a statement differently.
 */
function firstOnStatement({ notes }: ScoringInput): (n: number) => string {
  const first = new Map<string, string>();
  notes.statementId?.forEach((statement, n) => {
    const known = statement === null ? undefined : first.get(statement);
    if (statement !== null && (known === undefined || notes.id[n]! < known)) first.set(statement, notes.id[n]!);
  });
  return (n) => first.get(notes.statementId?.[n] ?? '') ?? notes.id[n]!;
}

/** Digest of a configuration, whatever the order in which its settings are listed. */
export function configurationDigest(parameters: Parameters, newHash: () => Hash): string {
  return digestOf(newHash(), JSON.stringify(sorted(parameters)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, part]) => [key, sorted(part)]);
}

function digestOf(hash: Hash, text: string): string {
  hash.update(text);
  return hash.digest('hex');
}

function orderById(ids: readonly string[]): Uint32Array {
  return Uint32Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : 0));
}

function groupByNote({ notes, ratings }: ScoringInput): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(notes.count + 1);
  for (let i = 0; i < ratings.count; i++) starts[ratings.note[i]! + 1]!++;
  for (let n = 0; n < notes.count; n++) starts[n + 1]! += starts[n]!;
  const next = starts.slice();
  const order = new Uint32Array(ratings.count);
  for (let i = 0; i < ratings.count; i++) order[next[ratings.note[i]!]!++] = i;
  return { starts, order };
}

/** Ratings as bytes, in the same byte order on every machine. */
function bytesOf({ ratings }: ScoringInput, own: Uint32Array, raterKeys: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(own.length * RATING_BYTES);
  const view = new DataView(bytes.buffer);
  own.forEach((i, k) => {
    const at = k * RATING_BYTES;
    view.setUint32(at, raterKeys[2 * ratings.rater[i]!]!);
    view.setUint32(at + 4, raterKeys[2 * ratings.rater[i]! + 1]!);
    view.setFloat64(at + 8, ratings.createdAtMillis[i]!);
    view.setUint32(at + 16, ratings.tags[i]!);
    view.setUint8(at + 20, ratings.level[i]!);
    view.setUint8(at + 21, ratings.populationSampled[i]!);
  });
  return bytes;
}
