import { AppError } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { findsNewStatements, isBareDomain, linksOf, mayRedirect, requireSingleLink, singleLink, type LinkingStatement } from './link.rules';

const quote = (quotedText: string): LinkingStatement => ({ canonicalUrl: null, givenUrl: null, platform: null, quotedText });
const page = (url: string, quotedText: string | null = null): LinkingStatement => ({ canonicalUrl: url, givenUrl: `${url}?utm_source=x`, platform: 'WEB', quotedText });
const post = (quotedText: string | null): LinkingStatement => ({ canonicalUrl: 'https://x.com/i/status/5', givenUrl: 'https://twitter.com/a/status/5', platform: 'X', quotedText });
const urls = (statement: LinkingStatement) => linksOf(statement).map((link) => link.url);
const refusal = (statement: LinkingStatement) => {
  try {
    return requireSingleLink(statement).url;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('linksOf', () => {
  it.each<[string, LinkingStatement, string[]]>([
    ['a page is its own', page('https://news.example.org/a'), ['https://news.example.org/a']],
    ['also when the words quoted from it have others', page('https://news.example.org/a', 'see https://b.example.org/c'), ['https://news.example.org/a']],
    ['a quote has those in its words, by their one name', quote('Read https://www.news.example.org/a/?utm_source=y and wonder'), ['https://news.example.org/a']],
    ['the same one in two spellings is one', quote('http://news.example.org/a#top https://m.news.example.org/a?fbclid=1'), ['https://news.example.org/a']],
    ['a post has those in its words', post('look https://news.example.org/a'), ['https://news.example.org/a']],
    ['but not itself', post('https://twitter.com/b/status/5 https://news.example.org/a'), ['https://news.example.org/a']],
    ['a post without any in its words is its own', post('no link here'), ['https://x.com/i/status/5']],
    ['as is one whose words are not known', post(null), ['https://x.com/i/status/5']],
    ['a quote without any has none', quote('no link here'), []],
    ['several are several', quote('https://a.example.org/1 https://b.example.org/2'), ['https://a.example.org/1', 'https://b.example.org/2']],
  ])('%s', (_, statement, expected) => expect(urls(statement)).toEqual(expected));

  it('keeps the URL to follow', () => expect(linksOf(page('https://news.example.org/a'))[0]!.href).toBe('https://news.example.org/a?utm_source=x'));
});

describe('a link note', () => {
  it.each<[string, LinkingStatement, string]>([
    ['is for one link', post('look https://news.example.org/a'), 'https://news.example.org/a'],
    ['not for several', quote('https://a.example.org/1 https://b.example.org/2'), 'LINK_NOT_SINGLE'],
    ['not for none', quote('nothing'), 'LINK_NOT_SINGLE'],
    ['not for a bare domain', page('https://news.example.org/'), 'LINK_BARE_DOMAIN'],
    ['nor for one with tracking', quote('https://www.news.example.org/?utm_source=a'), 'LINK_BARE_DOMAIN'],
  ])('%s', (_, statement, expected) => {
    expect(refusal(statement)).toBe(expected);
    expect(singleLink(statement)?.url ?? null).toBe(expected.startsWith('https') ? expected : null);
  });

  it.each(['https://example.org/', 'https://example.org', 'http://a.b.example.org//'])('%s is a bare domain', (url) => expect(isBareDomain(url)).toBe(true));
  it.each(['https://example.org/a', 'https://example.org/?p=12', 'https://example.org/#!/page'])('%s is not', (url) => expect(isBareDomain(url)).toBe(false));

  it('may lead elsewhere, but a post of a known platform does not', () => {
    expect(mayRedirect({ url: '', href: 'https://short.example.org/x' })).toBe(true);
    expect(mayRedirect({ url: '', href: 'https://x.com/a/status/5' })).toBe(false);
  });

  const createdAt = new Date('2026-03-01T00:00:00Z');
  const day = (n: number) => new Date(createdAt.getTime() + n * 86_400_000);
  it.each<[string, Date | null, number, boolean]>([
    ['finds new statements in its first two weeks', null, 14, true],
    ['not later, unless it was helpful by then', null, 14.01, false],
    ['later, when it was helpful by then', day(13), 300, true],
    ['not when it became helpful too late', day(15), 16, false],
  ])('%s', (_, firstHelpfulAt, now, expected) => expect(findsNewStatements({ createdAt, firstHelpfulAt }, day(now), 14)).toBe(expected));
});
