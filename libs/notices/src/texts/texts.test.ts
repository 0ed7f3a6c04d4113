import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS } from '../kinds';
import { LANGUAGES, textsOf, wordsOf } from './languages';
import { statementLabel } from './statement-label.rules';

const DATA = { reason: 'spam', until: '2026-03-02T12:00:00Z', agreed: 1, disagreed: 2, days: 7, finding: 'upheld', role: 'author', incorporated: true, lifted: false, what: 'email' };

describe.each(LANGUAGES)('notices in %s', (language) => {
  it.each(NOTICE_KINDS)('say %s, with and without a statement', (kind) => {
    for (const statement of [null, 'example.org/claim']) {
      const { title, text } = wordsOf(language, kind, { statement }, DATA);
      expect(title.length).toBeGreaterThan(5);
      expect(title.length, 'fits the subject of a mail').toBeLessThanOrEqual(78);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it('count one and many', () => expect(textsOf(language).mail.digestSubject(1)).not.toBe(textsOf(language).mail.digestSubject(2).replace('2', '1')));
});

it('no text of another language was left in English', () => {
  for (const kind of NOTICE_KINDS) expect(wordsOf('de', kind, { statement: null }, DATA)).not.toEqual(wordsOf('en', kind, { statement: null }, DATA));
  for (const part of ['mail', 'pages'] as const) for (const [name, text] of Object.entries(textsOf('de')[part])) expect(String(text), name).not.toBe(String((textsOf('en')[part] as Record<string, unknown>)[name]));
});

describe('statementLabel', () => {
  it.each([
    [{ quotedText: 'The  moon\nis cheese', canonicalUrl: null }, '“The moon is cheese”'],
    [{ quotedText: null, canonicalUrl: 'https://www.example.org/a' }, 'example.org/a'],
    [{ quotedText: 'x'.repeat(200), canonicalUrl: null }, `“${'x'.repeat(79)}…”`],
    [{ quotedText: null, canonicalUrl: null }, null],
  ])('of %o is %s', (statement, label) => expect(statementLabel(statement)).toBe(label));
});
