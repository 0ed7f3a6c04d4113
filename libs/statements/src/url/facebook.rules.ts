import { isDigits, type Page, type Post } from './page';

/** Parameters that Facebook adds to links it shares, lower case. */
export const FACEBOOK_TRACKING = ['rdid', 'share_url', 'locale', 'refsrc', '_rdr', 'paipv', 'eav', '__tn__', '__cft__[0]', '__xts__[0]', 'wtsid', 'sfnsn', 'ref', 'hc_ref', 'fref', 'comment_tracking', 'notif_id', 'notif_t', 'type', 'theater'];

const isPostId = (text: string | undefined): text is string => text !== undefined && (isDigits(text) || /^pfbid\w{10,120}$/.test(text));
const isOwner = (text: string | undefined): text is string => text !== undefined && /^[\w.-]{1,80}$/.test(text) && !/^(watch|groups|reel|photo|photo\.php|permalink\.php|story\.php|share|events|login)$/.test(text);

/**
 * Posts of a page (/OWNER/posts/ID, permalink.php, story.php), of a group, videos (watch, reel, /OWNER/videos/ID) and
 * photos. The ids of videos and photos are unique by themselves; a post's id is kept with its owner. One post can
 * have several "pfbid…" ids and an owner a name and a number: only a look-up could tell that they are one.
 */
export function facebookPost({ host, path, query }: Page): Post | null {
  // A short link hides the id, and a comment is a statement of its own: both keep their own URL.
  if (host === 'fb.watch' || query.has('comment_id')) return null;
  const video = videoId(path, query);
  if (isDigits(video)) return { url: `https://facebook.com/watch?v=${video}`, externalId: video };

  const photo = /^photo(\.php)?$/.test(path[0] ?? '') ? query.get('fbid') : path[1] === 'photos' ? path.at(-1) : undefined;
  if (isDigits(photo)) return { url: `https://facebook.com/photo?fbid=${photo}`, externalId: photo };

  if (path[0] === 'groups' && isOwner(path[1]) && /^(posts|permalink)$/.test(path[2] ?? '') && isPostId(path[3])) {
    return { url: `https://facebook.com/groups/${path[1].toLowerCase()}/posts/${path[3]}`, externalId: path[3] };
  }
  const [owner, id] = /^(permalink|story)\.php$/.test(path[0] ?? '') ? [query.get('id'), query.get('story_fbid')] : path[1] === 'posts' ? [path[0], path.at(-1)] : [];
  return isOwner(owner) && isPostId(id) ? { url: `https://facebook.com/${owner.toLowerCase()}/posts/${id}`, externalId: id } : null;
}

function videoId(path: readonly string[], query: ReadonlyMap<string, string>): string | undefined {
  if (path[0] === 'watch' && (path.length === 1 || path[1] === 'live')) return query.get('v');
  if (path[0] === 'video.php') return query.get('v');
  if (path[0] === 'reel') return path[1];
  return path[1] === 'videos' ? path.at(-1) : undefined;
}
