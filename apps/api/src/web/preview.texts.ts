/** What previews of pages say, in one language. */
export interface PreviewTexts {
  readonly readersAddedContext: string;
  /** @param label a statement in a few words */
  contextTo(label: string): string;
  noteOn(label: string): string;
  readonly noNote: string;
  /** The same in fewer words, for a picture. */
  readonly noNoteYet: string;
  /** Of a note that readers are not shown: its text is not passed on. */
  readonly proposed: string;
  readonly notFoundTitle: string;
  readonly notFound: string;
  readonly statement: string;
  /** The one value of our scale that a shown note has. */
  readonly misleading: string;
  readonly foundHelpful: string;
}

export const ENGLISH_PREVIEW: PreviewTexts = {
  readersAddedContext: 'Readers added context',
  contextTo: (label) => `Readers added context: ${label}`,
  noteOn: (label) => `A note on ${label}`,
  noNote: 'No note is shown on this. Readers can ask for one, or write one.',
  noNoteYet: 'No note is shown on this yet',
  proposed: 'A proposed note. It is shown to readers when people of different viewpoints find it helpful.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address.',
  statement: 'a statement',
  misleading: 'Misleading or missing context',
  foundHelpful: 'Found helpful by people of different viewpoints',
};
