import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DroppedRows } from './dropped-rows';
import { GatheredRatings } from './gathered-ratings';
import { PlainRatings } from './kernel/plain-ratings';
import type { IdIndex } from './kernel/rating-kernel';
import { orderedRatings } from './ordered-ratings';

const NOW = 5_000_000_000_000;
const NOTES = 40;
const RATERS = 30;
const SHARED_PARTS = 1 << 26;

interface Given {
  note: number;
  rater: number;
  time: number;
  answer: number;
}

/** Notes stand in the order of their numbers turned round; every seventh is not known. */
const placeOf = (note: number): number => (note % 7 === 0 ? -1 : NOTES - 1 - note);
const rankOf = (rater: number): number => (rater * 7) % RATERS;

const intern = (ids: IdIndex, id: string): number => ids.intern(Buffer.from(id), 0, id.length);

/** @param bytes decides how many parts there are */
function ordered(ratings: readonly Given[], bytes: number): { rows: number[][]; dropped: DroppedRows } {
  const kernel = new PlainRatings();
  for (let note = 1; note <= NOTES; note += 1) intern(kernel.noteIds, String(note));
  for (let rater = 0; rater < RATERS; rater += 1) intern(kernel.raterIds, `R${rater}`);
  const gathered = new GatheredRatings(kernel, bytes);
  for (const { note, rater, time, answer } of ratings) kernel.add(note, rater, time, answer);
  gathered.end();
  const dropped: DroppedRows = { ratingsOfUnknownNotes: 0, notesAfterNow: 0, ratingsAfterNow: 0, repeatedRatings: 0, replacedRatings: 0 };
  const order = { placeOfNote: Int32Array.from({ length: NOTES }, (_, note) => placeOf(note)), places: NOTES, rankOfRater: Uint32Array.from({ length: RATERS }, (_, rater) => rankOf(rater)), now: NOW };
  const { count, note, rater, createdAtMillis, level, tags, populationSampled } = orderedRatings(gathered, order, dropped);
  return { rows: Array.from({ length: count }, (_, k) => [note, rater, createdAtMillis, level, tags, populationSampled].map((values) => values[k]!)), dropped };
}

/** The same, as one would say it. */
function expected(ratings: readonly Given[]): { rows: number[][]; left: number } {
  const newest = new Map<string, Given>();
  let left = 0;
  for (const rating of ratings) {
    if (placeOf(rating.note) < 0 || rating.time > NOW) continue;
    left += 1;
    const key = `${rating.note} ${rating.rater}`;
    const other = newest.get(key);
    if (other === undefined || rating.time > other.time) newest.set(key, rating);
  }
  const rows = [...newest.values()].map(({ note, rater, time, answer }) => [placeOf(note), rankOf(rater), time, (answer >>> 22) & 3, answer & ((1 << 22) - 1), answer >>> 24]);
  return { rows: rows.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!), left };
}

// one rater does not rate one note twice within a moment, but may twice in one
const given = fc.array(fc.record({ note: fc.nat(NOTES - 1), rater: fc.nat(RATERS - 1), time: fc.integer({ min: NOW - 40, max: NOW + 10 }) }), { maxLength: 400 })
  .map((ratings): Given[] => ratings.map((rating) => ({ ...rating, answer: (rating.time * 2_654_435 + rating.rater) % (1 << 25) })));

describe('ratings in order', () => {
  it('are by note and rater, the newest of each, however many parts they were read into', () => {
    fc.assert(fc.property(given, fc.constantFrom(1, SHARED_PARTS, 1e12), (ratings, bytes) => {
      const { rows, dropped } = ordered(ratings, bytes);
      const { rows: right, left } = expected(ratings);
      expect(rows).toEqual(right);
      expect(dropped.ratingsOfUnknownNotes).toBe(ratings.filter(({ note }) => placeOf(note) < 0).length);
      expect(dropped.ratingsAfterNow).toBe(ratings.filter(({ note, time }) => placeOf(note) >= 0 && time > NOW).length);
      expect(dropped.repeatedRatings + dropped.replacedRatings).toBe(left - rows.length);
    }), { numRuns: 100 });
  });

  it('may be more than fit a block', () => {
    const many = Array.from({ length: 40_000 }, (_, k): Given => ({ note: 1 + (k % 3), rater: k % RATERS, time: k, answer: k % (1 << 25) }));
    expect(ordered(many, 1).rows).toEqual(expected(many).rows);
  });

  it('are taken once', () => {
    const gathered = new GatheredRatings(new PlainRatings(), 1);
    expect([...gathered.takeParts()]).toEqual([]);
    expect(() => [...gathered.takeParts()]).toThrow('taken already');
  });
});
