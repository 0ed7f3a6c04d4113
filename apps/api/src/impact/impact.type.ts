import type { WritingRecord } from '@bridgenotes/contributors';
import { RATING_OUTCOMES, type OwnRating, type RatingOutcome } from '@bridgenotes/scoring-runs';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { enumOf } from '../graphql/enums';
import { RatingType } from '../ratings/rating.type';

export const RatingOutcomeEnum = enumOf(RATING_OUTCOMES);
registerEnumType(RatingOutcomeEnum, {
  name: 'RatingOutcome',
  description: 'What became of a rating.',
  valuesMap: {
    AGREED: { description: 'The note turned out to be what the rating says.' },
    DISAGREED: { description: 'The note turned out to be the opposite of what the rating says.' },
    NEUTRAL: { description: 'The note has a status; somewhat helpful speaks neither for nor against it.' },
    UNDECIDED: { description: 'The note has no status so far.' },
    TOO_LATE: { description: 'It was made when the status or others’ ratings could be known already: it counts for the note, and not for the rater.' },
  },
});

@ObjectType('OwnRating', { description: 'A rating of yours, and what became of it as the published run found.' })
export class OwnRatingType {
  @Field(() => RatingType, { description: 'The rating.' })
  rating!: RatingType;

  @Field(() => RatingOutcomeEnum, { description: 'What became of it.' })
  outcome!: RatingOutcome;

  @Field(() => Int, { description: 'What it adds to your rating impact: 1, 0, −1, or −2 for finding a not helpful note helpful.' })
  points!: number;

  @Field(() => Date, { nullable: true, description: 'When the note got the latest status other than needing more ratings; null for never.' })
  decidedAt!: Date | null;

  /** Not a field: for field resolvers. */
  noteId!: string;

  static of({ rating, outcome, points, decidedAt }: OwnRating): OwnRatingType {
    return Object.assign(new OwnRatingType(), { rating: RatingType.of(rating), outcome, points, decidedAt, noteId: rating.noteId });
  }
}

export const OwnRatingConnection = connectionOf(() => OwnRatingType, 'OwnRating');

@ObjectType('ImpactDay', { description: 'A day on which notes that somebody rated or wrote got their status.' })
export class ImpactDayType {
  @Field(() => String, { description: 'The day as YYYY-MM-DD, UTC.' })
  day!: string;

  @Field(() => Int, { description: 'What it added to the rating impact.' })
  ratingPoints!: number;

  @Field(() => Int, { description: 'What it added to the writing impact.' })
  writingPoints!: number;

  @Field(() => Int, { description: 'The rating impact at its end.' })
  ratingImpact!: number;

  @Field(() => Int, { description: 'The writing impact at its end.' })
  writingImpact!: number;
}

@ObjectType('NoteCounts', { description: 'Notes of somebody by status, as the published run counted them; deleted ones too.' })
export class NoteCountsType {
  @Field(() => Int, { description: 'Rated helpful.' })
  helpful!: number;

  @Field(() => Int, { description: 'Rated not helpful.' })
  notHelpful!: number;

  @Field(() => Int, { description: 'Without a status.' })
  needsMoreRatings!: number;

  static of(record: WritingRecord | null): NoteCountsType {
    return { helpful: record?.helpful ?? 0, notHelpful: record?.notHelpful ?? 0, needsMoreRatings: record?.undecided ?? 0 };
  }
}
