import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortAddress, textParts } from './linked-text.rules';

describe('the text of a note', () => {
  it('has its addresses apart, without the sentence around them', () => {
    expect(textParts('See https://example.org/a?b=1, and (https://example.net).')).toEqual([
      { text: 'See ' },
      { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
      { text: ', and (' },
      { text: 'https://example.net', href: 'https://example.net' },
      { text: ').' },
    ]);
  });

  it('is never changed, and links lead to http(s) alone', () => {
    const hostile = fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('javascript:alert(1)', 'https://', 'http://[', '<script>', ' data:x ')), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = textParts(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { href } of parts) if (href !== undefined) expect(new URL(href).protocol).toMatch(/^https?:$/);
      }),
    );
  });

  it('shows an address short', () => {
    expect(shortAddress('https://www.example.org/')).toBe('example.org');
    expect(shortAddress('https://example.org/a-very-long-path/that-goes-on/and-on', 20)).toBe('example.org/a-very-…');
  });
});
