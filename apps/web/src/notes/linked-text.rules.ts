export interface TextPart {
  readonly text: string;
  /** An http(s) address; undefined for plain words. */
  readonly href?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"']+/g;
// What ends a sentence does not belong to the address before it.
const TRAILING = /[.,;:!?)\]}»”’]+$/;

/** A note's text in pieces, its addresses apart; joined they are the text again. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const href = match[0].replace(TRAILING, '');
    if (!URL.canParse(href)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: href, href });
    end = match.index + href.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** An address as people read it: its host without "www." and what follows, shortened. @param length characters at most */
export function shortAddress(href: string, length = 42): string {
  const { host, pathname } = new URL(href);
  const plain = host.replace(/^www\./, '') + (pathname === '/' ? '' : pathname);
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`;
}
