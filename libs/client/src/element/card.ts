import type { SurfacedNote, SurfacedNotes } from '../surfaced-notes';
import { isWeb, linkedText, shortAddress } from './linked-text.rules';
import type { Spoken } from './texts';

/** A note that has a text to show. */
export type ShownNote = SurfacedNote & { readonly note: { readonly text: string } };

/** Imported notes may be without their text: there is nothing to show of them. */
export const notesToShow = (answer: SurfacedNotes): ShownNote[] => answer.notes.filter((surfaced): surfaced is ShownNote => typeof surfaced.note.text === 'string' && surfaced.note.text.trim() !== '');

export interface CardOptions extends Spoken {
  /** Where the server's own pages begin. */
  readonly pages: string;
  /** How many notes are shown at most; the others are counted. */
  readonly most: number;
}

/** What is shown of an answer. Whatever people wrote becomes text, never markup. */
export function fillCard(card: HTMLElement, answer: SurfacedNotes, notes: readonly ShownNote[], options: CardOptions): void {
  const { texts } = options;
  const shown = notes.slice(0, options.most);
  const left = notes.length - shown.length;
  const links = [
    ...shown.slice(0, 1).map(({ note }) => [texts.note, `notes/${encodeURIComponent(note.id)}`] as const),
    ...(answer.statement === null ? [] : [[left === 0 ? texts.statement : texts.more(left), `statements/${encodeURIComponent(answer.statement.id)}`] as const]),
  ];
  card.lang = options.language;
  card.dir = options.direction;
  card.replaceChildren(
    // No heading: where it would stand in the outline of the page around it is not known here.
    element('p', { id: 'heading', class: 'heading', part: 'heading' }, texts.heading),
    element('p', { class: 'muted', part: 'agreed' }, texts.agreed),
    ...shown.map((surfaced) => noteOf(surfaced, options)),
    element('ul', { class: 'links', part: 'links', role: 'list' }, ...links.map(([text, path]) => element('li', {}, linkTo(new URL(path, options.pages).href, text, 'link')))),
  );
}

function noteOf({ note, matchedBy, decision }: ShownNote, { texts, language }: CardOptions): HTMLElement {
  const { pieces, left } = linkedText(note.text, note.sources);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(decision.decidedAt));
  const reasons = decision.explanationTags.map((tag) => (texts.tags as Readonly<Record<string, string>>)[tag]).filter((reason) => reason !== undefined);
  return element('div', { class: 'note', part: 'note' },
    // Who wrote in which language is not known; each text finds its own direction.
    element('p', { class: 'text', part: 'text', dir: 'auto', lang: '' }, ...pieces.map((piece) => (typeof piece === 'string' ? piece : source(piece.href)))),
    left.length > 0 && element('p', { class: 'muted' }, `${texts.sources}: `, ...left.flatMap((href, i) => [i > 0 && ', ', source(href)])),
    matchedBy !== null && element('p', { class: 'muted' }, matchedBy === 'LINK' ? texts.link : texts.media),
    note.program !== null && element('p', { class: 'muted', part: 'program' }, texts.program(note.program.name)),
    element('details', { part: 'why' },
      element('summary', { part: 'why-summary' }, texts.why),
      element('p', {}, texts.whyText),
      reasons.length > 0 && element('p', { part: 'reasons' }, `${texts.reasons}: ${reasons.join(' · ')}`),
      element('p', {}, texts.since(date), decision.live && ` ${texts.provisional}`),
      element('p', {}, `${texts.rule} `, element('code', { dir: 'ltr' }, decision.decidedBy)),
    ),
  );
}

const source = (href: string): HTMLElement => linkTo(href, shortAddress(href), 'source', { dir: 'ltr', title: href });

/** A link that opens beside the page; only what is of the web leads anywhere. */
function linkTo(href: string, text: string, part: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  return element('a', { part, rel: 'noopener nofollow', target: '_blank', ...attributes, ...(isWeb(href) && { href }) }, text);
}

function element(name: string, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string | false)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children.filter((child) => child !== false));
  return made;
}
