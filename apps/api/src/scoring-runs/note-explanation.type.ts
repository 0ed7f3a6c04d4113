import type { ModelStatus, NoteStatus } from '@bridgenotes/scoring';
import type { Explanation } from '@bridgenotes/scoring-runs';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { toGlobalId } from '../graphql/global-id';
import { MissingType, ModelStatusEnum, NoteStatusEnum } from './note-score.type';
import { NoteThresholdsType } from './note-viewpoints.type';

@ObjectType('ExplanationSection', { description: 'One comparison that a rule made of a note, or a rule that compares nothing.' })
export class ExplanationSectionType {
  @Field(() => String, { description: 'The name of the rule.' })
  rule!: string;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => String, { description: 'What the rule says, in a sentence.' })
  says!: string;

  @Field(() => Boolean, { description: 'Whether the rule set the status.' })
  decided!: boolean;

  @Field(() => Boolean, { description: 'Whether the comparison came out as the rule asks; a rule sets the status when all of its comparisons do.' })
  held!: boolean;

  @Field(() => String, { nullable: true, description: 'What was compared; null where the rule compares nothing.' })
  measure!: string | null;

  @Field(() => String, { nullable: true, description: 'The value of the note; null where there is none.' })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'What it was compared with.' })
  threshold!: string | null;

  @Field(() => String, { nullable: true, description: 'How it has to relate to the threshold: >=, >, <=, <, = or !=.' })
  comparison!: string | null;

  @Field(() => Float, { nullable: true, description: 'How far the value is from the threshold, in its own unit; null where they are no numbers.' })
  margin!: number | null;

  @Field(() => String, { description: 'The comparison in a sentence or two.' })
  text!: string;
}

@ObjectType('ExplainedFurtherRatings', { description: 'The fewest further ratings HELPFUL that would make a note helpful, by people whose viewpoint is known.' })
export class ExplainedFurtherRatingsType {
  @Field(() => Int, { description: 'By people on the negative side of the axis of viewpoints, which texts call the first side.' })
  negativeSide!: number;

  @Field(() => Int, { description: 'By people on the positive side, which texts call the second.' })
  positiveSide!: number;

  @Field(() => String, { description: 'The same in a sentence.' })
  text!: string;
}

@ObjectType('ExplanationCheck', { description: 'How anybody can check what was decided. Digests are SHA-256, hexadecimal; null in runs of earlier versions.' })
export class ExplanationCheckType {
  @Field(() => ID, { description: 'The scoring run; what was decided between runs goes on from it.' })
  runId!: string;

  @Field(() => Date, { description: 'The moment the run stands for.' })
  asOf!: Date;

  @Field(() => String, { description: 'The version of the program that made it.' })
  codeVersion!: string;

  @Field(() => String, { nullable: true, description: 'Of everything it read.' })
  inputDigest!: string | null;

  @Field(() => String, { nullable: true, description: 'Of its parameters.' })
  configurationDigest!: string | null;

  @Field(() => String, { nullable: true, description: 'Of everything it decided.' })
  outputDigest!: string | null;

  @Field(() => String, { description: 'For anybody: makes the results again from the folder DIR that an operator exported from the run.' })
  command!: string;

  @Field(() => String, { description: 'For an operator: makes the run again in the database.' })
  operatorCommand!: string;

  @Field(() => String, { description: 'How to check, in a sentence.' })
  text!: string;
}

@ObjectType('DecidingModel', { description: 'A model, besides the one that score is of, that has the last word on a note: of a group, of a topic, or one that looks for agreement at every viewpoint. Its numbers are in its own units.' })
export class DecidingModelType {
  @Field(() => String, { description: 'Its name in the configuration, like "Gaussian" or "Group14".' })
  model!: string;

  @Field(() => String, { description: 'The rule of publishing that goes by it.' })
  rule!: string;

  @Field(() => String, { nullable: true, description: 'The last of the model’s own rules that set its status, with its version.' })
  modelRule!: string | null;

  @Field(() => ModelStatusEnum, { description: 'What it says.' })
  status!: ModelStatus;

  @Field(() => Float, { nullable: true, description: 'How helpful it finds the note; null where it could not place it.' })
  intercept!: number | null;

  @Field(() => Float, { nullable: true, description: 'Where it puts the note on its axis of viewpoints.' })
  factor!: number | null;

  @Field(() => Float, { description: 'The intercept that it asks for.' })
  needed!: number;

  @Field(() => NoteThresholdsType, { description: 'What it compares with. Of a model that only takes the helpful status back, helpful is from where on it does not.' })
  thresholds!: NoteThresholdsType;

  @Field(() => String, { description: 'What it found and what it asks for, in a sentence.' })
  text!: string;
}

@ObjectType('NoteExplanation', { description: 'Why a note has its status: numbers for programs, and texts for people in one language. Codes and numbers are the contract; texts may change.' })
export class NoteExplanationType {
  @Field(() => String, { description: 'The language of the texts.' })
  language!: string;

  @Field(() => NoteStatusEnum, { description: 'What is explained.' })
  status!: NoteStatus;

  @Field(() => String, { description: 'Everything that matters, in a few sentences.' })
  summary!: string;

  @Field(() => [ExplanationSectionType], { description: 'The rules that concerned the note, in the order in which they were asked. `ruleTrace` has those that did not, too.' })
  sections!: ExplanationSectionType[];

  @Field(() => [MissingType], { description: 'What keeps it from being shown, first things first; empty when nothing does.' })
  missing!: MissingType[];

  @Field(() => ExplainedFurtherRatingsType, { nullable: true, description: 'Ratings that would make it helpful; null where it is, where its status is settled, and where a few would not do.' })
  furtherRatings!: ExplainedFurtherRatingsType | null;

  @Field(() => Date, { nullable: true, description: 'When a note that is helpful already is shown at the earliest, if it stays so; null where none waits.' })
  waitEndsAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether its status was settled two weeks after it was written.' })
  locked!: boolean;

  @Field(() => Boolean, { description: 'Whether it was decided between runs; the next run confirms it or not.' })
  live!: boolean;

  @Field(() => DecidingModelType, { nullable: true, description: 'The model that has the last word, where it is another one than that of score; null where score is what decided.' })
  decidingModel!: DecidingModelType | null;

  @Field(() => ExplanationCheckType, { nullable: true, description: 'How to check it; null for a note that no run has seen.' })
  verify!: ExplanationCheckType | null;

  static of({ sections, missing, verify, ...rest }: Explanation): NoteExplanationType {
    return Object.assign(new NoteExplanationType(), { ...rest, sections: [...sections], missing: [...missing], verify: verify && { ...verify, runId: toGlobalId('ScoringRun', verify.id) } });
  }
}
