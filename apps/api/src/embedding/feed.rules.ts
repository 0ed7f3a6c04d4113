import { urlsIn } from '@bridgenotes/notes';
import { Feed } from 'feed';
import { escapeText, inOneLine } from '../web/html.rules';
import { noteAddress, type Site } from '../web/preview.rules';
import type { PreviewTexts } from '../web/preview.texts';

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' };

/** A note that is shown, as feeds tell it; its id is a global id. */
export interface FeedNote {
  readonly id: string;
  readonly text: string;
  readonly shownAt: Date;
  /** The statement in a few words; null where nothing is known of it. */
  readonly label: string | null;
  readonly quotedText: string | null;
  readonly canonicalUrl: string | null;
}

export interface FeedFacts {
  readonly site: Site;
  /** The language of the community. */
  readonly language: string;
  /** What was asked for, such as `?language=de`; empty for everything. */
  readonly query: string;
  readonly updated: Date;
  readonly notes: readonly FeedNote[];
}

/** A feed as the text that is sent. Whatever people wrote is text in it, never markup. */
export function feedText(format: FeedFormat, { site, language, query, updated, notes }: FeedFacts, texts: PreviewTexts): string {
  // Titles of RSS and Atom are HTML here, those of a JSON feed are plain.
  const title = format === 'json' ? inOneLine : (text: string) => escapeText(inOneLine(text));
  const address = (of: FeedFormat) => `${site.origin}/feed.${of}${query}`;
  const feed = new Feed({
    id: address('atom'),
    link: `${site.origin}/`,
    title: inOneLine(`${site.name}: ${texts.readersAddedContext}`),
    description: inOneLine(site.description),
    language,
    copyright: '',
    generator: 'Bridgenotes',
    updated,
    feed: address(format),
    feedLinks: { [format]: address(format) },
    author: { name: inOneLine(site.name), link: site.origin },
  });
  for (const note of notes) {
    const link = noteAddress(site.origin, note.id);
    feed.addItem({ id: link, guid: link, link, date: note.shownAt, published: note.shownAt, title: title(texts.contextTo(note.label ?? texts.statement)), content: html(note, texts) });
  }
  return format === 'rss' ? feed.rss2() : format === 'atom' ? feed.atom1() : feed.json1();
}

function html({ text, quotedText, canonicalUrl }: FeedNote, texts: PreviewTexts): string {
  const about = [quotedText === null ? '' : escapeText(quotedText), canonicalUrl === null ? '' : anchor(canonicalUrl, canonicalUrl)].filter((part) => part !== '');
  return `${about.length === 0 ? '' : `<blockquote>${about.join('<br>')}</blockquote>`}<p>${linked(text)}</p><p><small>${escapeText(texts.foundHelpful)}.</small></p>`;
}

/** A text as HTML, its sources as links. */
export function linked(text: string): string {
  let done = 0;
  const parts: string[] = [];
  for (const { text: url, href } of urlsIn(text)) {
    const at = text.indexOf(url, done);
    parts.push(escapeText(text.slice(done, at)), anchor(href, url));
    done = at + url.length;
  }
  return [...parts, escapeText(text.slice(done))].join('').replace(/\n/g, '<br>');
}

const anchor = (href: string, text: string): string => `<a href="${escapeText(href)}" rel="nofollow noopener">${escapeText(text)}</a>`;
