import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDataset, type Dataset } from '../data/dataset';
import { RatingSet } from '../data/rating-set';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, randomNumbers, START, type PlainNote, type PlainRating } from '../testing/community';
import { commonVoices, oneVoiceEach, POST_SELECTION } from './post-selection';
import { isOne } from './together';

const MINUTE = 60_000;
const name = (kind: string, k: number): string => `${kind}${String(k).padStart(3, '0')}`;
const NOTES: PlainNote[] = Array.from({ length: 240 }, (_, n) => ({ id: name('n', n), author: name('author', n), at: START }));
const TWO = { ...POST_SELECTION, minNotes: 0 };

/** Thirty raters at any time of the day, each about every third note; of the notes that one of them rates, two friends rate `shared` within so many minutes. */
function community(shared: number, minutes: number, level = 0): PlainRating[] {
  const random = randomNumbers(4);
  const ratings = NOTES.flatMap(({ id }) =>
    Array.from({ length: 30 }, (_, u): PlainRating => ({ note: id, rater: name('free', u), level: Math.floor(3 * random()), at: START + HOUR + Math.floor(23 * HOUR * random()) })).filter(() => random() < 0.3),
  );
  for (let n = 0; n < 40; n++) {
    const at = START + 2 * HOUR + Math.floor(20 * HOUR * random());
    ratings.push({ note: name('n', n), rater: 'friend a', level, at });
    if (n < shared) ratings.push({ note: name('n', n), rater: 'friend b', level, at: at + minutes * MINUTE });
    else ratings.push({ note: name('n', n + 100), rater: 'friend b', level, at });
  }
  return ratings;
}

function groups(ratings: PlainRating[], notes: PlainNote[] = NOTES, parameters = POST_SELECTION): string[][] {
  const data = canonicalDataset(inputOf(ratings, notes));
  const voices = commonVoices(data, parameters);
  if (voices === undefined) return [];
  const members = new Map<number, Set<string>>();
  const add = (voice: number, id: string): void => {
    if (voice >= 0) members.set(voice, (members.get(voice) ?? new Set()).add(id));
  };
  data.raterId.forEach((id, u) => add(voices.rater[u]!, id));
  data.authorId.forEach((id, n) => add(voices.author[n]!, id));
  return [...members.values()].map((ids) => [...ids].sort());
}

describe('people who keep turning up together', () => {
  it('are those who rate the same notes within twenty minutes', () => {
    expect(groups(community(40, 19))).toEqual([['friend a', 'friend b']]);
    // 20 of (40 + 10)
    expect(groups(community(20, 19))).toEqual([['friend a', 'friend b']]);
  });

  it('are not those who rate few notes together, at other times, or just any notes', () => {
    expect(groups(community(19, 19))).toEqual([]);
    expect(groups(community(40, 21))).toEqual([]);
    expect(groups(community(0, 0))).toEqual([]);
  });

  it('are not looked for in a small community, or among raters of few statements', () => {
    expect(groups(community(40, 1), NOTES, { ...POST_SELECTION, minNotes: 241 })).toEqual([]);
    expect(groups(community(40, 1), NOTES, { ...POST_SELECTION, minStatements: 41 })).toEqual([]);
  });

  it('count a statement once, however many notes it has', () => {
    const input = inputOf(community(40, 1), NOTES);
    input.notes.statementId = input.notes.id.map((id) => (id < 'n040' ? `s${Number(id.slice(1)) % 10}` : id));
    const voices = commonVoices(canonicalDataset(input), { ...POST_SELECTION, minShare: 0.51 });
    expect(voices).toBeUndefined();
    input.notes.statementId = input.notes.id.map((id) => (id < 'n040' ? null : id));
    expect(commonVoices(canonicalDataset(input), POST_SELECTION)).toBeUndefined();
  });

  it('are authors and those who call their notes helpful at once', () => {
    const notes = NOTES.map((note, n) => (n < 20 ? { ...note, author: 'author' } : note));
    const fans = (count: number, minutes: number, level: number): PlainRating[] =>
      Array.from({ length: count }, (_, n) => ({ note: name('n', n), rater: 'fan', level, at: START + minutes * MINUTE }));
    expect(groups([...community(0, 0), ...fans(4, 1, 2)], notes)).toEqual([['author', 'fan']]);
    expect(groups([...community(0, 0), ...fans(8, 20, 2)], notes)).toEqual([['author', 'fan']]);
    expect(groups([...community(0, 0), ...fans(3, 1, 2)], notes)).toEqual([]);
    expect(groups([...community(0, 0), ...fans(7, 20, 2)], notes)).toEqual([]);
    expect(groups([...community(0, 0), ...fans(8, 1, 0)], notes)).toEqual([]);
  });

  it('are one group with all whom they share', () => {
    const third = community(40, 1).filter(({ rater }) => rater === 'friend a').map((r) => ({ ...r, rater: 'friend c' }));
    expect(groups([...community(40, 10), ...third])).toEqual([['friend a', 'friend b', 'friend c']]);
  });

  it('are told by information where all notes of the one are those of the other', () => {
    // ln(900·100000 / 1400²) / −ln(900/100000) = 0.81
    expect(isOne(900, 900, 900, 100_000, { ...TWO, minShare: 2 })).toBe(true);
    expect(isOne(100, 900, 900, 100_000, { ...TWO, minShare: 2 })).toBe(false);
  });
});

describe('one voice', () => {
  const data = (ratings: PlainRating[], notes: PlainNote[] = []): Dataset => canonicalDataset(inputOf(ratings, notes));
  const kept = (known: Dataset, rater: number[], author: number[]): string[] =>
    [...oneVoiceEach(known, RatingSet.all(known.ratingCount), { rater: Int32Array.from(rater), author: Int32Array.from(author) })].map((i) => known.raterId[known.rater[i]!]!);

  it('is that of the first, whoever has an id that comes first', () => {
    const known = data([{ note: 'n', rater: 'a', level: 2, at: 3 }, { note: 'n', rater: 'b', level: 0, at: 2 }, { note: 'n', rater: 'c', level: 0, at: 1 }]);
    expect(kept(known, [7, 7, -1], [-1])).toEqual(['b', 'c']);
    expect(kept(known, [-1, -1, -1], [-1])).toEqual(['a', 'b', 'c']);
  });

  it('does not count for the own note', () => {
    const known = data([{ note: 'n', rater: 'a', level: 2 }, { note: 'n', rater: 'b', level: 0 }, { note: 'n', rater: 'c', level: 0 }]);
    expect(kept(known, [7, 7, 8], [7])).toEqual(['c']);
  });

  it('leaves each group at most one rating of a note, and everyone else theirs', () => {
    const voice = fc.integer({ min: -1, max: 2 });
    fc.assert(
      fc.property(fc.array(fc.tuple(voice, fc.nat(5)), { minLength: 1, maxLength: 12 }), voice, (raters, author) => {
        const known = data(raters.map(([, at], u) => ({ note: 'n', rater: name('r', u), level: 2, at })));
        const voices = kept(known, raters.map(([v]) => v), [author]).map((id) => raters[Number(id.slice(1))]![0]);
        for (const v of [0, 1, 2]) expect(voices.filter((other) => other === v)).toHaveLength(v !== author && raters.some(([other]) => other === v) ? 1 : 0);
        expect(voices.filter((v) => v === -1)).toHaveLength(raters.filter(([v]) => v === -1).length);
      }),
    );
  });

  it('is all that a group adds to a note in a run, unless that is switched off', () => {
    const input = (): ReturnType<typeof inputOf> => inputOf(community(40, 1), NOTES);
    const ratingsOf = (postSelection: typeof CORE_PARAMETERS.postSelection): number =>
      score(input(), { ...CORE_PARAMETERS, postSelection }).notes.map((note) => note).reduce((sum, note) => sum + note.numRatings, 0);
    expect(ratingsOf(null) - ratingsOf(POST_SELECTION)).toBe(40);
  });
});
