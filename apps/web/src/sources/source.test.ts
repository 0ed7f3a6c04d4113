import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSource, sameAddress } from './source.rules';

const kind = (href: string, statement: string | null = null) => describeSource(href, statement).kind;

describe('a source', () => {
  it('is told by its address', () => {
    expect(describeSource('https://www.example.org/a/%C3%A9t%C3%A9?x=1', null)).toEqual({ href: 'https://www.example.org/a/%C3%A9t%C3%A9?x=1', domain: 'example.org', path: '/a/été?x=1', kind: 'page' });
    expect(describeSource('https://example.org/%zz', null).path).toBe('/%zz');
    expect(kind('https://example.org/report.PDF')).toBe('document');
    expect(kind('https://example.org/data.csv')).toBe('table');
    expect(kind('https://example.org/a.jpg?w=2')).toBe('picture');
    expect(kind('https://youtu.be/abc')).toBe('video');
    expect(kind('https://web.archive.org/web/2019/https://example.org/')).toBe('archive');
    expect(kind('https://de.wikipedia.org/wiki/A')).toBe('encyclopedia');
    expect(kind('https://bit.ly/abc')).toBe('shortened');
    expect(kind('https://example.org')).toBe('wholeSite');
    expect(kind('https://notyoutube.com/abc')).toBe('page');
  });

  it('is told apart from the statement and from its site', () => {
    const statement = 'https://courier.example/health/vaccine';
    expect(kind('http://www.courier.example/health/vaccine/?utm_source=x#top', statement)).toBe('sameStatement');
    expect(kind('https://courier.example/other', statement)).toBe('sameSite');
    expect(kind('https://courier.example.org/other', statement)).toBe('page');
    expect(kind('https://www.youtube.com/watch?v=2', 'https://www.youtube.com/watch?v=1')).toBe('video');
    expect(kind('https://www.youtube.com/watch?v=1', 'https://www.youtube.com/watch?v=1')).toBe('sameStatement');
  });

  it('is the same address as itself, however it is decorated, and as no other page', () => {
    const page = fc.webUrl({ withQueryParameters: false, validSchemes: ['https'] }).map((text) => new URL(text));
    fc.assert(
      fc.property(page, (url) => {
        const decorated = new URL(url);
        decorated.hash = 'part';
        decorated.searchParams.set('utm_medium', 'mail');
        expect(sameAddress(url, decorated)).toBe(true);
        decorated.searchParams.set('id', '2');
        expect(sameAddress(url, decorated)).toBe(false);
      }),
    );
  });
});
