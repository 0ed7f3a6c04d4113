import { facebookPost, FACEBOOK_TRACKING } from './facebook.rules';
import { mastodonPost } from './mastodon.rules';
import { isDigits, oneOf, type Page, type PlatformRule, type Post } from './page';
import { wikipediaHost, wikipediaPage } from './wikipedia.rules';

/** twitter.com/NAME/status/ID, /i/status/ID, /i/web/status/ID, old /statuses/ID, with or without /photo/1. The name can change, the id cannot. */
function xPost({ path }: Page): Post | null {
  const at = path.findIndex((part) => part === 'status' || part === 'statuses');
  const id = path[at + 1];
  return at >= 0 && at <= 2 && isDigits(id) ? xPostOf(id) : null;
}

/** The canonical form of the post with this id on X (in public tables: tweetId). */
export const xPostOf = (id: string): Post => ({ url: `https://x.com/i/status/${id}`, externalId: id });

/** Every player, short link and embed of one video. */
function youtubeVideo({ host, path, query }: Page): Post | null {
  const given = host === 'youtu.be' ? path[0] : /^(shorts|embed|live|v|e)$/.test(path[0] ?? '') ? path[1] : path[0] === 'watch' ? query.get('v') : undefined;
  return given !== undefined && /^[\w-]{11}$/.test(given) ? { url: `https://youtube.com/watch?v=${given}`, externalId: given } : null;
}

/** /p/CODE, /reel/CODE, /reels/CODE, /tv/CODE, each also below a user name. */
function instagramPost({ path }: Page): Post | null {
  const at = path.findIndex((part) => /^(p|reel|reels|tv)$/.test(part));
  const code = path[at + 1];
  return at >= 0 && at <= 1 && code !== undefined && /^[\w-]{5,40}$/.test(code) ? { url: `https://instagram.com/p/${code}`, externalId: code } : null;
}

/** /@NAME/video/ID, /@NAME/photo/ID, /embed/v2/ID, m.tiktok.com/v/ID.html. Short links (vm., vt.) hide the id and stay as they are. */
function tiktokPost({ host, path }: Page): Post | null {
  if (host !== 'tiktok.com') return null;
  const at = path.findIndex((part) => /^(video|photo|v|v2|embed)$/.test(part));
  const id = (path[at + 1] === 'v2' ? path[at + 2] : path[at + 1])?.replace(/\.html$/, '');
  return at >= 0 && at <= 1 && isDigits(id) ? { url: `https://tiktok.com/@/video/${id}`, externalId: id } : null;
}

/** A submission, whatever its subreddit and title, or one comment of it. */
function redditPost({ host, path }: Page): Post | null {
  const at = path.indexOf('comments');
  const [id, , comment] = host === 'redd.it' ? [path[0]] : at >= 0 && at <= 2 ? path.slice(at + 1) : [];
  const plain = (text: string) => /^[a-z0-9]{2,13}$/i.test(text);
  if (id === undefined || !plain(id)) return null;
  const post = id.toLowerCase();
  return comment !== undefined && plain(comment)
    ? { url: `https://reddit.com/comments/${post}/comment/${comment.toLowerCase()}`, externalId: `${post}/${comment.toLowerCase()}` }
    : { url: `https://reddit.com/comments/${post}`, externalId: post };
}

/** /profile/HANDLE-or-DID/post/KEY. A handle and its DID name the same account, but only a look-up could tell. */
function blueskyPost({ path: [profile, actor, post, key] }: Page): Post | null {
  if (profile !== 'profile' || post !== 'post' || actor === undefined || key === undefined || !/^[\w.:~-]{1,512}$/.test(key) || !/^[\w.:-]{3,253}$/.test(actor)) return null;
  const who = actor.startsWith('did:') ? actor : actor.toLowerCase();
  return { url: `https://bsky.app/profile/${who}/post/${key}`, externalId: `${who}/${key}` };
}

/** threads.net and threads.com: /@NAME/post/CODE, /t/CODE. */
function threadsPost({ path }: Page): Post | null {
  const code = path[0] === 't' ? path[1] : path[0]?.startsWith('@') && path[1] === 'post' ? path[2] : undefined;
  return code !== undefined && /^[\w-]{5,40}$/.test(code) ? { url: `https://threads.com/t/${code}`, externalId: code } : null;
}

/** t.me/CHANNEL/ID (also /CHANNEL/TOPIC/ID), its preview t.me/s/CHANNEL/ID, and one comment of it. Channel names do not differ by case. */
function telegramPost({ path, query }: Page): Post | null {
  const [channel, first, second] = path[0] === 's' ? path.slice(1) : path;
  const id = isDigits(second) ? second : first;
  if (channel === undefined || !/^[a-z]\w{3,31}$/i.test(channel) || !isDigits(id)) return null;
  const post = `${channel.toLowerCase()}/${id}`;
  const comment = query.get('comment');
  return isDigits(comment) ? { url: `https://t.me/${post}?comment=${comment}`, externalId: `${post}/${comment}` } : { url: `https://t.me/${post}`, externalId: post };
}

/** All platforms that are known, the first that owns a host decides; Mastodon, which may live anywhere, comes last. */
export const PLATFORM_RULES = [
  { platform: 'X', owns: oneOf('x.com', 'twitter.com', 'vxtwitter.com', 'fxtwitter.com', 'fixvx.com', 'fixupx.com', 'twittpr.com', 'nitter.net'), host: 'x.com', tracking: ['s', 't', 'cxt', 'lang'], post: xPost },
  { platform: 'YOUTUBE', owns: oneOf('youtube.com', 'youtu.be', 'music.youtube.com', 'youtube-nocookie.com'), tracking: ['si', 'feature', 'pp', 'ab_channel', 't', 'app', 'themerefresh', 'cbrd'], post: youtubeVideo },
  { platform: 'FACEBOOK', owns: (host) => host === 'fb.watch' || /^((mbasic|touch|web|[a-z]{2}-[a-z]{2})\.)?(facebook|fb)\.com$/.test(host), host: (host) => (host === 'fb.watch' ? host : 'facebook.com'), tracking: FACEBOOK_TRACKING, post: facebookPost },
  { platform: 'INSTAGRAM', owns: oneOf('instagram.com', 'instagr.am', 'ddinstagram.com'), host: 'instagram.com', tracking: ['img_index', 'hl'], post: instagramPost },
  { platform: 'TIKTOK', owns: oneOf('tiktok.com', 'vm.tiktok.com', 'vt.tiktok.com'), tracking: ['is_from_webapp', 'is_copy_url', 'sender_device', 'sender_web_id', 'web_id', '_r', '_t', 'lang'], post: tiktokPost },
  { platform: 'REDDIT', owns: (host) => host === 'redd.it' || /^((old|new|np|i|sh|[a-z]{2})\.)?reddit\.com$/.test(host), host: (host) => (host === 'redd.it' ? host : 'reddit.com'), tracking: ['share_id', 'rdt', 'context', '$deep_link'], post: redditPost },
  { platform: 'BLUESKY', owns: oneOf('bsky.app', 'fxbsky.app', 'bskyx.app'), host: 'bsky.app', post: blueskyPost },
  { platform: 'THREADS', owns: oneOf('threads.net', 'threads.com'), host: 'threads.com', tracking: ['xmt', 'slof'], post: threadsPost },
  { platform: 'TELEGRAM', owns: oneOf('t.me', 'telegram.me', 'telegram.dog'), host: 't.me', tracking: ['single', 'embed', 'before'], post: telegramPost },
  { platform: 'WIKIPEDIA', owns: (host) => /^([a-z-]+\.)(m\.)?wikipedia\.org$/.test(host), host: wikipediaHost, tracking: ['useskin', 'mobileaction', 'veaction'], post: wikipediaPage },
  { platform: 'MASTODON', owns: () => true, post: mastodonPost },
] as const satisfies readonly PlatformRule[];
