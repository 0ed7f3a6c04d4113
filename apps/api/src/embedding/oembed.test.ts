import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Previewed } from '../web/preview.rules';
import { ENGLISH_PREVIEW } from '../web/preview.texts';
import { xmlOf } from '../testing/xml';
import { oembedOf, oembedXml, pixels } from './oembed.rules';

const SITE = { origin: 'https://notes.example.org', name: 'Town notes', description: 'Notes of a town' };
const ANY_SIZE = { maxWidth: null, maxHeight: null };
const statement = { id: 'U3Q', label: '“The bridge is closed”', quotedText: 'The bridge is closed', canonicalUrl: 'https://news.example/bridge?a=1&b="2"', authorName: null, statedOn: null, createdAt: new Date(0) };
const note = { id: 'Tm8', text: 'It opened in May. https://city.example.org/bridge', shownAt: new Date(0) };

describe('oEmbed', () => {
  it('is the element and its script, with a link for where there is nothing to show', () => {
    expect(oembedOf({ kind: 'statement', statement, notes: [note] }, SITE, ANY_SIZE, ENGLISH_PREVIEW)).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'Readers added context: “The bridge is closed”',
      provider_name: 'Town notes',
      provider_url: 'https://notes.example.org',
      cache_age: 3600,
      html: '<bridge-note url="https://news.example/bridge?a=1&amp;b=&quot;2&quot;"><a href="https://notes.example.org/statements/U3Q">Readers added context: “The bridge is closed”</a></bridge-note><script async src="https://notes.example.org/bridge-note.js"></script>',
      width: 550,
      height: 216,
    });
  });

  it('leads to the note that was asked about', () => {
    expect(oembedOf({ kind: 'note', id: 'Tm8', statement, shown: null }, SITE, ANY_SIZE, ENGLISH_PREVIEW)).toMatchObject({ type: 'rich', title: 'A note on “The bridge is closed”', html: expect.stringContaining('https://notes.example.org/notes/Tm8') as string });
  });

  it('is a link where a quotation has no URL', () => {
    const answer = oembedOf({ kind: 'statement', statement: { ...statement, canonicalUrl: null }, notes: [note] }, SITE, ANY_SIZE, ENGLISH_PREVIEW)!;
    expect(answer['type']).toBe('link');
    expect(answer).not.toHaveProperty('html');
  });

  it.each<Previewed>([{ kind: 'nothing' }, { kind: 'page', path: '/data', listed: true }])('is nothing for $kind', (previewed) => {
    expect(oembedOf(previewed, SITE, ANY_SIZE, ENGLISH_PREVIEW)).toBeNull();
  });

  it('is never larger than it may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), fc.string(), (maxWidth, maxHeight, text) => {
        const { width, height } = oembedOf({ kind: 'statement', statement, notes: [{ ...note, text }] }, SITE, { maxWidth, maxHeight }, ENGLISH_PREVIEW)!;
        expect(width).toBeLessThanOrEqual(maxWidth);
        expect(height).toBeLessThanOrEqual(maxHeight);
      }),
    );
  });

  it('is the same in XML, whatever people wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(']]>', '</html>', '"><script>alert(1)</script>', '&amp;lt;')), (label) => {
        const answer = oembedOf({ kind: 'statement', statement: { ...statement, label }, notes: [] }, SITE, ANY_SIZE, ENGLISH_PREVIEW)!;
        expect(answer['html']).not.toMatch(/<script>|<\/html>/);
        const { name, children } = xmlOf(oembedXml(answer));
        expect(name).toBe('oembed');
        expect(children.map((child) => child.name)).toEqual(Object.keys(answer));
        expect(children.find((child) => child.name === 'html')!.text).toBe(answer['html']);
      }),
    );
  });
});

describe('a size', () => {
  it('is a whole number of pixels, or left out', () => {
    expect([pixels(undefined, 'maxwidth'), pixels('', 'maxwidth'), pixels('300', 'maxwidth')]).toEqual([null, null, 300]);
    for (const wrong of ['0', '-1', '1.5', 'x', '100000', ['3', '4']]) expect(() => pixels(wrong, 'maxwidth')).toThrow('maxwidth');
  });
});
