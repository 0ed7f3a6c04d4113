import { describe, expect, it } from 'vitest';
import { canonicalDataset } from '../data/dataset';
import { inputOf, randomNumbers, shuffled, START, type PlainNote, type PlainRating } from '../testing/community';
import { correlatedRaters, QUASI_CLIQUES, quasiCliques } from './quasi-cliques';

const name = (kind: string, k: number): string => `${kind}${String(k).padStart(3, '0')}`;

const ANY_SIZE = { ...QUASI_CLIQUES, minActiveRaters: 1 };

/** Ten raters of their own mind about 120 notes, and some who rate the first 60 of them alike. */
function community(alike: number, together = 60): PlainRating[] {
  const random = randomNumbers(9);
  const ratings: PlainRating[] = [];
  for (let n = 0; n < 120; n++) {
    for (let u = 0; u < 10; u++) if (random() < 0.3) ratings.push({ note: name('n', n), rater: name('free', u), level: Math.floor(3 * random()) });
    for (let u = 0; n < together && u < alike; u++) ratings.push({ note: name('n', n), rater: name('group', u), level: n % 3 });
  }
  return ratings;
}
function groups(ratings: PlainRating[], notes: PlainNote[] = [], statementOf?: (note: string) => string | null): string[][] {
  const input = inputOf(ratings, notes);
  if (statementOf !== undefined) input.notes.statementId = input.notes.id.map(statementOf);
  const data = canonicalDataset(input);
  return quasiCliques(data, ANY_SIZE).map((group) => group.map((u) => data.raterId[u]!));
}
const group = (size: number): string[] => Array.from({ length: size }, (_, u) => name('group', u));

describe('groups who keep rating alike', () => {
  it('are found, and nobody else with them', () => {
    expect(groups(community(6))).toEqual([group(6)]);
    const data = canonicalDataset(inputOf(community(6)));
    expect(data.raterId.filter((_, u) => correlatedRaters(data, ANY_SIZE)[u] === 1)).toEqual(group(6));
  });

  it('are not looked for where few people rate', () => {
    const data = canonicalDataset(inputOf(community(6)));
    expect(quasiCliques(data, { ...QUASI_CLIQUES, minActiveRaters: 17 })).toEqual([]);
    expect(quasiCliques(data, { ...QUASI_CLIQUES, minActiveRaters: 16 })).toHaveLength(1);
  });

  it('do not depend on the order of rows', () => {
    expect(groups(shuffled(community(7), randomNumbers(4)))).toEqual([group(7)]);
  });

  it('have five members', () => {
    expect(groups(community(5))).toEqual([group(5)]);
    expect(groups(community(4))).toEqual([]);
  });

  it('agree on more than fifty statements, however many notes these have', () => {
    expect(groups(community(6, 51))).toEqual([group(6)]);
    expect(groups(community(6, 50))).toEqual([]);
    expect(groups(community(6), [], (note) => `about ${Math.floor(Number(note.slice(1)) / 2)}`)).toEqual([]);
  });

  it('rate recent notes that call a known statement misleading', () => {
    const notes = (change: Partial<PlainNote>): PlainNote[] => Array.from({ length: 120 }, (_, n) => ({ id: name('n', n), ...(n < 60 ? change : {}) }));
    expect(groups(community(6), notes({}))).toEqual([group(6)]);
    expect(groups(community(6), notes({ at: START - QUASI_CLIQUES.recency }))).toEqual([]);
    expect(groups(community(6), notes({ misleading: false }))).toEqual([]);
    expect(groups(community(6), [], () => null)).toEqual([]);
  });
});
