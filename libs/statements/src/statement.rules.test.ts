import { AppError } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { canonicalLanguage, quoteKey, statementValue, type GivenStatement } from './statement.rules';

const NOW = new Date('2026-03-01T12:00:00Z');
const refusal = (given: GivenStatement): string => {
  try {
    return `accepted: ${JSON.stringify(statementValue(given, NOW))}`;
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
  }
};

describe('statementValue', () => {
  it('takes a URL, and knows its platform', () => {
    expect(statementValue({ url: 'https://twitter.com/a/status/12?s=20' }, NOW)).toEqual({
      canonicalUrl: 'https://x.com/i/status/12', givenUrl: 'https://twitter.com/a/status/12?s=20', platform: 'X', externalId: '12',
      quotedText: null, authorName: null, statedOn: null, quoteKey: null, language: null, mediaUrls: [],
    });
  });

  it('takes what a URL said, and is still known by the URL', () => {
    const value = statementValue({ url: 'https://example.org/a', quotedText: ' The river is dry. ', language: 'EN-gb' }, NOW);
    expect(value).toMatchObject({ canonicalUrl: 'https://example.org/a', quotedText: 'The river is dry.', language: 'en-GB', quoteKey: null });
  });

  it('takes a quote with author, day, media and platform', () => {
    const value = statementValue({ quotedText: 'Rain is over', authorName: 'A  B', statedOn: '2026-02-28', platform: 'RADIO', mediaUrls: ['https://example.org/v?utm_source=a', 'https://example.org/v?utm_source=a'] }, NOW);
    expect(value).toMatchObject({ canonicalUrl: null, platform: 'RADIO', authorName: 'A B', statedOn: '2026-02-28', mediaUrls: ['https://example.org/v?utm_source=a'] });
    expect(value.quoteKey).not.toBeNull();
  });

  it('takes 10,000 characters, counted as code points, and no more', () => {
    expect(refusal({ quotedText: '😀'.repeat(10_000) })).toContain('accepted');
    expect(refusal({ quotedText: 'a'.repeat(10_001) })).toBe('INVALID_INPUT: quotedText is 10001 characters long; allowed: 1 to 10000 characters.');
  });

  it('takes a day that has begun somewhere, not one that has begun nowhere', () => {
    expect(refusal({ quotedText: 'x', statedOn: '2026-03-02' })).toContain('accepted');
    expect(refusal({ quotedText: 'x', statedOn: '2026-03-03' })).toContain('INVALID_INPUT: statedOn is "2026-03-03"');
  });

  it.each<[string, GivenStatement]>([
    ['INVALID_STATEMENT: The statement cannot be added: it has neither', {}],
    ['INVALID_STATEMENT: The statement cannot be added: it has neither', { authorName: 'A', url: null }],
    ['INVALID_STATEMENT: The statement cannot be added: its url is one of X', { url: 'https://x.com/a/status/1', platform: 'RADIO' }],
    ['INVALID_INPUT: quotedText is empty', { quotedText: ' \n ' }],
    ['INVALID_INPUT: quotedText is a text with the character U+0000 at 1', { quotedText: 'a\u0000b' }],
    ['INVALID_INPUT: quotedText is a text with the character U+D83D', { quotedText: 'half \ud83d' }],
    ['INVALID_INPUT: quotedText is a text with the character U+202E', { quotedText: 'a \u202e b' }],
    ['INVALID_INPUT: authorName is 201', { quotedText: 'x', authorName: 'a'.repeat(201) }],
    ['INVALID_INPUT: statedOn is "2026-02-30"', { quotedText: 'x', statedOn: '2026-02-30' }],
    ['INVALID_INPUT: statedOn is "yesterday"', { quotedText: 'x', statedOn: 'yesterday' }],
    ['INVALID_INPUT: statedOn is "0000-01-01"', { quotedText: 'x', statedOn: '0000-01-01' }],
    ['INVALID_INPUT: language is "english please"', { quotedText: 'x', language: 'english please' }],
    ['INVALID_INPUT: mediaUrls is 11 URLs', { quotedText: 'x', mediaUrls: Array.from({ length: 11 }, (_, i) => `https://example.org/${i}`) }],
    ['INVALID_URL: "http://localhost/a"', { quotedText: 'x', mediaUrls: ['http://localhost/a'] }],
  ])('%s…', (expected, given) => {
    expect(refusal(given)).toContain(expected);
  });
});

describe('quoteKey', () => {
  const key = quoteKey('The café is closed', 'A B', '2026-01-01');
  it.each([
    ['  The  café\nis closed ', 'A B', '2026-01-01'],
    ['The cafe\u0301 is closed', 'A\tB', '2026-01-01'],
  ])('is the same for %j', (...quote) => expect(quoteKey(...quote)).toBe(key));

  it.each<[string, string | null, string | null]>([
    ['The café is open', 'A B', '2026-01-01'],
    ['The café is closed', 'A C', '2026-01-01'],
    ['The café is closed', 'A B', '2026-01-02'],
    ['The café is closed', null, '2026-01-01'],
    ['The café is closed A B', '', '2026-01-01'],
  ])('is another for %j, %j, %j', (...quote) => expect(quoteKey(...quote)).not.toBe(key));
});

describe('canonicalLanguage', () => {
  it.each([['en', 'en'], ['PT-br', 'pt-BR'], ['zh-hant-tw', 'zh-Hant-TW'], ['iw', 'he']])('%s → %s', (given, expected) => expect(canonicalLanguage(given)).toBe(expected));
  it.each(['', 'e', 'en_US', 'english language', 'a'.repeat(500)])('refuses %j', (given) => expect(() => canonicalLanguage(given)).toThrow(AppError));
});
