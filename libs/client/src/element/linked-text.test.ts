import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWeb, linkedText, shortAddress, type Piece } from './linked-text.rules';

const textOf = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.text);
const links = (pieces: readonly Piece[]) => pieces.filter((piece) => typeof piece !== 'string');

describe('a text with its sources', () => {
  it.each([
    ['See https://example.org/a, and (http://b.example.org/c).', ['https://example.org/a', 'http://b.example.org/c'], ['https://example.org/a', 'http://b.example.org/c']],
    ['https://en.wikipedia.org/wiki/Rain_(song)', ['https://en.wikipedia.org/wiki/Rain_(song)'], ['https://en.wikipedia.org/wiki/Rain_(song)']],
    ['www.example.org/é!', ['https://www.example.org/%C3%A9'], ['www.example.org/é']],
    ['出典:https://example.org/統計。', ['https://example.org/'], ['https://example.org/']],
    ['twice https://example.org/a and https://example.org/a', ['https://example.org/a', 'https://example.org/a'], ['https://example.org/a', 'https://example.org/a']],
  ])('has a link for each: %s', (text, sources, expected) => {
    const { pieces, left } = linkedText(text, sources);
    expect(pieces.map(textOf).join('')).toBe(text);
    expect(links(pieces).map(textOf)).toEqual(expected);
    expect(left).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'JavaScript:alert(1)//https://example.org', 'file:///etc/passwd', 'vbscript:x', '//example.org', 'https:// '])('never has one that is not of the web: %s', (source) => {
    expect(isWeb(source)).toBe(false);
    expect(linkedText(`before ${source} after`, [source])).toEqual({ pieces: [`before ${source} after`], left: [] });
  });

  it('has none that the server does not name', () => {
    expect(links(linkedText('see https://elsewhere.example/x', ['https://example.org/a']).pieces)).toEqual([]);
  });

  it('says which sources it does not spell out', () => {
    expect(linkedText('nothing', ['https://example.org/a'])).toEqual({ pieces: ['nothing'], left: ['https://example.org/a'] });
  });

  it('stays the text that it is, whatever it is and whatever the sources are', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constantFrom('https://', 'www.', '<script>', '‮', 'javascript:', '\u0000'));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.array(fc.oneof(fc.webUrl(), fc.string()), { maxLength: 4 }), (parts, given) => {
        const text = parts.join('');
        const sources = [...given, ...parts.filter((each) => URL.canParse(each)).map((each) => new URL(each).href)];
        const { pieces, left } = linkedText(text, sources);
        expect(pieces.map(textOf).join('')).toBe(text);
        for (const link of links(pieces) as { href: string }[]) {
          expect(link.href).toMatch(/^https?:\/\//);
          expect(sources).toContain(link.href);
        }
        for (const href of left) expect(isWeb(href)).toBe(true);
      }),
    );
  });

  it('finds every source that stands between spaces', () => {
    fc.assert(
      fc.property(fc.array(fc.webUrl({ withQueryParameters: true }), { minLength: 1, maxLength: 5 }), (urls) => {
        const sources = urls.map((url) => new URL(url).href);
        expect(linkedText(`so ${urls.join(' or ')} say`, sources).left).toEqual([]);
      }),
    );
  });

  it('is cut in a moment, however long it is', () => {
    const start = performance.now();
    linkedText(`https://example.org/${'a('.repeat(1000)} ${'www.'.repeat(2000)}`, ['https://example.org/b']);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('an address for people', () => {
  it.each([
    ['https://www.example.org/', 'example.org'],
    ['https://example.org/a/b?c=d', 'example.org/a/b'],
    ['https://xn--exmple-cua.org/', 'xn--exmple-cua.org'],
    [`https://example.org/${'long/'.repeat(20)}`, 'example.org/long/long/long/long/long/long…'],
  ])('of %s is %s', (href, short) => {
    expect(shortAddress(href)).toBe(short);
  });
});
