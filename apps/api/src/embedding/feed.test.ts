import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLISH_PREVIEW } from '../web/preview.texts';
import { xmlOf, type XmlElement } from '../testing/xml';
import { feedText, linked, type FeedFacts, type FeedNote } from './feed.rules';

const NOTE: FeedNote = {
  id: 'Tm8',
  text: 'It opened in May & is safe. https://city.example.org/bridge?a=1&b=2\nTable 3.',
  shownAt: new Date('2026-03-01T10:00:00Z'),
  label: '“The bridge is <closed>”',
  quotedText: 'The bridge is <closed>',
  canonicalUrl: 'https://news.example/bridge?a=1&b=2',
};
const FACTS: FeedFacts = { site: { origin: 'https://notes.example.org', name: 'Town & notes', description: 'Notes of a <town>' }, language: 'en', query: '?language=de&domain=news.example', updated: new Date('2026-03-02T10:00:00Z'), notes: [NOTE] };

const all = (element: XmlElement, name: string): XmlElement[] => [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => all(child, name))];
const text = (element: XmlElement, name: string): string | undefined => element.children.find((child) => child.name === name)?.text;

describe('a feed', () => {
  it('is Atom', () => {
    const feed = xmlOf(feedText('atom', FACTS, ENGLISH_PREVIEW));
    expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    expect([text(feed, 'title'), text(feed, 'subtitle'), text(feed, 'updated')]).toEqual(['Town & notes: Readers added context', 'Notes of a <town>', '2026-03-02T10:00:00.000Z']);
    expect(feed.children.filter(({ name }) => name === 'link').map(({ attributes }) => attributes)).toContainEqual({ rel: 'self', href: 'https://notes.example.org/feed.atom?language=de&domain=news.example' });
    const [entry] = all(feed, 'entry');
    expect([text(entry!, 'id'), text(entry!, 'title'), text(entry!, 'updated')]).toEqual(['https://notes.example.org/notes/Tm8', 'Readers added context: “The bridge is &lt;closed&gt;”', '2026-03-01T10:00:00.000Z']);
    expect(text(entry!, 'content')).toBe(
      '<blockquote>The bridge is &lt;closed&gt;<br><a href="https://news.example/bridge?a=1&amp;b=2" rel="nofollow noopener">https://news.example/bridge?a=1&amp;b=2</a></blockquote>' +
        '<p>It opened in May &amp; is safe. <a href="https://city.example.org/bridge?a=1&amp;b=2" rel="nofollow noopener">https://city.example.org/bridge?a=1&amp;b=2</a><br>Table 3.</p><p><small>Found helpful by people of different viewpoints.</small></p>',
    );
  });

  it('is RSS 2.0', () => {
    const rss = xmlOf(feedText('rss', FACTS, ENGLISH_PREVIEW));
    expect(rss).toMatchObject({ name: 'rss', attributes: { version: '2.0' } });
    const [channel] = all(rss, 'channel');
    expect([text(channel!, 'link'), text(channel!, 'language'), text(channel!, 'lastBuildDate')]).toEqual(['https://notes.example.org/', 'en', 'Mon, 02 Mar 2026 10:00:00 GMT']);
    const [item] = all(rss, 'item');
    expect([text(item!, 'guid'), text(item!, 'link'), text(item!, 'pubDate')]).toEqual(['https://notes.example.org/notes/Tm8', 'https://notes.example.org/notes/Tm8', 'Sun, 01 Mar 2026 10:00:00 GMT']);
    expect(text(item!, 'content:encoded')).toContain('It opened in May &amp; is safe.');
  });

  it('is JSON Feed, whose titles are plain text', () => {
    expect(JSON.parse(feedText('json', FACTS, ENGLISH_PREVIEW))).toMatchObject({
      version: 'https://jsonfeed.org/version/1',
      title: 'Town & notes: Readers added context',
      items: [{ id: 'https://notes.example.org/notes/Tm8', title: 'Readers added context: “The bridge is <closed>”', date_published: '2026-03-01T10:00:00.000Z' }],
    });
  });

  it.each(['rss', 'atom'] as const)('is well-formed %s without markup of its own, whatever people wrote', (format) => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(']]>', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&amp;lt;script&amp;gt;', '\u0000\u0008\uFFFF'));
    fc.assert(
      fc.property(words, words, words, (said, wrote, name) => {
        const document = feedText(format, { ...FACTS, site: { ...FACTS.site, name: `n ${name}` }, notes: [{ ...NOTE, text: wrote, quotedText: said, label: said }] }, ENGLISH_PREVIEW);
        const root = xmlOf(document);
        const [item] = all(root, format === 'rss' ? 'item' : 'entry');
        const html = text(item!, format === 'rss' ? 'content:encoded' : 'content')!;
        expect(html.replaceAll(/<\/?(blockquote|br|p|small)>|<a href="https?:[^"<>]*" rel="nofollow noopener">|<\/a>/g, '')).not.toMatch(/[<>]/);
        expect(text(item!, 'title')).not.toMatch(/[<>]/);
      }),
    );
  });

  it('is one even without notes', () => {
    for (const format of ['rss', 'atom'] as const) expect(all(xmlOf(feedText(format, { ...FACTS, notes: [] }, ENGLISH_PREVIEW)), format === 'rss' ? 'item' : 'entry')).toEqual([]);
  });
});

describe('a text as HTML', () => {
  it('links to the web alone', () => {
    expect(linked('javascript:alert(1) <a href="x">')).toBe('javascript:alert(1) &lt;a href=&quot;x&quot;&gt;');
    expect(linked('www.example.org.')).toBe('<a href="https://www.example.org/" rel="nofollow noopener">www.example.org</a>.');
  });
});
