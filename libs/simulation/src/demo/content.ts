import type { MisleadingTag, NotMisleadingTag } from '@bridgenotes/scoring';
import type { NoteContent, StatementContent } from '../tables';

/** Short names of the reasons, so that the texts below stay readable. */
const MISLEADING: Record<string, MisleadingTag> = {
  error: 'misleadingFactualError',
  media: 'misleadingManipulatedMedia',
  old: 'misleadingOutdatedInformation',
  context: 'misleadingMissingImportantContext',
  unverified: 'misleadingUnverifiedClaimAsFact',
  satire: 'misleadingSatire',
  other: 'misleadingOther',
};
const NOT_MISLEADING: Record<string, NotMisleadingTag> = {
  correct: 'notMisleadingFactuallyCorrect',
  dated: 'notMisleadingOutdatedButNotWhenWritten',
  joke: 'notMisleadingClearlySatire',
  opinion: 'notMisleadingPersonalOpinion',
  other: 'notMisleadingOther',
};

function tagsOf<Tag>(table: Record<string, Tag>, words: string): Tag[] {
  return words.split(' ').map((word) => {
    const tag = table[word];
    if (tag === undefined) throw new RangeError(`no reason is called ${word}; there are ${Object.keys(table).join(', ')}`);
    return tag;
  });
}

/** A note saying that its statement misleads. */
export function note(quality: number, slant: number, reasons: string, text: string): NoteContent {
  return { quality, slant, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: tagsOf(MISLEADING, reasons), text };
}

/** A note saying that its statement does not mislead. */
export function fine(quality: number, slant: number, reasons: string, text: string): NoteContent {
  return { quality, slant, classification: 'NOT_MISLEADING', tags: tagsOf(NOT_MISLEADING, reasons), text };
}

/** Statements of one topic. */
export function topic(name: string, statements: readonly Omit<StatementContent, 'topic'>[]): StatementContent[] {
  return statements.map((statement) => ({ ...statement, topic: name }));
}

/** Something posted or published at an address. */
export function posted(url: string, claim: string, notes: readonly NoteContent[], language = 'en'): Omit<StatementContent, 'topic'> {
  return { url, claim, authorName: null, language, notes };
}

/** Something somebody said, without an address. */
export function said(authorName: string, claim: string, notes: readonly NoteContent[], language = 'en'): Omit<StatementContent, 'topic'> {
  return { url: null, claim, authorName, language, notes };
}
