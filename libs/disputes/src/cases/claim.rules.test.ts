import { AppError } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimValue } from './claim.rules';

const LIMITS = { maxClaimLength: 100, maxEvidence: 2 };
const TEXT = 'Il a plu 😀 en 2019. The figure is wrong: https://stats.example.org/rain';
const given = (change: object = {}) => ({ quote: 'The figure is wrong', claim: 'It is right.', evidenceUrls: ['https://stats.example.org/2020'], ...change });
const refused = (change: object, text: string | null = TEXT): string => {
  try {
    claimValue(given(change), text, LIMITS);
    return 'accepted';
  } catch (error) {
    return (error as AppError).code;
  }
};

describe('a claim', () => {
  it('is placed in the text of the note, in code points', () => {
    const value = claimValue(given(), TEXT, LIMITS);
    expect(value).toEqual({ quote: 'The figure is wrong', quoteStart: 20, quoteEnd: 39, claim: 'It is right.', evidenceUrls: ['https://stats.example.org/2020'] });
    expect([...TEXT].slice(value.quoteStart, value.quoteEnd).join('')).toBe(value.quote);
  });

  it('can quote any part of a note, and finds it where it stands', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (raw, a, b) => {
      const text = raw.normalize('NFC').trim();
      const points = [...text];
      const [from, to] = [Math.min(a, b) % (points.length + 1), (Math.max(a, b) % (points.length + 1)) + 1];
      const quote = points.slice(from, to).join('').normalize('NFC').trim();
      fc.pre(quote !== '' && text.includes(quote) && !/\p{Cc}|\p{Surrogate}|[\u202a-\u202e]/u.test(text));
      const value = claimValue(given({ quote }), text, LIMITS);
      expect([...text].slice(value.quoteStart, value.quoteEnd).join('')).toBe(quote);
    }));
  });

  it.each([
    ['other words', { quote: 'The figure is false' }, 'DISPUTE_QUOTE_NOT_FOUND'],
    ['other letters', { quote: 'the figure is wrong' }, 'DISPUTE_QUOTE_NOT_FOUND'],
    ['no words', { quote: ' ' }, 'DISPUTE_QUOTE_NOT_FOUND'],
    ['no evidence', { evidenceUrls: [] }, 'DISPUTE_EVIDENCE_REQUIRED'],
    ['evidence that nobody else can open', { evidenceUrls: ['http://localhost/proof'] }, 'INVALID_URL'],
    ['too much evidence', { evidenceUrls: [1, 2, 3].map((i) => `https://e.example.org/${i}`) }, 'INVALID_INPUT'],
    ['the same evidence thrice', { evidenceUrls: Array(3).fill('https://e.example.org/') }, 'accepted'],
    ['no claim', { claim: '\n' }, 'INVALID_INPUT'],
    ['a long claim', { claim: 'x'.repeat(101) }, 'INVALID_INPUT'],
  ])('with %s: %s', (_, change, code) => {
    expect(refused(change)).toBe(code);
  });

  it('needs a note whose text is known', () => {
    expect(refused({}, null)).toBe('DISPUTE_QUOTE_NOT_FOUND');
  });
});
