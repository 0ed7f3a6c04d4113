import { AppError, characterCount, plainText } from '@bridgenotes/platform';
import { MISLEADING_TAGS, NOTE_CLASSIFICATIONS, NOT_MISLEADING_TAGS, type MisleadingTag, type NoteClassification, type NotMisleadingTag } from '@bridgenotes/scoring';
import { urlsIn } from './source-urls.rules';

/** The most characters of a note, each URL counting 1 (X, "Writing notes"). */
export const MAX_NOTE_LENGTH = 280;
/** The most characters of a note with its URLs written out, so that a text of nothing but URLs has an end too. */
export const MAX_WRITTEN_LENGTH = 5_000;

export type NoteTag = MisleadingTag | NotMisleadingTag;
export const NOTE_TAGS = [...MISLEADING_TAGS, ...NOT_MISLEADING_TAGS] as const satisfies readonly NoteTag[];

/** The tags that go with each classification, in the order of the public table. */
export const TAGS_OF_CLASSIFICATION: Readonly<Record<NoteClassification, readonly NoteTag[]>> = {
  MISINFORMED_OR_POTENTIALLY_MISLEADING: MISLEADING_TAGS,
  NOT_MISLEADING: NOT_MISLEADING_TAGS,
};

export interface GivenNote {
  readonly classification: NoteClassification;
  readonly tags: readonly NoteTag[];
  readonly text: string;
  readonly trustworthySources: boolean;
  readonly isMediaNote?: boolean | null;
  /** Whether raters may suggest changes, and its author may give it new versions. */
  readonly isCollaborativeNote?: boolean | null;
}

/** A note that may be stored. */
export interface NoteValue {
  readonly classification: NoteClassification;
  readonly tags: NoteTag[];
  readonly text: string;
  readonly trustworthySources: boolean;
  readonly isMediaNote: boolean;
  readonly isCollaborativeNote: boolean;
}

/**
 * Checks a note as it was written.
 * @throws NOTE_TAGS_REQUIRED for a misleading note without a tag, NOTE_TAG_MISMATCH, NOTE_EMPTY, NOTE_TOO_LONG,
 * NOTE_SOURCE_REQUIRED for a misleading note without a URL, INVALID_INPUT for characters that no text has
 */
export function noteValue(given: GivenNote): NoteValue {
  if (!NOTE_CLASSIFICATIONS.includes(given.classification)) throw new AppError('INVALID_INPUT', { field: 'classification', given: String(given.classification), allowed: NOTE_CLASSIFICATIONS.join(', ') });
  const misleading = given.classification === 'MISINFORMED_OR_POTENTIALLY_MISLEADING';
  const allowed = TAGS_OF_CLASSIFICATION[given.classification];
  const stranger = given.tags.find((tag) => !allowed.includes(tag));
  if (stranger !== undefined) throw new AppError('NOTE_TAG_MISMATCH', { tag: stranger, allowed });
  if (misleading && given.tags.length === 0) throw new AppError('NOTE_TAGS_REQUIRED', { allowed });

  const text = plainText('text', given.text);
  if (text === '') throw new AppError('NOTE_EMPTY');
  const urls = urlsIn(text);
  const length = noteLength(text);
  if (length > MAX_NOTE_LENGTH) throw new AppError('NOTE_TOO_LONG', { length, limit: MAX_NOTE_LENGTH });
  const written = characterCount(text);
  if (written > MAX_WRITTEN_LENGTH) throw new AppError('INVALID_INPUT', { field: 'text', given: `${written} characters long with its URLs written out`, allowed: `at most ${MAX_WRITTEN_LENGTH}; use shorter URLs` });
  if (misleading && urls.length === 0) throw new AppError('NOTE_SOURCE_REQUIRED');
  return {
    classification: given.classification,
    tags: allowed.filter((tag) => given.tags.includes(tag)),
    text,
    trustworthySources: given.trustworthySources,
    isMediaNote: given.isMediaNote ?? false,
    isCollaborativeNote: given.isCollaborativeNote ?? false,
  };
}

/**
 * The length of a note: code points, each URL counting 1. Code points and not what looks like one sign, because a
 * sign may carry any number of marks, and because the count must not depend on the Unicode version of a server.
 */
export function noteLength(text: string): number {
  return urlsIn(text).reduce((length, url) => length - characterCount(url.text) + 1, characterCount(text));
}

/** @throws NOT_YOUR_NOTE unless the contributor wrote the note */
export function checkMayDelete(contributorId: string, note: { readonly authorId: string }): void {
  if (note.authorId !== contributorId) throw new AppError('NOT_YOUR_NOTE');
}
