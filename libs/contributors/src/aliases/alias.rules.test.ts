import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALIAS_ADJECTIVES, ALIAS_NOUNS } from './alias-words';
import { OFFERS, choose, drawAlias, drawAliases, renewOffers } from './alias.rules';

/** A repeatable draw (a linear congruential generator). */
const drawOf = (seed: number) => (below: number) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};

describe('the words of aliases', () => {
  it('make at least 40,000 names, each only once', () => {
    expect(ALIAS_ADJECTIVES.length * ALIAS_NOUNS.length).toBeGreaterThanOrEqual(40_000);
    expect(new Set([...ALIAS_ADJECTIVES, ...ALIAS_NOUNS]).size).toBe(ALIAS_ADJECTIVES.length + ALIAS_NOUNS.length);
  });

  it('are plain words with a capital', () => {
    for (const word of [...ALIAS_ADJECTIVES, ...ALIAS_NOUNS]) expect(word).toMatch(/^[A-Z][a-z]{1,15}$/);
  });
});

describe('a drawn alias', () => {
  it('is two words, and a number of so many digits when names are crowded', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (seed, digits) => {
        expect(drawAlias(drawOf(seed), digits)).toMatch(new RegExp(`^[A-Z][a-z]+ [A-Z][a-z]+${digits === 0 ? '' : ` [1-9][0-9]{${digits - 1}}`}$`));
      }),
    );
  });

  it('is different from the others drawn with it', () => {
    expect(new Set(drawAliases(drawOf(1), 0, 80)).size).toBe(80);
  });
});

describe('offers', () => {
  const aliases = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: OFFERS });
  const candidates = fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 40 });

  it('are different, free, at most five, and keep what is still free in its place', () => {
    fc.assert(
      fc.property(aliases, fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map(String)), candidates, (earlier, gone, drawn) => {
        const taken = new Set(gone);
        const offers = renewOffers(earlier, taken, drawn);
        expect(offers.length).toBeLessThanOrEqual(OFFERS);
        expect(new Set(offers).size).toBe(offers.length);
        expect(offers.some((offer) => taken.has(offer))).toBe(false);
        const free = earlier.filter((alias) => !taken.has(alias));
        expect(offers.filter((offer) => free.includes(offer))).toEqual(free);
        if (free.length === earlier.length) expect(offers.slice(0, earlier.length)).toEqual(earlier);
      }),
    );
  });

  it('stay as they are however often one asks, while they are free', () => {
    expect(renewOffers(['a', 'b', 'c', 'd', 'e'], new Set(), ['f', 'g'])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('replace only what was taken', () => {
    expect(renewOffers(['a', 'b', 'c', 'd', 'e'], new Set(['b']), ['f', 'g'])).toEqual(['a', 'f', 'c', 'd', 'e']);
  });
});

describe('choosing', () => {
  const offers = ['Quiet Heron', 'Sunny Cello'];

  it.each([
    ['reader', 'contributor'],
    ['contributor', 'contributor'],
    ['moderator', 'moderator'],
    ['admin', 'admin'],
  ] as const)('makes of a %s a %s', (role, after) => {
    expect(choose({ alias: null, role }, 'Sunny Cello', offers)).toEqual({ alias: 'Sunny Cello', role: after });
  });

  it('takes no alias that was not offered', () => {
    expect(() => choose({ alias: null, role: 'reader' }, 'The Boss', offers)).toThrow(expect.objectContaining({ code: 'ALIAS_NOT_OFFERED', message: expect.stringContaining('Quiet Heron, Sunny Cello') as string }) as Error);
  });

  it('happens once', () => {
    expect(() => choose({ alias: 'Quiet Heron', role: 'contributor' }, 'Sunny Cello', offers)).toThrow(expect.objectContaining({ code: 'ALIAS_ALREADY_CHOSEN' }) as Error);
  });
});
