import type { SpreadAnswer } from '@bridgenotes/media';
import type { Rating } from '@bridgenotes/ratings';
import { HELPFULNESS_LEVELS, RATING_SOURCES, RATING_TAGS, tagsOfMask, type HelpfulnessLevel, type RatingSource, type RatingTag } from '@bridgenotes/scoring';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enums';
import { SpreadAnswerEnum } from '../media/media.type';
import { NoteType } from '../notes/note.type';

export const HelpfulnessLevelEnum = enumOf(HELPFULNESS_LEVELS);
registerEnumType(HelpfulnessLevelEnum, {
  name: 'HelpfulnessLevel',
  description: 'Is this note helpful?',
  valuesMap: {
    HELPFUL: { description: 'Yes.' },
    SOMEWHAT_HELPFUL: { description: 'Somewhat.' },
    NOT_HELPFUL: { description: 'No.' },
  },
});

export const RatingSourceEnum = enumOf(RATING_SOURCES);
registerEnumType(RatingSourceEnum, {
  name: 'RatingSource',
  description: 'How a rating came about.',
  valuesMap: {
    DEFAULT: { description: 'The rater chose the note, or was offered it.' },
    POPULATION_SAMPLED: { description: 'The rater was drawn at random to rate it.' },
  },
});

export const RatingTagEnum = enumOf(RATING_TAGS);
const RETIRED = 'Not offered since June 2021; old ratings still carry it.';
registerEnumType(RatingTagEnum, {
  name: 'RatingTag',
  description: 'Why a note is helpful, or why it is not; spelled as in the public ratings table.',
  valuesMap: {
    helpfulOther: { description: 'Helpful for another reason.' },
    helpfulInformative: { description: RETIRED },
    helpfulClear: { description: 'Easy to understand.' },
    helpfulEmpathetic: { description: RETIRED },
    helpfulGoodSources: { description: 'Cites high-quality sources.' },
    helpfulUniqueContext: { description: RETIRED },
    helpfulAddressesClaim: { description: 'Directly addresses the claim.' },
    helpfulImportantContext: { description: 'Provides important context.' },
    helpfulUnbiasedLanguage: { description: 'Neutral or unbiased language.' },
    notHelpfulOther: { description: 'Not helpful for another reason.' },
    notHelpfulIncorrect: { description: 'Incorrect information.' },
    notHelpfulSourcesMissingOrUnreliable: { description: 'Sources not included or unreliable.' },
    notHelpfulOpinionSpeculationOrBias: { description: RETIRED },
    notHelpfulMissingKeyPoints: { description: 'Misses key points or irrelevant.' },
    notHelpfulOutdated: { description: RETIRED },
    notHelpfulHardToUnderstand: { description: 'Typos or unclear language.' },
    notHelpfulArgumentativeOrBiased: { description: 'Argumentative or biased language.' },
    notHelpfulOffTopic: { description: RETIRED },
    notHelpfulSpamHarassmentOrAbuse: { description: 'Harassment or abuse.' },
    notHelpfulIrrelevantSources: { description: 'Sources do not support the note.' },
    notHelpfulOpinionSpeculation: { description: 'Opinion or speculation.' },
    notHelpfulNoteNotNeeded: { description: 'A note is not needed here.' },
  },
});

@ObjectType('Rating', { description: 'What one person finds of a note. Only that person ever sees it.' })
export class RatingType {
  @Field(() => HelpfulnessLevelEnum, { description: 'Whether the note is helpful.' })
  level!: HelpfulnessLevel;

  @Field(() => [RatingTagEnum], { description: 'Why.' })
  tags!: RatingTag[];

  @Field(() => Date, { description: 'Since when the rating has this level.' })
  ratedAt!: Date;

  @Field(() => Date, { description: 'When the note was rated first.' })
  createdAt!: Date;

  @Field(() => RatingSourceEnum, { description: 'How it came about, as the server knows it.' })
  source!: RatingSource;

  /** Not a field: for field resolvers of other features. */
  row!: Rating;

  static of(row: Rating): RatingType {
    return Object.assign(new RatingType(), { level: HELPFULNESS_LEVELS[row.level], tags: tagsOfMask(row.tagMask), ratedAt: row.ratedAt, createdAt: row.createdAt, source: RATING_SOURCES[row.populationSampled ? 1 : 0], row });
  }
}

@InputType('RateNoteInput', { description: 'A rating of a note.' })
export class RateNoteInput {
  @Field(() => ID, { description: 'The note; not one of yours.' })
  noteId!: string;

  @Field(() => HelpfulnessLevelEnum, { description: 'Whether it is helpful.' })
  level!: HelpfulnessLevel;

  @Field(() => [RatingTagEnum], { defaultValue: [], description: 'Why: helpful… tags with HELPFUL, notHelpful… tags with NOT_HELPFUL, both with SOMEWHAT_HELPFUL.' })
  tags!: RatingTag[];

  @Field(() => ID, { nullable: true, description: 'The statement on which you saw it, for a note that matches several; the one it was written on when left out.' })
  statementId?: string | null;

  @Field(() => SpreadAnswerEnum, { nullable: true, description: 'For a note about a picture, video or link: whether it is helpful wherever that is, or on this statement only. An earlier answer stays when left out.' })
  spread?: SpreadAnswer | null;
}

@ObjectType('RateNotePayload', { description: 'The rating as it is now.' })
export class RateNotePayload {
  @Field(() => RatingType, { description: 'Your rating.' })
  rating!: RatingType;

  @Field(() => NoteType, { description: 'The note that was rated.' })
  note!: NoteType;
}

@InputType('WithdrawRatingInput', { description: 'Which rating to take back.' })
export class WithdrawRatingInput {
  @Field(() => ID, { description: 'The note that you rated.' })
  noteId!: string;
}

@ObjectType('WithdrawRatingPayload', { description: 'What is left.' })
export class WithdrawRatingPayload {
  @Field(() => NoteType, { description: 'The note, without a rating of yours.' })
  note!: NoteType;
}
