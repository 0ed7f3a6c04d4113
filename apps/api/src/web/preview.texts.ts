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

const GERMAN_PREVIEW: PreviewTexts = {
  readersAddedContext: 'Anmerkung von Lesenden',
  contextTo: (label) => `Anmerkung von Lesenden: ${label}`,
  noteOn: (label) => `Anmerkung zu: ${label}`,
  noNote: 'Hierzu wird keine Anmerkung gezeigt. Wer liest, kann um eine bitten oder eine schreiben.',
  noNoteYet: 'Hierzu wird noch keine Anmerkung gezeigt',
  proposed: 'Eine vorgeschlagene Anmerkung. Sie wird gezeigt, wenn Menschen verschiedener Standpunkte sie hilfreich finden.',
  notFoundTitle: 'Nicht gefunden',
  notFound: 'Unter dieser Adresse ist nichts.',
  statement: 'eine Aussage ohne Text',
  misleading: 'Irreführend, oder Wichtiges fehlt',
  foundHelpful: 'Hilfreich gefunden von Menschen verschiedener Standpunkte',
};

const ARABIC_PREVIEW: PreviewTexts = {
  readersAddedContext: 'أضاف القراء توضيحًا',
  contextTo: (label) => `أضاف القراء توضيحًا: ${label}`,
  noteOn: (label) => `ملاحظة على: ${label}`,
  noNote: 'لا تُعرض أي ملاحظة على هذا. يمكن للقراء أن يطلبوا ملاحظة أو أن يكتبوها.',
  noNoteYet: 'لا تُعرض أي ملاحظة على هذا بعد',
  proposed: 'ملاحظة مقترحة. تُعرض للقراء حين يجدها مفيدةً أصحاب وجهات نظر مختلفة.',
  notFoundTitle: 'غير موجود',
  notFound: 'لا شيء على هذا العنوان.',
  statement: 'قول بلا نص',
  misleading: 'مضلل أو ينقصه سياق مهم',
  foundHelpful: 'وجدها مفيدةً أناس من وجهات نظر مختلفة',
};

const PREVIEWS: ReadonlyMap<string, PreviewTexts> = new Map([['de', GERMAN_PREVIEW], ['ar', ARABIC_PREVIEW]]);

/** What previews say in a language of the web client; English where there are no texts. */
export const previewTexts = (language: string): PreviewTexts => PREVIEWS.get(language) ?? ENGLISH_PREVIEW;
