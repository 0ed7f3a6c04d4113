import { AppError } from '@bridgenotes/platform';
import { DEPRECATED_RATING_TAGS, HELPFULNESS_LEVELS, HELPFUL_TAGS, NOT_HELPFUL_TAGS, tagMask, type HelpfulnessLevel, type RatingTag } from '@bridgenotes/scoring';

const current = <Tag extends RatingTag>(tags: readonly Tag[]): readonly Tag[] => tags.filter((tag) => !(DEPRECATED_RATING_TAGS as readonly RatingTag[]).includes(tag));

/** The tags the rating form offers for each level; tags retired in 2021 live on in old ratings only. */
export const TAGS_OF_LEVEL: Readonly<Record<HelpfulnessLevel, readonly RatingTag[]>> = Object.freeze({
  HELPFUL: current(HELPFUL_TAGS),
  SOMEWHAT_HELPFUL: [...current(HELPFUL_TAGS), ...current(NOT_HELPFUL_TAGS)],
  NOT_HELPFUL: current(NOT_HELPFUL_TAGS),
});

/** A rating as it is stored: see {@link Rating}. */
export interface RatingValue {
  readonly level: number;
  readonly tagMask: number;
}

/**
 * The stored form of what a rater ticked; a tag ticked twice counts once, no tag at all is allowed.
 * @throws RATING_TAG_MISMATCH for a tag that the form does not offer for this level
 */
export function ratingValue(level: HelpfulnessLevel, tags: readonly RatingTag[]): RatingValue {
  const allowed = TAGS_OF_LEVEL[level];
  for (const tag of tags) if (!allowed.includes(tag)) throw new AppError('RATING_TAG_MISMATCH', { tag, level, allowed });
  return { level: HELPFULNESS_LEVELS.indexOf(level), tagMask: tagMask(tags) };
}

/** What has to be known of a note before it can be rated. */
export interface RatedNote {
  readonly id: string;
  readonly authorId: string;
  readonly deletedAt: Date | null;
}

/** @throws NOTE_DELETED, RATING_OWN_NOTE */
export function checkMayRate(raterId: string, note: RatedNote): void {
  if (note.deletedAt !== null) throw new AppError('NOTE_DELETED', { id: note.id });
  if (note.authorId === raterId) throw new AppError('RATING_OWN_NOTE');
}
