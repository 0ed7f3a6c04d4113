import type { NoteClassification, NoteStatus } from '@bridgenotes/scoring';
import type { CollaborationSettings } from './collaboration.settings';

/** What is known of a note when its author wants to revise it. Ratings are those the published run counted, or live ones since. */
export interface RevisionFacts {
  readonly status: NoteStatus;
  /** Rated helpful, and waits whether that lasts. */
  readonly waiting: boolean;
  readonly ratings: number;
  /** Ratings on each side of the axis of viewpoints. */
  readonly sides: { readonly negative: number; readonly positive: number };
  /** Mean of the ratings from 0 to 1; null without any. */
  readonly helpfulShare: number | null;
  readonly intercept: number | null;
  /** Versions of it before this one that were rated not helpful. */
  readonly notHelpfulVersions: number;
}

/** What the author says of the revision. */
export interface RevisionIntent {
  /** Something the note states turned out wrong. */
  readonly correctsFact: boolean;
  readonly incorporates: boolean;
  readonly classification: { readonly from: NoteClassification; readonly to: NoteClassification };
}

export const REVISION_REASONS = [
  'CORRECTS_FACT', 'NOW_NOT_MISLEADING', 'MANY_RATINGS', 'NO_AGREEMENT', 'POORLY_RATED', 'TAKES_UP_SUGGESTION',
  'RATED_HELPFUL', 'NEAR_AGREEMENT', 'WELL_RATED', 'TOO_FEW_RATINGS', 'UNDECIDED', 'NOT_HELPFUL_AGAIN',
] as const;
export type RevisionReason = (typeof REVISION_REASONS)[number];

export interface RevisionDecision {
  readonly may: boolean;
  readonly reason: RevisionReason;
}

const yes = (reason: RevisionReason): RevisionDecision => ({ may: true, reason });
const no = (reason: RevisionReason): RevisionDecision => ({ may: false, reason });

/**
 * Whether a note may have a new version, whose ratings begin anew. The default is no: raters' work is not thrown away
 * without need (the update decision of X's collaborative note generator).
 */
export function mayRevise(facts: RevisionFacts, intent: RevisionIntent, settings: CollaborationSettings): RevisionDecision {
  if (facts.status === 'CURRENTLY_RATED_HELPFUL' || facts.waiting) return intent.correctsFact ? yes('CORRECTS_FACT') : no('RATED_HELPFUL');
  const notHelpful = facts.notHelpfulVersions + (facts.status === 'CURRENTLY_RATED_NOT_HELPFUL' ? 1 : 0);
  if (notHelpful > settings.notHelpfulVersions) return no('NOT_HELPFUL_AGAIN');
  if (intent.classification.from === 'MISINFORMED_OR_POTENTIALLY_MISLEADING' && intent.classification.to === 'NOT_MISLEADING') return yes('NOW_NOT_MISLEADING');
  if (facts.ratings > settings.freeAboveRatings) return yes('MANY_RATINGS');
  if (facts.ratings > settings.contestedAboveRatings && Math.min(facts.sides.negative, facts.sides.positive) >= settings.contestedPerSide && facts.intercept !== null) {
    return facts.intercept < settings.contestedIntercept ? yes('NO_AGREEMENT') : no('NEAR_AGREEMENT');
  }
  return withFewRatings(facts, intent, settings);
}

function withFewRatings({ ratings, helpfulShare }: RevisionFacts, { incorporates, correctsFact }: RevisionIntent, settings: CollaborationSettings): RevisionDecision {
  if (correctsFact) return yes('CORRECTS_FACT');
  if (ratings <= settings.tooFewRatings || helpfulShare === null) {
    return incorporates && ratings <= settings.earlySuggestionRatings ? yes('TAKES_UP_SUGGESTION') : no('TOO_FEW_RATINGS');
  }
  if (helpfulShare >= settings.keepAboveShare) return no('WELL_RATED');
  if (helpfulShare < settings.reviseBelowShare) return yes('POORLY_RATED');
  return incorporates ? yes('TAKES_UP_SUGGESTION') : no('UNDECIDED');
}

/** What raters judged of a note. */
export interface Judged {
  readonly classification: NoteClassification;
  readonly tags: readonly string[];
  readonly text: string;
}

/**
 * Whether ratings of one version are ratings of the other as well: nothing but spaces, punctuation and the case of
 * letters differs. Anything more may turn the meaning round ("now", "not"), so nobody's word is carried over for them.
 * @param urlsOf the URLs of a text, which must not differ at all
 */
export function keepsRatings(before: Judged, after: Judged, urlsOf: (text: string) => readonly string[]): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item, i) => item === b[i]);
  return before.classification === after.classification && same([...before.tags].sort(), [...after.tags].sort()) && same(urlsOf(before.text), urlsOf(after.text)) && signs(before.text) === signs(after.text);
}

// Not beside a digit, where a point, a comma or a dash is part of a number.
const ORNAMENT = /\s|(?<!\p{N})[.,;:'"“”„‘’«»()[\]–—-](?!\p{N})|(?<=\p{N})[.,;:'"“”„‘’«»()[\]](?!\p{N})|(?<!\p{N})['"“”„‘’«»()[\]](?=\p{N})/gu;

/** What is left of a text without spaces and the case of letters, and without the punctuation that does not turn a sentence round as "?" may. */
const signs = (text: string): string => text.normalize('NFC').toLowerCase().replace(ORNAMENT, '');
