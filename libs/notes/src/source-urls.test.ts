import { describe, expect, it } from 'vitest';
import { urlsIn } from './source-urls.rules';

describe('urlsIn', () => {
  it.each([
    ['See https://example.org/a, and (http://b.example.org/c).', ['https://example.org/a', 'http://b.example.org/c']],
    ['https://en.wikipedia.org/wiki/Rain_(song)', ['https://en.wikipedia.org/wiki/Rain_(song)']],
    ['(see https://example.org/a_(b).)', ['https://example.org/a_(b)']],
    ['[https://example.org/a](https://example.org/b)', ['https://example.org/a', 'https://example.org/b']],
    ['www.example.org/x!', ['www.example.org/x']],
    ['"https://example.org/a" <https://example.org/b>', ['https://example.org/a', 'https://example.org/b']],
    ['出典:https://example.org/統計。', ['https://example.org/']],
    ['https://ru.wikipedia.org/wiki/Дождь — тут', ['https://ru.wikipedia.org/wiki/Дождь']],
    ['HTTPS://EXAMPLE.ORG/A?x=1&y=2#z', ['HTTPS://EXAMPLE.ORG/A?x=1&y=2#z']],
    ['https://example.org/a?b=c…', ['https://example.org/a?b=c']],
  ])('%s', (text, urls) => expect(urlsIn(text).map((url) => url.text)).toEqual(urls));

  it.each(['no URL here', 'example.org', 'mailto:a@example.org', 'ftp://example.org/a', 'https://', 'http://localhost/a', 'http://192.168.0.1/a', 'https://user:pw@example.org/', 'xhttps://example.org', 'a@www.example.org'])('finds none in %s', (text) => {
    expect(urlsIn(text)).toEqual([]);
  });

  it('reads a text of any length in a moment', () => {
    const text = `https://example.org/${')'.repeat(200_000)} ${'www.'.repeat(50_000)} ${'https://a.b.c/('.repeat(10_000)}`;
    const start = performance.now();
    urlsIn(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('gives what is to be followed', () => expect(urlsIn('www.example.org/é')[0]!.href).toBe('https://www.example.org/%C3%A9'));
});
