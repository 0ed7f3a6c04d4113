/** Subjects so divided along lines of their own that the core model leaves them out. enums.py Topics */
export const TOPICS = ['UkraineConflict', 'GazaConflict', 'MessiRonaldo', 'Scams', 'InDimensionTwo'] as const;
export type Topic = (typeof TOPICS)[number];

/** How {@link NoteColumns.outOfScope} tells a topic: 0 for none, else its place in TOPICS counted from 1. */
export function topicNumber(topic: Topic | null): number {
  return topic === null ? 0 : TOPICS.indexOf(topic) + 1;
}
