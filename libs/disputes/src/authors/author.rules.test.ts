import { canonicalUrl } from '@bridgenotes/statements';
import { describe, expect, it } from 'vitest';
import { isBelowProfile } from './author.rules';

const below = (statement: string, profile: string) => {
  const { url, platform } = canonicalUrl(statement);
  return isBelowProfile({ canonicalUrl: url, platform }, profile);
};

describe('a statement below the profile of its author', () => {
  it.each([
    ['https://bsky.app/profile/ada.example/post/3kabc', 'https://bsky.app/profile/ada.example'],
    ['https://mastodon.example/@ada/112345678901234567', 'https://mastodon.example/@Ada/'],
    ['https://www.ada.example/2026/05/a-post?page=2', 'http://ada.example'],
    ['https://news.example.org/people/ada/one', 'https://www.news.example.org/people/ada'],
    ['https://t.me/AdaSays/7', 'https://t.me/adasays'],
  ])('%s is by %s', (statement, profile) => expect(below(statement, profile)).toBe(true));

  it.each([
    ['another person whose name begins alike', 'https://bsky.app/profile/ada.example.org/post/3kabc', 'https://bsky.app/profile/ada.example'],
    ['another host', 'https://ada.example.org/post', 'https://ada.example'],
    ['a post whose URL does not name its author', 'https://x.com/ada/status/1234567890', 'https://x.com/ada'],
    ['the front page of a platform', 'https://bsky.app/profile/bob.example/post/3kabc', 'https://bsky.app'],
    ['the front page of a server of many', 'https://mastodon.example/@bob/112345678901234567', 'https://mastodon.example'],
    ['a page whose letters differ', 'https://news.example.org/People/Ada/one', 'https://news.example.org/people/ada'],
    ['a search on the site', 'https://news.example.org/?p=1', 'https://news.example.org/?author=ada'],
    ['the profile itself', 'https://news.example.org/people/ada', 'https://news.example.org/people/ada'],
    ['something that is no URL', 'https://ada.example/post', 'ada'],
    ['something private', 'https://ada.example/post', 'http://localhost/'],
  ])('is not %s', (_, statement, profile) => expect(below(statement, profile)).toBe(false));

  it('is not a quote without a URL', () => expect(isBelowProfile({ canonicalUrl: null, platform: null }, 'https://ada.example')).toBe(false));
});
