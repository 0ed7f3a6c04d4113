import { tagMask, type HelpfulTag, type HelpfulnessLevel, type NotHelpfulTag, type RatingTag } from '@bridgenotes/scoring';
import type { Random } from './random';

/** What is true of a rater, and unknown to scoring. */
export interface RaterTruth {
  /** Side of the main divide: about −1 or +1, near 0 for few. */
  viewpoint: number;
  /** How easily pleased: 0 on average. */
  leniency: number;
}

/** What is true of a note, and unknown to scoring. */
export interface NoteTruth {
  /** How much it helps whoever reads it: about −1 (useless) to +1 (excellent). */
  quality: number;
  /** Whom it speaks for beyond that: −1 or +1 one side only, 0 nobody. */
  slant: number;
}

/** How the liking of a rater for a note comes about; all in the units of quality. */
export interface OpinionParameters {
  /** Weight of slant × viewpoint. */
  polarization: number;
  /** Standard deviation of what is particular to one rating. */
  noise: number;
  /** Liking from which a note is HELPFUL, and up to which it is NOT_HELPFUL. */
  helpfulFrom: number;
  notHelpfulTo: number;
}

export const OPINION: Readonly<OpinionParameters> = Object.freeze({ polarization: 1.1, noise: 0.4, helpfulFrom: 0.12, notHelpfulTo: -0.1 });

/** Draws how a rater finds a note. */
export function drawLevel(rater: RaterTruth, note: NoteTruth, random: Random, parameters: OpinionParameters = OPINION): HelpfulnessLevel {
  const liking = note.quality + rater.leniency + parameters.polarization * note.slant * rater.viewpoint + random.normal(0, parameters.noise);
  if (liking >= parameters.helpfulFrom) return 'HELPFUL';
  return liking <= parameters.notHelpfulTo ? 'NOT_HELPFUL' : 'SOMEWHAT_HELPFUL';
}

type Leaning<T> = readonly (readonly [T, number])[];

function helpfulLeaning(note: NoteTruth): Leaning<HelpfulTag> {
  const good = Math.max(0.1, note.quality + 0.6);
  return [
    ['helpfulClear', 1.2 * good],
    ['helpfulGoodSources', 1.1 * good],
    ['helpfulAddressesClaim', good],
    ['helpfulImportantContext', 1],
    ['helpfulUnbiasedLanguage', Math.max(0.05, 0.9 - 1.5 * Math.abs(note.slant))],
    ['helpfulOther', 0.05],
  ];
}

/** Whoever stands on the other side misses balance; whoever stands on the same side misses sources. */
function notHelpfulLeaning(rater: RaterTruth, note: NoteTruth): Leaning<NotHelpfulTag> {
  const against = Math.max(0, -note.slant * rater.viewpoint);
  const poor = Math.max(0.1, 0.5 - note.quality);
  return [
    ['notHelpfulArgumentativeOrBiased', 0.15 + 2.5 * against],
    ['notHelpfulOpinionSpeculation', 0.2 + 1.2 * against + 0.3 * poor],
    ['notHelpfulSourcesMissingOrUnreliable', 0.2 + poor],
    ['notHelpfulMissingKeyPoints', 0.4 + 0.5 * poor],
    ['notHelpfulIncorrect', 0.1 + 0.8 * poor + 0.4 * against],
    ['notHelpfulNoteNotNeeded', 0.3 + 0.7 * poor],
    ['notHelpfulIrrelevantSources', 0.3 * poor],
    ['notHelpfulHardToUnderstand', 0.25 * poor],
    ['notHelpfulSpamHarassmentOrAbuse', note.quality < -0.8 ? 0.3 : 0.01],
    ['notHelpfulOther', 0.05],
  ];
}

function drawTags<T extends RatingTag>(leaning: Leaning<T>, count: number, random: Random): T[] {
  const rest = [...leaning];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) {
    let left = random.uniform() * rest.reduce((sum, [, weight]) => sum + weight, 0);
    const at = Math.max(0, rest.findIndex(([, weight]) => (left -= weight) < 0));
    for (const [tag] of rest.splice(at, 1)) drawn.push(tag);
  }
  return drawn;
}

/** Draws the reasons a rater ticks: one to three that fit the level; some raters tick none. */
export function drawTagMask(level: HelpfulnessLevel, rater: RaterTruth, note: NoteTruth, random: Random): number {
  if (random.chance(0.05)) return 0;
  const some = (): number => 1 + random.below(3);
  const good = level === 'NOT_HELPFUL' ? [] : drawTags(helpfulLeaning(note), level === 'HELPFUL' ? some() : random.below(2), random);
  const bad = level === 'HELPFUL' ? [] : drawTags(notHelpfulLeaning(rater, note), level === 'NOT_HELPFUL' ? some() : 1 + random.below(2), random);
  return tagMask([...good, ...bad]);
}
