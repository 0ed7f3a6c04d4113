import { escapeText } from '../web/html.rules';
import { noteAddress, statementAddress, type Previewed, type Site } from '../web/preview.rules';
import type { PreviewTexts } from '../web/preview.texts';

/** How wide the element is, in pixels, where nobody says: it takes any width. */
const WIDTH = 550;
/** What the card has besides the text of a note, and what a line of it takes, in pixels at the default size. */
const FRAME = 150;
const LINE = 22;
const SIGN = 7.4;
/** Seconds for which a consumer may keep an answer. */
const CACHE_AGE = 3600;

/** An answer as https://oembed.com has it. */
export type OEmbed = Readonly<Record<string, string | number>>;

export interface OEmbedSize {
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
}

/** @throws RangeError for what is no whole number of pixels */
export function pixels(given: unknown, name: string): number | null {
  if (given === undefined || given === '') return null;
  if (typeof given !== 'string' || !/^[1-9]\d{0,4}$/.test(given)) throw new RangeError(`${name} is a whole number of pixels`);
  return Number(given);
}

/**
 * What a site shows of a statement: the element, which shows its notes as they are at any time. A quotation has no URL
 * that the element could ask for; of it there is a link. Null for what is neither.
 */
export function oembedOf(previewed: Previewed, site: Site, size: OEmbedSize, texts: PreviewTexts): OEmbed | null {
  if (previewed.kind !== 'statement' && previewed.kind !== 'note') return null;
  const { statement } = previewed;
  const shown = previewed.kind === 'statement' ? previewed.notes : previewed.shown === null ? [] : [previewed.shown];
  const label = statement.label ?? texts.statement;
  const title = shown.length > 0 ? texts.contextTo(label) : previewed.kind === 'note' ? texts.noteOn(label) : label;
  const about = { version: '1.0', title, provider_name: site.name, provider_url: site.origin, cache_age: CACHE_AGE };
  if (statement.canonicalUrl === null) return { ...about, type: 'link' };
  const address = previewed.kind === 'note' ? noteAddress(site.origin, previewed.id) : statementAddress(site.origin, statement.id);
  const width = Math.min(WIDTH, size.maxWidth ?? WIDTH);
  const lines = shown.reduce((sum, { text }) => sum + Math.ceil((text.length * SIGN) / Math.max(width - 40, 80)) + 2, 0);
  const height = Math.min(FRAME + lines * LINE, size.maxHeight ?? Infinity);
  return { ...about, type: 'rich', html: elementHtml(statement.canonicalUrl, address, title, site.origin), width, height };
}

/** The element with a link in its place where it has nothing to show, or scripts do not run; and its script. */
const elementHtml = (url: string, address: string, title: string, origin: string): string =>
  `<bridge-note url="${escapeText(url)}"><a href="${escapeText(address)}">${escapeText(title)}</a></bridge-note><script async src="${escapeText(origin)}/bridge-note.js"></script>`;

export const oembedXml = (answer: OEmbed): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${Object.entries(answer).map(([name, value]) => `  <${name}>${escapeText(String(value))}</${name}>\n`).join('')}</oembed>\n`;
