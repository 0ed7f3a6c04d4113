import { escapeText } from './html.rules';

/** Where the build of the web client leaves room for the nonce of an answer. */
export const NONCE_PLACE = '__CSP_NONCE__';

export interface PageParts {
  readonly nonce: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What stands in the place of the title: HTML, escaped. */
  readonly head: string;
}

/**
 * The page that the web client starts from, to be filled for each answer.
 * @param html the built index.html: one title, one html element
 * @throws Error for a page without a title
 */
export function pageTemplate(html: string): (parts: PageParts) => string {
  const plain = html.replace(/\s*<meta\s+name="description"[^>]*>/i, '');
  const title = /<title>[^<]*<\/title>/i.exec(plain);
  if (title === null) throw new Error('index.html of the web client has no title');
  const [before, after] = [plain.slice(0, title.index), plain.slice(title.index + title[0].length)];
  return ({ nonce, language, direction, head }) => {
    // The nonce goes into what we built, and never into what somebody wrote.
    const opened = before.replace(/<html\b([^>]*)>/i, (_, attributes: string) => `<html lang="${escapeText(language)}" dir="${direction}"${attributes.replace(/\s+(lang|dir|data-languages)="[^"]*"/gi, '')}>`);
    return `${opened.replaceAll(NONCE_PLACE, nonce)}${head}${after.replaceAll(NONCE_PLACE, nonce)}`;
  };
}

/** The languages of the web client, English first, as its build wrote them into the page. */
export const languagesOf = (html: string): string[] => /<html\b[^>]*\bdata-languages="([^"]*)"/i.exec(html)?.[1]!.split(' ') ?? ['en'];

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku-arab', 'nqo', 'pa-arab', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

/** In which direction a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = language.toLowerCase();
  if (/-latn\b/.test(tag)) return 'ltr';
  return RIGHT_TO_LEFT.has(tag.split('-')[0]!) || RIGHT_TO_LEFT.has(tag.split('-').slice(0, 2).join('-')) ? 'rtl' : 'ltr';
}
