/** A piece of a text: words, or a source that the text names. */
export type Piece = string | { readonly text: string; readonly href: string };

const START = /(?:https?:\/\/|www\.)[^\s<>"]*/gi;

/**
 * A text cut into words and links. What is a link was decided by the server, which lists the sources of a note in their
 * order; here they are only found again. Nothing but http and https is ever a link.
 * @returns the pieces, which together are the text; and the sources that it does not spell out
 */
export function linkedText(text: string, sources: readonly string[]): { pieces: Piece[]; left: string[] } {
  const pieces: Piece[] = [];
  const left = sources.filter((href) => isWeb(href));
  let done = 0;
  for (const match of text.matchAll(START)) {
    if (match.index < done) continue;
    const found = sourceAtStart(match[0], left);
    if (found === null) continue;
    if (match.index > done) pieces.push(text.slice(done, match.index));
    pieces.push(found);
    left.splice(left.indexOf(found.href), 1);
    done = match.index + found.text.length;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return { pieces, left };
}

/** The longest beginning of a text that is one of these sources. */
function sourceAtStart(text: string, sources: readonly string[]): { text: string; href: string } | null {
  if (sources.length === 0) return null;
  for (let end = text.length; end > 4; end--) {
    const href = followed(text.slice(0, end));
    if (href !== null && sources.includes(href)) return { text: text.slice(0, end), href };
  }
  return null;
}

function followed(text: string): string | null {
  try {
    return new URL(/^www\./i.test(text) ? `https://${text}` : text).href;
  } catch {
    return null;
  }
}

/** Whether an address is one of the web, and not of a script or of this machine's files. */
export const isWeb = (href: string): boolean => /^https?:\/\//i.test(followed(href) ?? '');

/** An address as people read it: the host as it is resolved, and the beginning of the path. */
export function shortAddress(href: string, most = 42): string {
  const { host, pathname } = new URL(href);
  const address = host.replace(/^www\./, '') + (pathname === '/' ? '' : pathname);
  return address.length > most ? `${address.slice(0, most - 1)}…` : address;
}
