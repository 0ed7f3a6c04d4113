import { CORE_PARAMETERS, type HelpfulnessLevel } from '@bridgenotes/scoring';
import { BIN_WIDTH, ratingsToShow, thresholdsOf, type ScoringRun, type Thresholds, type ViewpointBin, type Viewpoints } from '@bridgenotes/scoring-runs';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { HelpfulnessLevelEnum } from '../ratings/rating.type';
import { LevelCountsType } from './note-score.type';
import { ScoringRunType } from './scoring-run.type';

@ObjectType('ViewpointBin', { description: 'Ratings of one level by raters of about one viewpoint. Never who.' })
export class ViewpointBinType implements ViewpointBin {
  @Field(() => Float, { description: 'Where they stand on the axis of viewpoints: the middle of the bin. The sign has no meaning of its own.' })
  factor!: number;

  @Field(() => HelpfulnessLevelEnum, { description: 'What they said.' })
  level!: HelpfulnessLevel;

  @Field(() => Boolean, { description: 'Whether these ratings count in the score: raters who disagree too often with what notes turn out to be do not, and stand where the first fit put them.' })
  counted!: boolean;

  @Field(() => Int, { description: 'How many ratings.' })
  count!: number;
}

@ObjectType('NoteThresholds', { description: 'What the score of a note is compared with, as set in the run. The rules in full are in ruleTrace.' })
export class NoteThresholdsType implements Thresholds {
  @Field(() => Int, { description: 'Ratings that a note needs for any status.' })
  ratingsNeeded!: number;

  @Field(() => Float, { description: 'Helpful from this intercept on.' })
  helpful!: number;

  @Field(() => Float, { description: 'A helpful note stays so down to this intercept.' })
  staysHelpful!: number;

  @Field(() => Float, { description: 'Not helpful up to this intercept in the middle of the axis; further out up to notHelpful + notHelpfulSlope · |factor|.' })
  notHelpful!: number;

  @Field(() => Float, { description: 'How that line falls with the distance of the note from the middle.' })
  notHelpfulSlope!: number;

  @Field(() => Float, { description: 'A note that defends its statement is not helpful below this intercept already.' })
  notHelpfulDefending!: number;

  @Field(() => Float, { description: 'Further than this from the middle, a note is not called helpful.' })
  largestFactor!: number;

  @Field(() => Int, { nullable: true, description: 'By so many the supporters on the weaker side have to outnumber its critics; null where none are asked for.' })
  otherSideNeeded!: number | null;
}

@ObjectType('NoteViewpoints', { description: 'A note among the viewpoints of its raters, as the published run found. Its own place is in score, what decided in decision, what is missing in missing.' })
export class NoteViewpointsType {
  @Field(() => ScoringRunType, { description: 'The run. Ratings made or changed after it are for the next one.' })
  run!: ScoringRunType;

  @Field(() => Int, { description: 'Ratings by raters whose viewpoint the run knows.' })
  placed!: number;

  @Field(() => Int, { description: 'Fewer placed ratings than this are not pictured: people could be told apart.' })
  ratingsNeeded!: number;

  @Field(() => [ViewpointBinType], { description: 'The placed ratings from left to right; empty where there are too few.' })
  bins!: readonly ViewpointBinType[];

  @Field(() => Float, { description: 'How wide a bin is.' })
  binWidth!: number;

  @Field(() => LevelCountsType, { description: 'Ratings by raters whose viewpoint the run does not know yet; they do not count in the score.' })
  unplaced!: LevelCountsType;

  @Field(() => NoteThresholdsType, { description: 'What the score is compared with.' })
  thresholds!: NoteThresholdsType;

  static of({ run, viewpoints }: { run: ScoringRun; viewpoints: Viewpoints }): NoteViewpointsType {
    // A run of an earlier version did not know all parameters.
    const parameters = { ...CORE_PARAMETERS, ...run.parameters };
    return { run: ScoringRunType.of(run), ...viewpoints, ratingsNeeded: ratingsToShow(parameters), binWidth: BIN_WIDTH, thresholds: thresholdsOf(parameters) };
  }
}
