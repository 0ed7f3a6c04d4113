import { diffWordsWithSpace } from 'diff';

/** A piece of a text, in reading order. */
export interface DifferencePart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What became of a text, word by word: the pieces without "added" give the text before, those without "removed" the text after. */
export function differenceOf(before: string, after: string): DifferencePart[] {
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
}
