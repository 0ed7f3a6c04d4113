import { claimOpinion, harassmentAbuse } from '../evaluate/text-verdict.rules';
import { HARD_NOTES } from './hard-notes';
import type { LabelledNote } from './labelled';
import { LABELLED_NOTES } from './labelled-notes';

/** How often a verdict was right: of what it found, and of what there was to find. */
export interface Accuracy {
  readonly question: string;
  readonly found: number;
  readonly right: number;
  readonly there: number;
  readonly precision: number;
  readonly recall: number;
}

export const PARTS = ['tuned', 'held out', 'hard'] as const;
export type Part = (typeof PARTS)[number];

/** Every second note was looked at while weights were chosen; the others and the hard ones were not. */
export const notesOf = (part: Part): readonly LabelledNote[] => (part === 'hard' ? HARD_NOTES : LABELLED_NOTES.filter((_, i) => (i % 2 === 1) === (part === 'tuned')));

function accuracy(question: string, notes: readonly LabelledNote[], found: (note: LabelledNote) => boolean, there: (note: LabelledNote) => boolean): Accuracy {
  const hits = notes.filter(found);
  const right = hits.filter(there).length;
  const all = notes.filter(there).length;
  return { question, found: hits.length, right, there: all, precision: right / hits.length, recall: right / all };
}

/** The answers that admission rests on: who says opinion, who says claim, who says something is wrong with the tone, and who says abuse. */
export const accuracies = (notes: readonly LabelledNote[]): Accuracy[] => [
  accuracy('ClaimOpinion low: an opinion', notes, ({ text }) => claimOpinion(text).verdict === 'low', ({ claim }) => claim === 'O'),
  accuracy('ClaimOpinion high: a claim', notes, ({ text }) => claimOpinion(text).verdict === 'high', ({ claim }) => claim === 'C'),
  accuracy('HarassmentAbuse not high: rude or worse', notes, ({ text }) => harassmentAbuse(text).verdict !== 'high', ({ abuse }) => abuse !== 'N'),
  accuracy('HarassmentAbuse low: abuse', notes, ({ text }) => harassmentAbuse(text).verdict === 'low', ({ abuse }) => abuse === 'A'),
];
