/**
 * One spelling for percent escapes (RFC 3986, 6.2.2): a letter, digit or -._~ is never escaped, hex digits are upper
 * case, and a stray "%" is an escaped one. Everything else stays as given, so different pages stay different: bytes
 * that are not UTF-8 (older Japanese and Chinese sites) are kept too.
 */
export function normalPercent(text: string): string {
  return text.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}

/** `decodeURIComponent` that gives back the text itself when its bytes are not UTF-8. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Query parameters that say how a reader came to a page, on any site. Exact names, lower case. */
const TRACKING = new Set([
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'gad_source', 'gad_campaignid', 'msclkid', 'yclid', 'ysclid', 'twclid', 'ttclid', 'li_fat_id', 'epik', 'srsltid',
  'igshid', 'igsh', 'mibextid', 'fb_action_ids', 'fb_action_types', 'fb_source', 'fb_ref', '__twitter_impression', 'ref_src', 'ref_url', 'mkt_tok', 'mkt_cid',
  '_hsenc', '_hsmi', 'hsctatracking', '__hssc', '__hstc', '__hsfp', 'oly_anon_id', 'oly_enc_id', 'vero_id', 'vero_conv', 'wickedid', 'rb_clickid', 's_cid', 'ncid', 'cmpid', 'xtor',
  '_ga', '_gl', 'guccounter', 'guce_referrer', 'guce_referrer_sig', 'smid', 'smtyp', 'wprov', 'jsessionid', 'phpsessid', 'amp', 'amp_js_v', 'amp_gsa', 'usqp',
]);
/** Families of such names: Google's campaigns, Mailchimp, Matomo, the BBC, HubSpot's advertisements. */
const TRACKING_FAMILY = /^(utm_|mc_|hsa_|at_(medium|campaign|custom\d|link_\w+|ptr_name|bbc_team|format)$|(pk|piwik|mtm|matomo)_(campaign|kwd|keyword|source|medium|content|cid|group|placement)$)/;

/** Whether a parameter of this name (decoded) tells nothing of the page. `more` are the names of one platform. */
export function isTracking(name: string, more: readonly string[] = []): boolean {
  const lower = name.toLowerCase();
  return TRACKING.has(lower) || TRACKING_FAMILY.test(lower) || more.includes(lower);
}

/** The query without tracking, in one order; '' or "?…". Values of one name keep their order. */
export function normalQuery(search: string, more: readonly string[] = []): string {
  const nameOf = (part: string) => part.split('=', 1)[0]!;
  const parts = search.replace(/^\?/, '').split('&').filter(Boolean).map(normalPercent).filter((part) => !isTracking(decoded(nameOf(part)), more));
  parts.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The path without trailing slashes; "/" for none. */
export const normalPath = (pathname: string): string => normalPercent(pathname).replace(/\/+$/, '') || '/';

/** Only a fragment that names a page of a client-side application ("#!/page", "#/page") is part of the identity. */
export function normalFragment(hash: string): string {
  const route = hash.replace(/:~:.*$/, '');
  return /^#[!/]/.test(route) && !/^#!?\/?$/.test(route) ? route : '';
}

/** Ends of host names under which every name is another site, so "m." or "amp." is one of them and not a mobile view. */
const SHARED_HOSTS = new Set([
  'github.io', 'gitlab.io', 'blogspot.com', 'wordpress.com', 'substack.com', 'medium.com', 'tumblr.com', 'livejournal.com', 'neocities.org',
  'pages.dev', 'workers.dev', 'netlify.app', 'vercel.app', 'web.app', 'herokuapp.com', 'wixsite.com', 'weebly.com', 'fandom.com',
]);
const COUNTRY_SECOND_LEVEL = /^(ac|co|com|edu|go|gob|gouv|gov|gv|mil|ne|net|or|org)\.[a-z]{2}$/;

/** The host of the same site as everyone names it: without a final dot, "www.", and mobile or AMP names before it. */
export function siteHost(hostname: string): string {
  let host = hostname.replace(/\.$/, '');
  for (;;) {
    const rest = /^(?:www|m|mobile|amp)\.(.+)$/.exec(host)?.[1];
    if (rest === undefined || !rest.includes('.') || SHARED_HOSTS.has(rest) || COUNTRY_SECOND_LEVEL.test(rest)) return host;
    host = rest;
  }
}
