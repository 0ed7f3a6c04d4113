import { describe, expect, it } from 'vitest';
import { canonicalUrl } from './canonical-url.rules';

/** Each: platform, canonical URL, id there, and the variants that must become it. */
const POSTS: readonly [string, string, string, readonly string[]][] = [
  ['X', 'https://x.com/i/status/1352796618504892420', '1352796618504892420', [
    'https://twitter.com/somebody/status/1352796618504892420',
    'http://www.twitter.com/somebody/statuses/1352796618504892420/',
    'https://mobile.twitter.com/somebody/status/1352796618504892420?s=20&t=abc',
    'https://x.com/renamed/status/1352796618504892420/photo/1',
    'https://x.com/somebody/status/1352796618504892420/video/1?ref_src=twsrc%5Etfw',
    'https://twitter.com/i/web/status/1352796618504892420',
    'https://x.com/i/status/1352796618504892420#m',
    'https://vxtwitter.com/somebody/status/1352796618504892420',
    'https://fxtwitter.com/somebody/status/1352796618504892420/de',
  ]],
  ['YOUTUBE', 'https://youtube.com/watch?v=dQw4w9WgXcQ', 'dQw4w9WgXcQ', [
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s&list=PL1&index=3',
    'https://youtu.be/dQw4w9WgXcQ?si=abc',
    'https://m.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&feature=youtu.be',
    'https://youtube.com/shorts/dQw4w9WgXcQ?feature=share',
    'https://www.youtube.com/embed/dQw4w9WgXcQ?autoplay=1',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ',
    'https://www.youtube.com/live/dQw4w9WgXcQ',
    'https://music.youtube.com/watch?v=dQw4w9WgXcQ',
  ]],
  ['FACEBOOK', 'https://facebook.com/some.page/posts/10158912345678901', '10158912345678901', [
    'https://www.facebook.com/some.page/posts/10158912345678901?__tn__=-R',
    'https://m.facebook.com/Some.Page/posts/10158912345678901/',
    'https://www.facebook.com/some.page/posts/a-title-of-the-post/10158912345678901',
  ]],
  ['FACEBOOK', 'https://facebook.com/100064321/posts/2468', '2468', [
    'https://www.facebook.com/permalink.php?story_fbid=2468&id=100064321',
    'https://m.facebook.com/story.php?id=100064321&story_fbid=2468&refsrc=x',
    'https://mbasic.facebook.com/story.php?story_fbid=2468&id=100064321',
  ]],
  ['FACEBOOK', 'https://facebook.com/groups/gardeners/posts/777', '777', ['https://www.facebook.com/groups/gardeners/permalink/777/', 'https://m.facebook.com/groups/Gardeners/posts/777']],
  ['FACEBOOK', 'https://facebook.com/watch?v=5551', '5551', ['https://www.facebook.com/watch/?v=5551&ref=sharing', 'https://www.facebook.com/some.page/videos/a-title/5551/', 'https://www.facebook.com/reel/5551', 'https://fb.com/watch/?v=5551']],
  ['FACEBOOK', 'https://facebook.com/photo?fbid=900', '900', ['https://www.facebook.com/photo.php?fbid=900&set=a.1&type=3', 'https://www.facebook.com/some.page/photos/a.11/900/', 'https://m.facebook.com/photo/?fbid=900']],
  ['INSTAGRAM', 'https://instagram.com/p/CxYz_12-ab', 'CxYz_12-ab', ['https://www.instagram.com/p/CxYz_12-ab/?igshid=abc', 'https://www.instagram.com/reel/CxYz_12-ab/', 'https://instagram.com/somebody/reel/CxYz_12-ab', 'https://www.instagram.com/tv/CxYz_12-ab?img_index=2']],
  ['TIKTOK', 'https://tiktok.com/@/video/7106594312292453675', '7106594312292453675', ['https://www.tiktok.com/@somebody/video/7106594312292453675?is_from_webapp=1&lang=en', 'https://m.tiktok.com/v/7106594312292453675.html', 'https://www.tiktok.com/embed/v2/7106594312292453675', 'https://www.tiktok.com/@renamed/photo/7106594312292453675']],
  ['REDDIT', 'https://reddit.com/comments/1abcde', '1abcde', ['https://www.reddit.com/r/science/comments/1abcde/a_title/', 'https://old.reddit.com/r/science/comments/1ABCDE/', 'https://m.reddit.com/comments/1abcde?utm_source=share', 'https://redd.it/1abcde', 'https://np.reddit.com/r/science/comments/1abcde/other_title/?share_id=1']],
  ['REDDIT', 'https://reddit.com/comments/1abcde/comment/k9f8e7', '1abcde/k9f8e7', ['https://www.reddit.com/r/science/comments/1abcde/a_title/k9f8e7/?context=3', 'https://www.reddit.com/r/science/comments/1abcde/comment/k9f8e7/']],
  ['BLUESKY', 'https://bsky.app/profile/somebody.example/post/3k2yab7', 'somebody.example/3k2yab7', ['https://bsky.app/profile/Somebody.example/post/3k2yab7?ref_src=embed', 'https://fxbsky.app/profile/somebody.example/post/3k2yab7/']],
  ['THREADS', 'https://threads.com/t/CuXYZ12_-a', 'CuXYZ12_-a', ['https://www.threads.net/@somebody/post/CuXYZ12_-a?xmt=AQG', 'https://www.threads.com/@somebody/post/CuXYZ12_-a/media', 'https://threads.net/t/CuXYZ12_-a']],
  ['MASTODON', 'https://social.example/@somebody/109371000000000001', 'social.example/109371000000000001', ['https://social.example/@Somebody/109371000000000001', 'https://social.example/users/somebody/statuses/109371000000000001', 'https://social.example/web/@somebody/109371000000000001', 'https://social.example/@somebody/109371000000000001/embed']],
  ['MASTODON', 'https://social.example/users/somebody/statuses/4711', 'social.example/4711', ['https://social.example/users/Somebody/statuses/4711']],
  ['TELEGRAM', 'https://t.me/somechannel/1234', 'somechannel/1234', ['https://t.me/s/SomeChannel/1234', 'https://telegram.me/somechannel/1234?single', 'https://t.me/somechannel/9/1234']],
  ['TELEGRAM', 'https://t.me/somechannel/1234?comment=5', 'somechannel/1234/5', ['https://t.me/SomeChannel/1234?comment=5']],
  ['WIKIPEDIA', 'https://en.wikipedia.org/wiki/Water_cycle', 'en:Water_cycle', ['https://en.m.wikipedia.org/wiki/Water_cycle?wprov=sfla1', 'https://en.wikipedia.org/wiki/Water%20cycle#History', 'https://en.wikipedia.org/w/index.php?title=Water+cycle']],
  ['WIKIPEDIA', "https://fr.wikipedia.org/wiki/C'est_vrai%3F", "fr:C'est_vrai?", ['https://fr.wikipedia.org/wiki/C%27est_vrai%3F', "https://fr.m.wikipedia.org/w/index.php?title=C'est_vrai%3F"]],
];

describe('one post, one name', () => {
  it.each(POSTS)('%s %s', (platform, url, externalId, variants) => {
    for (const variant of [url, ...variants]) expect([variant, canonicalUrl(variant)]).toEqual([variant, { url, platform, externalId }]);
  });

  it.each([
    ['https://x.com/somebody', 'https://x.com/somebody', 'X'],
    ['https://mobile.twitter.com/somebody?s=20', 'https://x.com/somebody', 'X'],
    ['https://twitter.com/search?q=rain&s=20', 'https://x.com/search?q=rain', 'X'],
    ['https://www.youtube.com/playlist?list=PL1&si=x', 'https://youtube.com/playlist?list=PL1', 'YOUTUBE'],
    ['https://youtube.com/watch?v=too-short', 'https://youtube.com/watch?v=too-short', 'YOUTUBE'],
    ['https://www.facebook.com/some.page/posts/1?comment_id=2', 'https://facebook.com/some.page/posts/1?comment_id=2', 'FACEBOOK'],
    ['https://fb.watch/abcDEF/', 'https://fb.watch/abcDEF', 'FACEBOOK'],
    ['https://vm.tiktok.com/ZMabc/', 'https://vm.tiktok.com/ZMabc', 'TIKTOK'],
    ['https://www.tiktok.com/search?q=rain', 'https://tiktok.com/search?q=rain', 'TIKTOK'],
    ['https://en.wikipedia.org/w/index.php?title=Rain&oldid=5', 'https://en.wikipedia.org/w/index.php?oldid=5&title=Rain', 'WIKIPEDIA'],
    ['https://blog.example/@somebody/2024', 'https://blog.example/@somebody/2024', 'WEB'],
    ['https://x.com.evil.example/a/status/123', 'https://x.com.evil.example/a/status/123', 'WEB'],
    ['https://notx.com/a/status/123', 'https://notx.com/a/status/123', 'WEB'],
    ['https://x.com:8443/a/status/123', 'https://x.com:8443/a/status/123', 'X'],
  ])('%s is no single post', (given, url, platform) => {
    expect(canonicalUrl(given)).toEqual({ url, platform, externalId: null });
  });

  it('keeps the names of the table apart', () => {
    expect(new Set(POSTS.map(([, url]) => canonicalUrl(url).url)).size).toBe(POSTS.length);
  });
});
