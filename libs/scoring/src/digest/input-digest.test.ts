import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORE_PARAMETERS } from '../parameters';
import { HOUR, inputOf, randomNumbers, shuffled, START, twoCamps, type PlainRating } from '../testing/community';
import { fnv } from '../testing/fnv';
import { configurationDigest, inputDigests } from './input-digest';

const RATINGS = twoCamps(3, 12, 10);
const digests = (ratings: PlainRating[], now = START + HOUR) => inputDigests(inputOf(ratings, [], now), fnv);

describe('inputDigests', () => {
  const original = digests(RATINGS);

  it('are the same in whatever order the rows come', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const mixed = digests(shuffled(RATINGS, randomNumbers(seed)));
        expect(mixed.whole).toBe(original.whole);
        expect([...mixed.notes]).toEqual([...original.notes]);
      }),
      { numRuns: 20 },
    );
  });

  it('tell which note a changed rating belongs to, and only that note', () => {
    fc.assert(
      fc.property(fc.nat(RATINGS.length - 1), fc.constantFrom('level', 'time', 'tags', 'rater'), (i, what) => {
        const given = RATINGS[i]!;
        const other: PlainRating =
          what === 'level' ? { ...given, level: 2 - given.level } : what === 'time' ? { ...given, at: START + 1 } : what === 'tags' ? { ...given, tags: ['helpfulOther'] } : { ...given, rater: `${given.rater}x` };
        const changed = digests(RATINGS.with(i, other));
        expect(changed.whole).not.toBe(original.whole);
        expect([...changed.notes].filter(([id, digest]) => original.notes.get(id) !== digest).map(([id]) => id)).toEqual([given.note]);
      }),
      { numRuns: 60 },
    );
  });

  it('tell which notes are on one statement, whatever it is called', () => {
    const on = (statements: (string | null)[]) => {
      const input = inputOf(RATINGS, [], START + HOUR);
      input.notes.statementId = input.notes.id.map((_, n) => statements[n] ?? null);
      return inputDigests(input, fnv).whole;
    };
    expect(on(['a', 'a', 'b'])).toBe(on(['x', 'x', null]));
    expect(on(['a', 'a', 'b'])).not.toBe(on(['a', 'b', 'b']));
    expect(on([])).toBe(original.whole);
  });

  it('tell a moment, a rater group and a missing rating apart', () => {
    expect(digests(RATINGS, START + 2 * HOUR).whole).not.toBe(original.whole);
    const input = inputOf(RATINGS, [], START + HOUR);
    input.raters.modelingGroup[0] = 5;
    expect(inputDigests(input, fnv).whole).not.toBe(original.whole);
    expect(digests(RATINGS.slice(1)).notes.get(RATINGS[0]!.note)).not.toBe(original.notes.get(RATINGS[0]!.note));
  });
});

describe('configurationDigest', () => {
  const own = configurationDigest(CORE_PARAMETERS, fnv);

  it('does not depend on the order of settings, but on every value', () => {
    const turned = Object.fromEntries(Object.entries(CORE_PARAMETERS).reverse()) as unknown as typeof CORE_PARAMETERS;
    expect(configurationDigest(turned, fnv)).toBe(own);
    expect(configurationDigest({ ...CORE_PARAMETERS, lockAge: CORE_PARAMETERS.lockAge + 1 }, fnv)).not.toBe(own);
  });
});
