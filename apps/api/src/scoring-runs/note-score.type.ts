import { INTERVAL_CONFIDENCE, marginOf, MODEL_STATUSES, NOTE_STATUSES, type ModelStatus, type RuleCheck, type RuleTrace } from '@bridgenotes/scoring';
import { MISSING_CODES, missingText, type Missing, type MissingCode, type NoteScore } from '@bridgenotes/scoring-runs';
import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enums';

const NEEDS_MORE = 'Not enough people of different viewpoints agree yet that it is helpful, or that it is not.';
const HELPFUL = 'People who usually disagree find it helpful: shown beside its statement.';
const NOT_HELPFUL = 'People who usually disagree find it not helpful.';

export const NoteStatusEnum = enumOf(NOTE_STATUSES);
registerEnumType(NoteStatusEnum, {
  name: 'NoteStatus',
  description: 'What raters of different viewpoints found of a note.',
  valuesMap: { NEEDS_MORE_RATINGS: { description: NEEDS_MORE }, CURRENTLY_RATED_HELPFUL: { description: HELPFUL }, CURRENTLY_RATED_NOT_HELPFUL: { description: NOT_HELPFUL } },
});

export const ModelStatusEnum = enumOf(MODEL_STATUSES);
registerEnumType(ModelStatusEnum, {
  name: 'ModelStatus',
  description: 'What the model says of a note, before it is decided what is published.',
  valuesMap: {
    NEEDS_MORE_RATINGS: { description: NEEDS_MORE },
    CURRENTLY_RATED_HELPFUL: { description: HELPFUL },
    CURRENTLY_RATED_NOT_HELPFUL: { description: NOT_HELPFUL },
    FIRM_REJECT: { description: 'So far from helpful that no other model may call it so.' },
    NEEDS_YOUR_HELP: { description: 'On its way to helpful, but too few people of the weaker side agree so far.' },
  },
});

export const MissingCodeEnum = enumOf(MISSING_CODES);
registerEnumType(MissingCodeEnum, {
  name: 'MissingCode',
  description: 'What can keep a note from being shown.',
  valuesMap: {
    NOT_SCORED_YET: { description: 'It was written after the last run.' },
    MORE_RATINGS: { description: 'It has too few ratings.' },
    ESTABLISHED_RATERS: { description: 'Too few of its raters have rated enough notes to know their viewpoint.' },
    OTHER_POPULATION: { description: 'Most of its ratings come from people whom the model does not count.' },
    AGREEMENT: { description: 'People of different viewpoints do not agree enough that it is helpful.' },
    OTHER_SIDE: { description: 'Too few people of the weaker side find it helpful.' },
    BALANCE: { description: 'Too small a share of its raters are of the weaker side and find it helpful.' },
    ONE_SIDED: { description: 'It is found helpful along one viewpoint only.' },
    TOPIC_DIVIDED: { description: 'People whom its topic divides do not agree enough that it is helpful.' },
    MODEL_DOUBTS: { description: 'A further model, which also has a say on it, does not call it helpful.' },
    REPEATED_CRITICISM: { description: 'It is criticised unusually often for one reason.' },
    CALLED_WRONG: { description: 'Careful raters call it wrong or badly sourced.' },
    BUSY_RATERS: { description: 'It is found helpful only thanks to a handful of unusually busy raters.' },
    RATERS_ALIKE: { description: 'It is found helpful only thanks to a group that keeps rating alike.' },
    RANDOM_SAMPLE: { description: 'A random sample of raters finds it less helpful than those who came by themselves.' },
    MORE_REASONS: { description: 'Too few people said why.' },
    NEXT_RUN: { description: 'By its latest ratings it may be helpful; the next run decides.' },
    WAITING: { description: 'It is rated helpful and waits whether that lasts.' },
    NOT_MISLEADING: { description: 'It says that the statement is not misleading; such notes are not shown.' },
    LOCKED: { description: 'Its status was settled two weeks after it was written.' },
    WITHHELD: { description: 'A jury found that it should not be shown as it is; see its dispute.' },
  },
});

@ObjectType('ScoreInterval', { description: 'Where the intercept of a note may lie, given how many people rated it, how much they agree and how well the model knows them.' })
export class ScoreIntervalType {
  @Field(() => Float, { description: 'Its lower end.' })
  low!: number;

  @Field(() => Float, { description: 'Its upper end.' })
  high!: number;

  @Field(() => Float, { description: 'How probable it is, from 0 to 1, that the intercept lies between.' })
  confidence!: number;
}

@ObjectType('FurtherRatings', { description: 'The fewest further ratings HELPFUL that would make the model call a note helpful, by people whose viewpoint it knows. Estimated with the raters that are usual on each side.' })
export class FurtherRatingsType {
  @Field(() => Int, { description: 'By people on the negative side of the axis of viewpoints.' })
  negativeSide!: number;

  @Field(() => Int, { description: 'By people on the positive side.' })
  positiveSide!: number;
}

@ObjectType('NoteScore', { description: 'Where the model places a note. Numbers are in units of the rating scale, from 0 (not helpful) to 1 (helpful).' })
export class NoteScoreType {
  @Field(() => Float, { nullable: true, description: 'How helpful people find it beyond what their viewpoints explain; the core model asks for 0.4. Where another model has the last word, explanation.decidingModel has its score. Null where too few ratings place it.' })
  intercept!: number | null;

  @Field(() => Float, { nullable: true, description: 'Where it lies on the axis of viewpoints; the sign has no meaning of its own.' })
  factor!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lowest intercept that one more extreme rater could bring about.' })
  interceptMin!: number | null;

  @Field(() => Float, { nullable: true, description: 'Highest intercept that one more extreme rater could bring about.' })
  interceptMax!: number | null;

  @Field(() => ScoreIntervalType, { nullable: true, description: 'How sure the intercept is; null where too few ratings tell. No rule reads it.' })
  interval!: ScoreIntervalType | null;

  @Field(() => FurtherRatingsType, { nullable: true, description: 'What would change the status to helpful; null where the model calls it helpful already, or a few more ratings would not do.' })
  furtherRatings!: FurtherRatingsType | null;

  @Field(() => Int, { description: 'Ratings that count.' })
  numRatings!: number;

  @Field(() => Int, { nullable: true, description: 'Of these, ratings by people whose viewpoint the model knows.' })
  numFinalRoundRatings!: number | null;

  @Field(() => ModelStatusEnum, { nullable: true, description: 'What the model says; null where it has no say.' })
  modelStatus!: ModelStatus | null;

  @Field(() => Boolean, { description: 'Whether it was scored between runs, because a rating changed; the next run confirms it or not.' })
  live!: boolean;

  static of({ intercept, factor, interceptMin, interceptMax, intervalLow, intervalHigh, furtherRatings, numRatings, numFinalRoundRatings, coreStatus, liveAt }: NoteScore): NoteScoreType {
    const interval = intervalLow === null || intervalHigh === null ? null : { low: intervalLow, high: intervalHigh, confidence: INTERVAL_CONFIDENCE };
    return Object.assign(new NoteScoreType(), { intercept, factor, interceptMin, interceptMax, interval, furtherRatings, numRatings, numFinalRoundRatings, modelStatus: coreStatus, live: liveAt !== null });
  }
}

@ObjectType('LevelCounts', { description: 'Ratings by level.' })
export class LevelCountsType {
  @Field(() => Int, { description: 'Helpful.' })
  helpful!: number;

  @Field(() => Int, { description: 'Somewhat helpful.' })
  somewhatHelpful!: number;

  @Field(() => Int, { description: 'Not helpful.' })
  notHelpful!: number;
}

@ObjectType('RatingCounts', { description: 'Ratings of a note by level, in all and on each side of the axis of viewpoints. Never who.' })
export class RatingCountsType {
  @Field(() => LevelCountsType, { description: 'All that count.' })
  all!: LevelCountsType;

  @Field(() => LevelCountsType, { description: 'By people on the negative side of the axis.' })
  negativeSide!: LevelCountsType;

  @Field(() => LevelCountsType, { description: 'By people on the positive side of the axis.' })
  positiveSide!: LevelCountsType;
}

@ObjectType('RuleCheck', { description: 'One comparison that a rule made.' })
export class RuleCheckType {
  @Field(() => String, { description: 'What was compared.' })
  measure!: string;

  @Field(() => String, { nullable: true, description: 'The value of the note; null where there is none.' })
  value!: string | null;

  @Field(() => String, { description: 'How it has to relate to the threshold: >=, >, <=, <, = or !=.' })
  comparison!: string;

  @Field(() => String, { description: 'What it was compared with.' })
  threshold!: string;

  @Field(() => Boolean, { description: 'Whether it does.' })
  holds!: boolean;

  @Field(() => Float, { nullable: true, description: 'How far the value is from the threshold, in its own unit; null where they are no numbers.' })
  margin!: number | null;
}

@ObjectType('RuleTrace', { description: 'One rule as it was evaluated for a note.' })
export class RuleTraceType {
  @Field(() => String, { description: 'Its name.' })
  rule!: string;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => String, { description: 'core: decides what the model says. meta: decides what is published.' })
  stage!: string;

  @Field(() => Boolean, { description: 'Whether it set the status.' })
  fired!: boolean;

  @Field(() => ModelStatusEnum, { description: 'The status after it.' })
  statusAfter!: ModelStatus;

  @Field(() => [RuleCheckType], { description: 'What it looked at; it fires when all of these hold.' })
  checks!: RuleCheckType[];

  static of({ checks, ...trace }: RuleTrace): RuleTraceType {
    return Object.assign(new RuleTraceType(), { ...trace, checks: checks.map(checkOf) });
  }
}

const checkOf = (check: RuleCheck): RuleCheckType => ({ ...check, value: check.value === null ? null : String(check.value), threshold: String(check.threshold), margin: marginOf(check) });

@ObjectType('Missing', { description: 'One thing that keeps a note from being shown.' })
export class MissingType {
  @Field(() => MissingCodeEnum, { description: 'What it is, for programs.' })
  code!: MissingCode;

  @Field(() => String, { description: 'What it is, for people.' })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'How much there is.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'How much is needed.' })
  needed!: number | null;

  static of(missing: Missing): MissingType {
    return Object.assign(new MissingType(), { code: missing.code, text: missingText(missing), value: missing.value, needed: missing.needed });
  }
}
