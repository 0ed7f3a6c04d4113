import fc from 'fast-check';
import { AppError } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.rules';

const refusal = (given: string): string => {
  try {
    return `accepted as ${canonicalUrl(given).url}`;
  } catch (error) {
    return error instanceof AppError && error.code === 'INVALID_URL' ? error.message : String(error);
  }
};

describe('canonicalUrl, any page', () => {
  it.each([
    ['http://www.Example.org:80/Path/?utm_source=x&b=2&a=1&fbclid=abc#section', 'https://example.org/Path?a=1&b=2'],
    ['https://m.example.org/story/', 'https://example.org/story'],
    ['https://www.mobile.example.org', 'https://example.org/'],
    ['https://amp.example.org/story?amp=1', 'https://example.org/story'],
    ['example.org/story', 'https://example.org/story'],
    ['//example.org/story', 'https://example.org/story'],
    ['  https://example.org./story \n', 'https://example.org/story'],
    ['http://example.org:443/a', 'https://example.org/a'],
    ['https://example.org/%7euser/%c3%a9t%C3%A9', 'https://example.org/~user/%C3%A9t%C3%A9'],
    ['https://example.org/été', 'https://example.org/%C3%A9t%C3%A9'],
    ['https://bücher.example.org/', 'https://xn--bcher-kva.example.org/'],
    ['https://example.org/?gclid=1&mc_cid=2&mc_eid=3&igshid=4&ref_src=5&UTM_Medium=6', 'https://example.org/'],
    ['https://example.org/#:~:text=a%20claim', 'https://example.org/'],
    ['https://example.org/app#!/story/5', 'https://example.org/app#!/story/5'],
    ['https://example.org/app/#/story/5', 'https://example.org/app#/story/5'],
    ['https://example.org/app#/', 'https://example.org/app'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fstory%3Ffbclid%3Dx&h=AT0', 'https://example.org/story'],
    ['https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fstory&usg=x', 'https://example.org/story'],
    ['https://www.google.co.uk/amp/s/amp.example.org/story%3famp', 'https://example.org/story%3Famp'],
    ['https://www-example-org.cdn.ampproject.org/c/s/www.example.org/story', 'https://example.org/story'],
    ['https://93.184.216.34/a', 'https://93.184.216.34/a'],
  ])('%s → %s', (given, expected) => {
    expect(canonicalUrl(given)).toEqual({ url: expected, platform: 'WEB', externalId: null });
  });

  it.each([
    ['https://example.org/story?id=1', 'https://example.org/story?id=2'],
    ['https://example.org/Story', 'https://example.org/story'],
    ['https://example.org:8443/', 'https://example.org/'],
    ['https://example.org/%2541', 'https://example.org/A'],
    ['https://example.org/a%2Fb', 'https://example.org/a/b'],
    ['https://example.org/?q=%83e', 'https://example.org/?q=%83f'],
    ['https://example.org/?a=1&a=2', 'https://example.org/?a=2&a=1'],
    ['https://m.github.io/', 'https://amp.github.io/'],
    ['https://m.co.uk/', 'https://co.uk/'],
    ['https://example.org/app#/one', 'https://example.org/app#/two'],
    ['https://example.org/?sid=1', 'https://example.org/'],
  ])('keeps %s apart from %s', (one, other) => {
    expect(canonicalUrl(one).url).not.toBe(canonicalUrl(other).url);
  });

  it.each([
    ['', 'it is empty'],
    ['   ', 'it is empty'],
    ['not a url', 'cannot be read'],
    ['https://', 'cannot be read'],
    ['ftp://example.org/file', 'its scheme is ftp; allowed: http and https'],
    ['javascript:alert(1)', 'its scheme is javascript'],
    ['https://user:secret@example.org/', 'a user name or password'],
    ['https://user@example.org/', 'a user name or password'],
    ['http://localhost:3000/', 'private or local'],
    ['http://printer.local/', 'private or local'],
    ['http://intranet/page', 'private or local'],
    ['http://127.0.0.1/', 'private or local'],
    ['http://0x7f.1/', 'private or local'],
    ['http://2130706433/', 'private or local'],
    ['http://10.1.2.3/', 'private or local'],
    ['http://172.20.0.1/', 'private or local'],
    ['http://192.168.1.1/', 'private or local'],
    ['http://169.254.169.254/latest', 'private or local'],
    ['http://[::1]/', 'private or local'],
    ['http://[::ffff:10.0.0.1]/', 'private or local'],
    ['http://[fd00::1]/', 'private or local'],
    [`https://example.org/${'a'.repeat(2100)}`, 'it has 2120 characters; allowed: 2048'],
    [`https://example.org/${'é'.repeat(1000)}`, 'characters when escaped; allowed: 2048'],
    ['https://l.facebook.com/l.php?u=http%3A%2F%2Flocalhost%2F', 'private or local'],
  ])('refuses %j: %s', (given, reason) => {
    expect(refusal(given)).toContain(reason);
  });

  it('shortens what it refused in the message', () => {
    expect(refusal(`https://example.org/${'a'.repeat(5000)}`).length).toBeLessThan(300);
  });
});

describe('canonicalUrl, laws', () => {
  const host = fc.constantFrom('example.org', 'www.example.org', 'm.example.org', 'www.m.example.org', 'en.m.wikipedia.org', 'twitter.com', 'youtu.be', 'm.youtube.com', 'old.reddit.com', 't.me', 'fb.watch', 'm.facebook.com', 'tiktok.com', 'mastodon.example', 'bsky.app', 'instagram.com', 'threads.net', 'www.google.com', 'm.co.uk');
  const word = fc.constantFrom('wiki', 'w', 'index.php', 'status', '1234567890123456789', 'watch', 'comments', 'abc12', 'posts', 'users', 'statuses', '@user', '@a@b.org', 's', 'p', 'reel', 'video', 'profile', 'post', 'did:plc:abc', 'l.php', 'url', 'amp', '_', '..', 'A_b', 'groups', 'v', 'story.php');
  const part = fc.oneof(word, fc.webSegment(), fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom('%41', '%2541', '%%341', '%', '%zz', '%2f', 'é', '日本', '+', '%FF'));
  const name = fc.oneof(fc.constantFrom('utm_source', 'v', 'title', 'q', 'url', 'story_fbid', 'id', 'fbid', 's', 'comment', 'oldid', 'fbclid'), fc.webSegment());
  const url = fc
    .record({
      scheme: fc.constantFrom('http', 'https', 'HTTPS'),
      host,
      port: fc.constantFrom('', '', ':80', ':443', ':8080'),
      path: fc.array(part, { maxLength: 6 }),
      end: fc.constantFrom('', '/', '//'),
      query: fc.array(fc.tuple(name, part), { maxLength: 4 }),
      fragment: fc.oneof(fc.constant(''), fc.webFragments().map((f) => `#${f}`), fc.webFragments().map((f) => `#!/${f}`)),
    })
    .map((u) => `${u.scheme}://${u.host}${u.port}/${u.path.join('/')}${u.end}${u.query.length > 0 ? '?' : ''}${u.query.map(([k, v]) => `${k}=${v}`).join('&')}${u.fragment}`)
    .filter((given) => !refusal(given).startsWith('"'));

  it('the canonical form of a canonical form is itself', () => {
    fc.assert(
      fc.property(url, (given) => {
        const first = canonicalUrl(given);
        expect(canonicalUrl(first.url)).toEqual(first);
      }),
      { numRuns: 3000 },
    );
  });

  it('whatever is given is named or refused, never a crash', () => {
    const given = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string({ unit: 'binary' }).map((rest) => `https://example.org/${rest}`), fc.string({ unit: 'binary' }).map((rest) => `https://${rest}`));
    fc.assert(
      fc.property(given, (text) => {
        expect(refusal(text)).toMatch(/^(accepted as https:|".*" is not a URL a statement can have: )/su);
      }),
      { numRuns: 2000 },
    );
  });

  it('tracking, fragment, scheme, www and a trailing slash never matter', () => {
    const plain = fc.tuple(fc.array(fc.webSegment().filter((s) => s !== '' && s !== '.' && s !== '..' && s !== 'amp'), { minLength: 1, maxLength: 4 }), fc.webSegment()).map(([path, id]) => `example.org/${path.join('/')}|?id=${id}`);
    fc.assert(
      fc.property(plain, fc.constantFrom('', '/'), fc.constantFrom('http', 'https'), fc.constantFrom('', 'www.', 'm.'), fc.constantFrom('', '&utm_campaign=z', '&fbclid=1&gclid=2'), fc.constantFrom('', '#top'), (page, slash, scheme, prefix, tracking, fragment) => {
        expect(canonicalUrl(`${scheme}://${prefix}${page.replace('|', slash)}${tracking}${fragment}`).url).toBe(canonicalUrl(`https://${page.replace('|', '')}`).url);
      }),
    );
  });

  it('two different posts on X never become one', () => {
    const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n });
    const variant = (i: bigint) => fc.constantFrom(`https://twitter.com/name/status/${i}?s=20`, `https://x.com/i/web/status/${i}`, `https://mobile.twitter.com/other/status/${i}/photo/1`, `https://vxtwitter.com/a/status/${i}`);
    fc.assert(
      fc.property(id.chain((i) => variant(i).map((u) => [i, u] as const)), id.chain((i) => variant(i).map((u) => [i, u] as const)), ([i, one], [j, other]) => {
        expect(canonicalUrl(one).url === canonicalUrl(other).url).toBe(i === j);
      }),
    );
  });
});
