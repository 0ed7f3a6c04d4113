import { claimReview } from './claim-review.rules';
import { escapeText, scriptJson, shortened } from './html.rules';
import type { PreviewTexts } from './preview.texts';

/** A statement as previews need it; ids are global ids. */
export interface PreviewedStatement {
  readonly id: string;
  /** In a few words; null where nothing is known of it. */
  readonly label: string | null;
  readonly quotedText: string | null;
  readonly canonicalUrl: string | null;
  readonly authorName: string | null;
  readonly statedOn: string | null;
  readonly createdAt: Date;
}

/** A note that readers are shown. */
export interface PreviewedNote {
  readonly id: string;
  readonly text: string;
  readonly shownAt: Date;
}

/** What a page is about, as far as it is known before the client runs. */
export type Previewed =
  | { readonly kind: 'statement'; readonly statement: PreviewedStatement; readonly notes: readonly PreviewedNote[] }
  /** `shown` is null for a note that readers are not shown. */
  | { readonly kind: 'note'; readonly id: string; readonly statement: PreviewedStatement; readonly shown: PreviewedNote | null }
  | { readonly kind: 'page'; readonly path: string; readonly listed: boolean }
  | { readonly kind: 'nothing' };

/** Who shows it. */
export interface Site {
  readonly origin: string;
  readonly name: string;
  readonly description: string;
}

const TITLE_LENGTH = 110;
const DESCRIPTION_LENGTH = 300;

export const statementAddress = (origin: string, id: string): string => `${origin}/statements/${id}`;
export const noteAddress = (origin: string, id: string): string => `${origin}/notes/${id}`;
/** @param noteId which of the notes on the statement; otherwise the latest */
export const pictureAddress = (origin: string, statementId: string, noteId?: string): string => `${statementAddress(origin, statementId)}/preview.png${noteId === undefined ? '' : `?note=${noteId}`}`;

interface Described {
  readonly title: string;
  readonly description: string;
  /** Null for what has no address of its own. */
  readonly canonical: string | null;
  readonly picture: string | null;
  readonly listed: boolean;
  readonly reviews: readonly Record<string, unknown>[];
}

function describe(previewed: Previewed, site: Site, texts: PreviewTexts): Described {
  const { origin } = site;
  const reviewOf = (statement: PreviewedStatement) => (note: PreviewedNote) =>
    claimReview({ url: noteAddress(origin, note.id), text: note.text, shownAt: note.shownAt, statement, organisation: { name: site.name, url: origin }, ratingName: texts.misleading });
  switch (previewed.kind) {
    case 'statement': {
      const { statement, notes: [first, ...others] } = previewed;
      const label = statement.label ?? texts.statement;
      const about = { canonical: statementAddress(origin, statement.id), picture: pictureAddress(origin, statement.id), listed: first !== undefined };
      if (first === undefined) return { ...about, title: label, description: texts.noNote, reviews: [] };
      return { ...about, title: texts.contextTo(label), description: first.text, reviews: [first, ...others].map(reviewOf(statement)) };
    }
    case 'note': {
      const { id, statement, shown } = previewed;
      const about = { canonical: noteAddress(origin, id), picture: pictureAddress(origin, statement.id, shown?.id), listed: shown !== null };
      return { ...about, title: texts.noteOn(statement.label ?? texts.statement), description: shown?.text ?? texts.proposed, reviews: shown === null ? [] : [reviewOf(statement)(shown)] };
    }
    case 'page':
      return { title: site.name, description: site.description, canonical: `${origin}${previewed.path}`, picture: null, listed: previewed.listed, reviews: [] };
    case 'nothing':
      return { title: texts.notFoundTitle, description: texts.notFound, canonical: null, picture: null, listed: false, reviews: [] };
  }
}

/**
 * What stands in the head of a page for search engines, and for whoever shows a link to it: title, description, Open Graph
 * and Twitter card, the addresses of oEmbed and of the feed, and a ClaimReview for each note that is shown. HTML, escaped.
 */
export function previewHead(previewed: Previewed, site: Site, texts: PreviewTexts): string {
  const { title, description, canonical, picture, listed, reviews } = describe(previewed, site, texts);
  const [shortTitle, shortDescription] = [shortened(title, TITLE_LENGTH), shortened(description, DESCRIPTION_LENGTH)];
  const named = (attribute: 'name' | 'property', name: string, content: string | null) => (content === null ? [] : [`<meta ${attribute}="${name}" content="${escapeText(content)}">`]);
  const link = (rel: string, href: string, type?: string, of?: string) => `<link rel="${rel}"${type === undefined ? '' : ` type="${type}"`}${of === undefined ? '' : ` title="${escapeText(of)}"`} href="${escapeText(href)}">`;
  const embedded = canonical === null || previewed.kind === 'page' ? [] : (['json', 'xml'] as const).map((format) => link('alternate', `${site.origin}/oembed?format=${format}&url=${encodeURIComponent(canonical)}`, format === 'json' ? 'application/json+oembed' : 'text/xml+oembed', shortTitle));
  return [
    `<title>${escapeText(shortTitle === site.name ? site.name : `${shortTitle} – ${site.name}`)}</title>`,
    ...named('name', 'description', shortDescription),
    ...(listed ? [] : named('name', 'robots', 'noindex')),
    ...(canonical === null ? [] : [link('canonical', canonical)]),
    ...named('property', 'og:site_name', site.name),
    ...named('property', 'og:type', previewed.kind === 'page' ? 'website' : 'article'),
    ...named('property', 'og:title', shortTitle),
    ...named('property', 'og:description', shortDescription),
    ...named('property', 'og:url', canonical),
    ...named('property', 'og:image', picture),
    ...(picture === null ? [] : [...named('property', 'og:image:width', '1200'), ...named('property', 'og:image:height', '630'), ...named('property', 'og:image:alt', shortTitle)]),
    ...named('name', 'twitter:card', picture === null ? 'summary' : 'summary_large_image'),
    ...embedded,
    link('alternate', `${site.origin}/feed.atom`, 'application/atom+xml', site.name),
    ...reviews.map((review) => `<script type="application/ld+json">${scriptJson(review)}</script>`),
  ].join('\n    ');
}
