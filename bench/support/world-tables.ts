import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ENROLLMENT_COLUMNS, HISTORY_COLUMNS, NOTE_COLUMNS, RATING_COLUMNS } from '@bridgenotes/public-data';
import { authorOf, groupOf, isMisleading, isSampled, noteCreatedAt, noteIdOf, ratedAt, raterIdOf, statementOf, tagsOf, topicOf, type World } from './world';

const BUFFER = 4 << 20;
const LONGEST_ROW = 512;
const TAB = 9;
const ZERO = 48;
const LEVELS = ['NOT_HELPFUL', 'SOMEWHAT_HELPFUL', 'HELPFUL'].map((word) => Buffer.from(`\t2\t0\t0\t0\t0\t${word}\t`));
const TAILS = ['DEFAULT', 'POPULATION_SAMPLED'].map((word) => Buffer.from(`\t${word}\t\t\n`));
const TAG_COUNT = 22;
/** Ratings stand in the table this many rows apart from their neighbours: a prime, so that each is met once. */
const STRIDE = 500_000_003;

const WORDS_OF_TOPICS = ['', ' ukraine', ' gaza', ' ronaldo', ' scam'];

/** Writes a whole table through one buffer. @returns bytes */
function writeRows(path: string, header: readonly string[], count: number, writeRow: (row: number, into: Buffer, at: number) => number): number {
  const file = openSync(path, 'w');
  const buffer = Buffer.alloc(BUFFER);
  let bytes = 0;
  let at = buffer.write(`${header.join('\t')}\n`);
  const flush = (): void => {
    for (let written = 0; written < at; ) written += writeSync(file, buffer, written, at - written);
    bytes += at;
    at = 0;
  };
  for (let row = 0; row < count; row += 1) {
    at = writeRow(row, buffer, at);
    if (at > BUFFER - 4 * LONGEST_ROW) flush();
  }
  flush();
  closeSync(file);
  return bytes;
}

function line(columns: readonly string[], cells: Readonly<Record<string, string>>): string {
  return `${columns.map((column) => cells[column] ?? '').join('\t')}\n`;
}

/** All ids of one length in one buffer. */
function idsOf(count: number, length: number, idOf: (i: number) => string): Buffer {
  const ids = Buffer.alloc(count * length);
  for (let i = 0; i < count; i += 1) ids.write(idOf(i), i * length, length, 'latin1');
  return ids;
}

function copy(from: Buffer, start: number, length: number, into: Buffer, at: number): number {
  for (let k = 0; k < length; k += 1) into[at + k] = from[start + k]!;
  return at + length;
}

/** The ratings in no order. @returns bytes */
export function writeRatings(path: string, world: World): number {
  const noteIds = idsOf(world.notes, 19, noteIdOf);
  const raterIds = idsOf(world.raters, 64, (u) => raterIdOf(u, false));
  let next = 0;
  return writeRows(path, RATING_COLUMNS, world.count, (_, into, begin) => {
    const i = next;
    // the product of row and stride would lose digits from eighteen million rows on
    next = (next + STRIDE) % world.count;
    let at = copy(noteIds, 19 * world.note[i]!, 19, into, begin);
    into[at] = TAB;
    at = copy(raterIds, 64 * world.rater[i]!, 64, into, at + 1);
    into[at] = TAB;
    at += 1;
    let time = ratedAt(world, i);
    for (let digit = 12; digit >= 0; digit -= 1) {
      const rest = Math.floor(time / 10);
      into[at + digit] = ZERO + time - 10 * rest;
      time = rest;
    }
    const level = LEVELS[world.level[i]!]!;
    at = copy(level, 0, level.length, into, at + 13);
    const tags = tagsOf(world, i);
    for (let bit = 0; bit < TAG_COUNT; bit += 1) {
      into[at] = ZERO + ((tags >>> bit) & 1);
      into[at + 1] = TAB;
      at += 2;
    }
    at = copy(noteIds, 19 * statementOf(world.note[i]!), 19, into, at);
    const tail = TAILS[isSampled(i)]!;
    return copy(tail, 0, tail.length, into, at);
  });
}

/** The four tables, half of the notes with a past. @returns bytes of the ratings */
export function writeWorld(folder: string, world: World): number {
  const put = (columns: readonly string[], cells: (row: number) => Readonly<Record<string, string>>) => (row: number, into: Buffer, at: number) => at + into.write(line(columns, cells(row)), at);
  const author = (n: number): string => raterIdOf(authorOf(world, n), false);
  writeRows(join(folder, 'notes-00000.tsv'), NOTE_COLUMNS, world.notes, put(NOTE_COLUMNS, (n) => ({
    noteId: noteIdOf(n),
    noteAuthorParticipantId: author(n),
    createdAtMillis: String(noteCreatedAt(world, n)),
    tweetId: noteIdOf(statementOf(n)),
    classification: isMisleading(n) === 1 ? 'MISINFORMED_OR_POTENTIALLY_MISLEADING' : 'NOT_MISLEADING',
    summary: `The figure is of ${1990 + (n % 36)}; the source named says otherwise${WORDS_OF_TOPICS[topicOf(n)]}. https://example.org/${n}`,
  })));
  writeRows(join(folder, 'noteStatusHistory-00000.tsv'), HISTORY_COLUMNS, world.notes >> 1, put(HISTORY_COLUMNS, (n) => ({
    noteId: noteIdOf(n),
    noteAuthorParticipantId: author(n),
    createdAtMillis: String(noteCreatedAt(world, n)),
    currentStatus: 'NEEDS_MORE_RATINGS',
  })));
  writeRows(join(folder, 'userEnrollment-00000.tsv'), ENROLLMENT_COLUMNS, world.raters, put(ENROLLMENT_COLUMNS, (u) => ({
    participantId: raterIdOf(u, false),
    enrollmentState: 'earnedIn',
    successfulRatingNeededToEarnIn: '5',
    timestampOfLastStateChange: String(noteCreatedAt(world, 0)),
    modelingPopulation: 'CORE',
    modelingGroup: groupOf(u) < 0 ? '' : String(groupOf(u)),
  })));
  return writeRatings(join(folder, 'ratings-00000.tsv'), world);
}
