import { noteValue, urlsIn, type GivenNote, type NoteValue } from '@bridgenotes/notes';
import { AppError } from '@bridgenotes/platform';

/** A note of a program has a source whatever it says (X: API notes must contain a URL). @throws NOTE_SOURCE_REQUIRED, and what `noteValue` throws */
export function sourcedNote(given: GivenNote): NoteValue {
  const value = noteValue(given);
  if (urlsIn(value.text).length === 0) throw new AppError('NOTE_SOURCE_REQUIRED');
  return value;
}
