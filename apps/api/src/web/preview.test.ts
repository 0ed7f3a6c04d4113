import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { escapeText, scriptJson, shortened } from './html.rules';
import { drawPicture } from './preview-picture';
import { previewHead, type Previewed, type PreviewedStatement, type Site } from './preview.rules';
import { ENGLISH_PREVIEW, previewTexts } from './preview.texts';
import { sitemapPage } from './sitemap.rules';

const SITE: Site = { origin: 'https://notes.example.org', name: 'Notes', description: 'Readers add context.' };
const STATEMENT: PreviewedStatement = { id: 'U3Q', label: '“The bridge is closed”', quotedText: 'The bridge is closed', canonicalUrl: 'https://news.example.org/bridge', authorName: 'A. Writer', statedOn: '2026-05-01', createdAt: new Date('2026-05-02T10:00:00Z') };
const NOTE = { id: 'Tm90', text: 'It is open: https://city.example.org/bridges', shownAt: new Date('2026-05-03T12:00:00Z') };

const head = (previewed: Previewed) => previewHead(previewed, SITE, ENGLISH_PREVIEW);
const reviews = (html: string) => [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) => JSON.parse(json!) as Record<string, unknown>);
const content = (html: string, name: string) => new RegExp(`(?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];

describe('the head of a page', () => {
  it('is in the language of the page, English where there are no texts', () => {
    const titleIn = (language: string) => /<title>([^<]*)/.exec(previewHead({ kind: 'nothing' }, SITE, previewTexts(language)))![1];
    expect(['en', 'de', 'ar', 'nl'].map(titleIn)).toEqual(['Not found – Notes', 'Nicht gefunden – Notes', 'غير موجود – Notes', 'Not found – Notes']);
  });

  it('tells of a statement with the note that is shown on it, as search engines and other sites read it', () => {
    const html = head({ kind: 'statement', statement: STATEMENT, notes: [NOTE] });
    expect(html).toContain('<title>Readers added context: “The bridge is closed” – Notes</title>');
    expect(html).toContain('<link rel="canonical" href="https://notes.example.org/statements/U3Q">');
    expect(content(html, 'og:title')).toBe('Readers added context: “The bridge is closed”');
    expect(content(html, 'og:description')).toBe(NOTE.text);
    expect(content(html, 'og:image')).toBe('https://notes.example.org/statements/U3Q/preview.png');
    expect(content(html, 'twitter:card')).toBe('summary_large_image');
    expect(content(html, 'robots')).toBeUndefined();
    expect(html).toContain('<link rel="alternate" type="application/atom+xml" title="Notes" href="https://notes.example.org/feed.atom">');
    expect(html).toContain('type="application/json+oembed" title="Readers added context: “The bridge is closed”" href="https://notes.example.org/oembed?format=json&amp;url=https%3A%2F%2Fnotes.example.org%2Fstatements%2FU3Q"');
    // https://developers.google.com/search/docs/appearance/structured-data/factcheck: the properties that are required, and the recommended ones.
    expect(reviews(html)).toEqual([{
      '@context': 'https://schema.org', '@type': 'ClaimReview', url: 'https://notes.example.org/notes/Tm90', datePublished: '2026-05-03',
      author: { '@type': 'Organization', name: 'Notes', url: 'https://notes.example.org' },
      claimReviewed: 'The bridge is closed', reviewBody: NOTE.text,
      itemReviewed: { '@type': 'Claim', datePublished: '2026-05-01', author: { '@type': 'Person', name: 'A. Writer' }, appearance: { '@type': 'CreativeWork', url: 'https://news.example.org/bridge' } },
      reviewRating: { '@type': 'Rating', ratingValue: 1, worstRating: 1, bestRating: 2, alternateName: 'Misleading or missing context' },
    }]);
  });

  it('claims nothing of a statement without a note, and wants it in no search engine', () => {
    const html = head({ kind: 'statement', statement: STATEMENT, notes: [] });
    expect(reviews(html)).toEqual([]);
    expect(content(html, 'robots')).toBe('noindex');
    expect(content(html, 'og:description')).toBe(ENGLISH_PREVIEW.noNote);
  });

  it('passes on the text of a note that is shown, and of no other', () => {
    expect(reviews(head({ kind: 'note', id: NOTE.id, statement: STATEMENT, shown: NOTE }))).toHaveLength(1);
    const proposed = head({ kind: 'note', id: NOTE.id, statement: STATEMENT, shown: null });
    expect(reviews(proposed)).toEqual([]);
    expect([content(proposed, 'og:description'), content(proposed, 'robots')]).toEqual([ENGLISH_PREVIEW.proposed, 'noindex']);
  });

  it('says of other pages who we are, and gives what is not there no address', () => {
    expect(head({ kind: 'page', path: '/runs', listed: true })).toContain('<title>Notes</title>');
    expect(head({ kind: 'nothing' })).not.toContain('canonical');
  });

  // What people write, at its worst: ends of elements, comments and attributes, line ends of scripts, halves of characters.
  const hostile = fc.array(fc.oneof(fc.constantFrom('</script>', '<!--', '<script>', ']]>', '"', "'", '&', '&quot;', '\u2028', '\u2029', '\ud800', '\0', '>', '</title>', ' onload=x ', '$&', '`', '\\'), fc.string({ unit: 'binary' })), { maxLength: 12 }).map((parts) => parts.join(''));

  it('lets no text out of its place, whatever it is', () => {
    fc.assert(fc.property(hostile, hostile, hostile, (text, quote, author) => {
      const statement = { ...STATEMENT, label: quote, quotedText: quote, authorName: author };
      for (const previewed of [{ kind: 'statement', statement, notes: [{ ...NOTE, text }] }, { kind: 'note', id: NOTE.id, statement, shown: { ...NOTE, text } }] satisfies Previewed[]) {
        const html = head(previewed);
        // The tags are those of a harmless text, in their order: nothing became a tag or an attribute.
        const tags = (of: string) => [...of.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
        expect(tags(html)).toEqual(tags(head({ ...previewed, statement: { ...statement, label: 'a', quotedText: 'a', authorName: 'a' } })));
        expect(html).not.toMatch(/[\u2028\u2029]|\p{Surrogate}|(?!\n)\p{Cc}/u);
        expect(reviews(html)).toHaveLength(1);
      }
    }), { numRuns: 500 });
  });

  it('loses no text that a document can hold', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const unescaped = escapeText(text).replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!);
      expect(unescaped).toBe(text.replace(/(?![\n\t])\p{Cc}/gu, ''));
      expect(JSON.parse(scriptJson({ text }))).toEqual({ text });
    }));
  });

  it('cuts long texts between characters', () => {
    expect(shortened('👩‍🚒'.repeat(50), 10)).toHaveLength([...'👩‍🚒'.repeat(50)].slice(0, 9).join('').length + 1);
    expect(shortened('short\n text', 20)).toBe('short text');
  });
});

describe('a preview picture', () => {
  it.each([['long words', 'W'.repeat(500)], ['markup', '<span size="999999">&lt;</span>&'], ['Arabic', 'يُظهر هذا المقطع حدثًا من عام '.repeat(20)], ['nothing to see', '\u200b\u200b'], ['controls', '\u0000\ud800x']])('holds any text: %s', async (_, text) => {
    const { width, height, format } = await sharp(await drawPicture({ statement: text, note: text, heading: text, name: text })).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
  });
});

describe('a sitemap', () => {
  it('is XML whatever the address is', () => {
    expect(sitemapPage([{ url: 'https://x.example/?a&b=<', changedAt: new Date(0) }])).toContain('<loc>https://x.example/?a&amp;b=&lt;</loc><lastmod>1970-01-01T00:00:00.000Z</lastmod>');
  });
});
