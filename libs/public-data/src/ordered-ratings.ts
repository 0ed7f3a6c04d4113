import type { RatingColumns } from '@bridgenotes/scoring';
import type { GatheredRatings, Part } from './gathered-ratings';
import { RATING_WORDS, timeAt } from './kernel/rating-kernel';
import type { DroppedRows } from './dropped-rows';
import { PartOrder } from './part-order';

const TAGS = (1 << 22) - 1;

/** What decides where a rating goes. */
export interface RatingOrder {
  /** By its number the place of each note; −1 for notes that take no part. */
  placeOfNote: Int32Array;
  /** Places that there are. */
  places: number;
  /** Place of each rater among all raters, sorted by id. */
  rankOfRater: Uint32Array;
  /** Ratings made later are left out. */
  now: number;
}

/**
 * Ratings by note and, within a note, by rater; of several by one rater on one note the newest. Raters are ranks.
 * Takes the ratings out of `gathered`, part by part.
 */
export function orderedRatings(gathered: GatheredRatings, order: RatingOrder, dropped: DroppedRows): RatingColumns {
  const into: RatingColumns = {
    count: 0,
    note: new Uint32Array(gathered.count),
    rater: new Uint32Array(gathered.count),
    createdAtMillis: new Float64Array(gathered.count),
    level: new Uint8Array(gathered.count),
    tags: new Uint32Array(gathered.count),
    populationSampled: new Uint8Array(gathered.count),
  };
  const starts = startsOf(gathered.countOfNote, order);
  const ends = starts.slice();
  const { countOfNote } = gathered;
  const sort = new PartOrder(order.rankOfRater, countOfNote);
  for (const part of gathered.takeParts()) writePart(part, sort, countOfNote, order, starts, ends, into, dropped);
  closeGaps(into, starts, ends);
  const { count, note, rater, createdAtMillis, level, tags, populationSampled } = into;
  if (count === gathered.count) return into;
  return {
    count,
    note: note.subarray(0, count),
    rater: rater.subarray(0, count),
    createdAtMillis: createdAtMillis.subarray(0, count),
    level: level.subarray(0, count),
    tags: tags.subarray(0, count),
    populationSampled: populationSampled.subarray(0, count),
  };
}

/** By place, where the ratings of a note begin if all of them are kept. */
function startsOf(countOfNote: Uint32Array, { placeOfNote, places }: RatingOrder): Uint32Array {
  const starts = new Uint32Array(places + 1);
  for (let note = 0; note < countOfNote.length; note += 1) {
    const place = placeOfNote[note] as number;
    if (place >= 0) starts[place + 1] = countOfNote[note] as number;
  }
  for (let place = 0; place < places; place += 1) starts[place + 1]! += starts[place] as number;
  return starts;
}

/** Writes the ratings of each note of a part where the note's begin, and says where they end. */
function writePart(part: Part, sort: PartOrder, countOfNote: Uint32Array, { placeOfNote, now }: RatingOrder, starts: Uint32Array, ends: Uint32Array, into: RatingColumns, dropped: DroppedRows): void {
  sort.sort(part);
  for (let note = part.firstNote, from = 0; note < countOfNote.length; note += 1 << part.sharedBits) {
    const to = from + (countOfNote[note] as number);
    const place = placeOfNote[note] as number;
    if (place < 0) dropped.ratingsOfUnknownNotes += to - from;
    else {
      sort.sortNote(from, to);
      ends[place] = writeNote(part.words, sort, from, to, place, starts[place] as number, now, into, dropped);
    }
    from = to;
  }
}

/** Writes the ratings of a note from `start` on. @returns their end */
function writeNote(words: Uint32Array, { order, rank }: PartOrder, from: number, to: number, place: number, start: number, now: number, into: RatingColumns, dropped: DroppedRows): number {
  const { note, rater, createdAtMillis, level, tags, populationSampled } = into;
  let end = start;
  // the rating that counts so far, and its rater
  let kept = -1;
  let keptRater = -1;
  for (let i = from; i < to; i += 1) {
    const k = order[i] as number;
    const at = RATING_WORDS * k;
    const own = rank[k] as number;
    const time = timeAt(words, at);
    if (time > now) {
      dropped.ratingsAfterNow += 1;
      continue;
    }
    if (own === keptRater) {
      const newer = isNewer(words, at, kept);
      if (newer === 0) dropped.repeatedRatings += 1;
      else dropped.replacedRatings += 1;
      if (newer <= 0) continue;
      end -= 1;
    }
    kept = at;
    keptRater = own;
    const packed = words[at + 4] as number;
    note[end] = place;
    rater[end] = own;
    createdAtMillis[end] = time;
    level[end] = (packed >>> 22) & 3;
    tags[end] = packed & TAGS;
    populationSampled[end] = packed >>> 24;
    end += 1;
  }
  return end;
}

/** Where ratings of a note were left out, moves all up to the next such place forward. */
function closeGaps(into: RatingColumns, starts: Uint32Array, ends: Uint32Array): void {
  const columns = [into.note, into.rater, into.createdAtMillis, into.level, into.tags, into.populationSampled];
  into.count = 0;
  for (let place = 0, from = 0; place < starts.length - 1; place += 1) {
    const end = ends[place] as number;
    const next = starts[place + 1] as number;
    if (end === next && place < starts.length - 2) continue;
    if (from !== into.count) for (const column of columns) column.copyWithin(into.count, from, end);
    into.count += end - from;
    from = next;
  }
}

/** Which of two ratings of one note by one rater counts: the newer; of two in the same instant always the same one. */
function isNewer(words: Uint32Array, a: number, b: number): number {
  const later = timeAt(words, a) - timeAt(words, b);
  if (later !== 0) return later;
  const [ours, theirs] = [words[a + 4] as number, words[b + 4] as number];
  return ((ours >>> 22) & 3) - ((theirs >>> 22) & 3) || (ours & TAGS) - (theirs & TAGS) || (ours >>> 24) - (theirs >>> 24);
}
