import type { RatingColumns } from '@bridgenotes/scoring';
import type { GatheredRatings, Part } from './gathered-ratings';
import type { DroppedRows } from './dropped-rows';
import { StableSort } from './stable-sort';

const TAGS = (1 << 22) - 1;

/** What decides where a rating goes. */
export interface RatingOrder {
  /** New index of each note; −1 for notes that take no part. Ascending, but for those. */
  placeOfNote: Int32Array;
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
  dropped.ratingsOfUnknownNotes += gathered.ofUnknownNotes;
  for (const part of gathered.takeParts()) appendPart(part, order, into, dropped);
  const { count } = into;
  if (count === gathered.count) return into;
  const { note, rater, createdAtMillis, level, tags, populationSampled } = into;
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

function appendPart(part: Part, { placeOfNote, rankOfRater, now }: RatingOrder, into: RatingColumns, dropped: DroppedRows): void {
  const { count, note, rater, createdAtMillis } = part;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let k = 0; k < count; k += 1) {
    rater[k] = rankOfRater[rater[k] as number] as number;
    least = Math.min(least, note[k] as number);
    most = Math.max(most, note[k] as number);
  }
  for (let k = 0; k < count; k += 1) note[k]! -= least;
  const sort = new StableSort(count);
  sort.by(rater, rankOfRater.length);
  sort.by(note, most - least);
  // the rating that counts so far for the pair of note and rater at hand
  let kept = -1;
  for (const k of sort.order) {
    const place = placeOfNote[(note[k] as number) + least] as number;
    if (place < 0) dropped.ratingsOfUnknownNotes += 1;
    else if ((createdAtMillis[k] as number) > now) dropped.ratingsAfterNow += 1;
    else if (kept >= 0 && note[k] === note[kept] && rater[k] === rater[kept]) {
      const newer = isNewer(part, k, kept);
      if (newer === 0) dropped.repeatedRatings += 1;
      else dropped.replacedRatings += 1;
      if (newer > 0) {
        kept = k;
        into.count -= 1;
        append(part, k, place, into);
      }
    } else {
      kept = k;
      append(part, k, place, into);
    }
  }
}

function append({ rater, createdAtMillis, answer }: Part, k: number, place: number, into: RatingColumns): void {
  const at = into.count;
  const packed = answer[k] as number;
  into.note[at] = place;
  into.rater[at] = rater[k] as number;
  into.createdAtMillis[at] = createdAtMillis[k] as number;
  into.level[at] = (packed >>> 22) & 3;
  into.tags[at] = packed & TAGS;
  into.populationSampled[at] = packed >>> 24;
  into.count = at + 1;
}

/** Which of two ratings of one note by one rater counts: the newer; of two in the same instant always the same one. */
function isNewer({ createdAtMillis, answer }: Part, a: number, b: number): number {
  const later = (createdAtMillis[a] as number) - (createdAtMillis[b] as number);
  if (later !== 0) return later;
  const [ours, theirs] = [answer[a] as number, answer[b] as number];
  return ((ours >>> 22) & 3) - ((theirs >>> 22) & 3) || (ours & TAGS) - (theirs & TAGS) || (ours >>> 24) - (theirs >>> 24);
}
