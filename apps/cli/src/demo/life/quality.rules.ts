import type { Verdict } from '@bridgenotes/ai-writers';
import type { NoteTruth } from '@bridgenotes/simulation';

/** What anybody sees of a note without knowing whether it is true. */
export interface NoteFeatures {
  readonly hasSource: boolean;
  /** Characters, each URL counting 1. */
  readonly length: number;
  /** By the evaluator of programs' notes. */
  readonly claimOpinion: Verdict;
  readonly harassmentAbuse: Verdict;
}

const SOURCE = 0.4;
const CLAIM: Readonly<Record<Verdict, number>> = { high: 0.4, medium: 0.25, low: -0.8 };
const ABUSE: Readonly<Record<Verdict, number>> = { high: 0, medium: -0.3, low: -1 };
/** Shorter notes say too little, longer ones have room for context. */
const SHORT = 30;
const LONG = 60;

/**
 * What simulated people think of a note that somebody wrote, in the units of the simulation: a claim that can be checked, with
 * a source and some context, is about as good as the best notes of the demo; a view is not. It speaks for no side: what it
 * is about is beyond these features.
 */
export function truthOfFeatures({ hasSource, length, claimOpinion, harassmentAbuse }: NoteFeatures): NoteTruth {
  const words = length < SHORT ? -0.3 : length < LONG ? 0 : 0.1;
  const quality = (hasSource ? SOURCE : 0) + CLAIM[claimOpinion] + ABUSE[harassmentAbuse] + words;
  return { quality: Math.max(-1, Math.min(1, quality)), slant: 0 };
}
