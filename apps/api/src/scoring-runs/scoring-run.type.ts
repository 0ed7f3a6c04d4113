import { HELD_BECAUSE, RUN_STATES, RUN_TRIGGERS, type HeldBecause, type RunProgress, type RunRefusal, type RunState, type RunTrigger, type ScoringRun } from '@bridgenotes/scoring-runs';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection';
import { upperEnumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';
import { NodeType } from '../graphql/node';

export const RunStateEnum = upperEnumOf(RUN_STATES);
registerEnumType(RunStateEnum, {
  name: 'ScoringRunState',
  description: 'Where a run stands.',
  valuesMap: {
    RUNNING: { description: 'Under way.' },
    PUBLISHED: { description: 'Its scores were published; a later run may have replaced them.' },
    REFUSED: { description: 'Held back, by a guard (refusal) or otherwise (heldBecause); nothing was published. An admin may let it pass.' },
    FAILED: { description: 'It broke off; nothing was published.' },
  },
});

export const HeldBecauseEnum = upperEnumOf(HELD_BECAUSE);
registerEnumType(HeldBecauseEnum, {
  name: 'ScoringRunHeldBecause',
  description: 'Why a run was held back though no guard had to.',
  valuesMap: {
    ASKED: { description: 'An admin asked for it so, to look at what it would change.' },
    PAUSED: { description: 'Publication was paused when it would have been published.' },
  },
});

export const RunTriggerEnum = upperEnumOf(RUN_TRIGGERS);
registerEnumType(RunTriggerEnum, {
  name: 'ScoringRunTrigger',
  description: 'Why a run was made.',
  valuesMap: {
    SCHEDULE: { description: 'Something had changed when it was time to look.' },
    CHANGES: { description: 'Enough notes and ratings had changed.' },
    STABILITY: { description: 'A note had waited long enough to be shown.' },
    HISTORY: { description: 'Imported ratings were scored as of their own time.' },
    MANUAL: { description: 'Somebody asked for it.' },
  },
});

@ObjectType('ScoringRunCounts', { description: 'What a run saw and what came out.' })
export class RunCountsType {
  @Field(() => Int, { description: 'Notes, deleted ones too.' })
  notes!: number;

  @Field(() => Int, { description: 'Ratings that stood.' })
  ratings!: number;

  @Field(() => Int, { description: 'People who rated.' })
  raters!: number;

  @Field(() => Int, { description: 'Notes rated helpful.' })
  helpful!: number;

  @Field(() => Int, { description: 'Notes rated not helpful.' })
  notHelpful!: number;

  @Field(() => Int, { description: 'Notes that need more ratings.' })
  needsMoreRatings!: number;

  @Field(() => Int, { description: 'Notes whose status the run changed.' })
  statusChanges!: number;

  @Field(() => Int, { description: 'Milliseconds it took to read, score and publish.' })
  durationMillis!: number;
}

@ObjectType('ScoringRunRefusal', { description: 'Why a run was not published.' })
export class RunRefusalType {
  @Field(() => String, { description: 'The guard that held it back, one of the parameter churn.' })
  guard!: string;

  @Field(() => Int, { description: 'Helpful notes that would have lost the status; 0 where too many would have gained it.' })
  lost!: number;

  @Field(() => Int, { description: 'Notes that would have become helpful; 0 where too many would have lost the status.' })
  gained!: number;

  @Field(() => Int, { description: 'Helpful notes that there were among those that the guard looks at.' })
  of!: number;

  @Field(() => Float, { description: 'The share that may change at once.' })
  share!: number;

  static of({ guard, change, count, of, share }: RunRefusal): RunRefusalType {
    return Object.assign(new RunRefusalType(), { guard, lost: change === 'lost' ? count : 0, gained: change === 'gained' ? count : 0, of, share });
  }
}

@ObjectType('ScoringRunProgress', { description: 'How far a run is.' })
export class RunProgressType {
  @Field(() => String, { description: 'What it is doing.' })
  step!: string;

  @Field(() => Float, { description: 'How much of this step is done, from 0 to 1.' })
  done!: number;

  static of({ step, done, total }: RunProgress): RunProgressType {
    return { step, done: total > 0 ? Math.min(1, done / total) : 0 };
  }
}

@ObjectType('ScoringRun', { implements: () => NodeType, description: 'One pass over all ratings, with what it takes to repeat it: the same input and parameters give the same output digest.' })
export class ScoringRunType extends NodeType {
  @Field(() => RunStateEnum, { description: 'Where it stands.' })
  state!: RunState;

  @Field(() => RunTriggerEnum, { description: 'Why it was made.' })
  trigger!: RunTrigger;

  @Field(() => Boolean, { description: 'Whether an operator allowed it to take any number of statuses away.' })
  forced!: boolean;

  @Field(() => Date, { description: 'The moment its scores stand for.' })
  asOf!: Date;

  @Field(() => Date, { nullable: true, description: 'When it read the ratings; later ones are for the next run.' })
  cutOff!: Date | null;

  @Field(() => Date, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it is under way.' })
  finishedAt!: Date | null;

  @Field(() => String, { description: 'Version of the program.' })
  codeVersion!: string;

  @Field(() => String, { description: 'Every constant of the model, as JSON.' })
  parameters!: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of everything it read, the same for the same rows in any order: bridgenotes score prints it for public tables, too.' })
  inputDigest!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of its parameters, as bridgenotes parameters prints it.' })
  configurationDigest!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of everything it decided: the same for the same input and configuration, on any machine.' })
  outputDigest!: string | null;

  @Field(() => RunCountsType, { nullable: true, description: 'Figures; null while it is under way, and when it failed.' })
  counts!: RunCountsType | null;

  @Field(() => RunRefusalType, { nullable: true, description: 'Why a guard refused it.' })
  refusal!: RunRefusalType | null;

  @Field(() => HeldBecauseEnum, { nullable: true, description: 'Why it was held back though no guard had to; null where it was not.' })
  heldBecause!: HeldBecause | null;

  @Field(() => RunProgressType, { nullable: true, description: 'How far it is, as it said within the last seconds; null before, and when it has ended.' })
  progress!: RunProgressType | null;

  /** Not a field: the resolver shows it to few. */
  row!: ScoringRun;

  static of(row: ScoringRun): ScoringRunType {
    const { state, trigger, forced, asOf, cutOff, startedAt, finishedAt, codeVersion, inputDigest, configurationDigest, outputDigest, heldBecause } = row;
    const refusal = row.refusal === null ? null : RunRefusalType.of(row.refusal);
    const fields = { state, trigger, forced, asOf, cutOff, startedAt, finishedAt, codeVersion, inputDigest, configurationDigest, outputDigest, refusal, heldBecause, row };
    const progress = row.state !== 'running' || row.progress === null ? null : RunProgressType.of(row.progress);
    return Object.assign(new ScoringRunType(), { id: toGlobalId('ScoringRun', row.id), ...fields, progress, parameters: JSON.stringify(row.parameters), counts: countsOf(row) });
  }
}

function countsOf({ counts }: ScoringRun): RunCountsType | null {
  if (counts === null) return null;
  const { notes, ratings, raters, statuses, statusChanges, millis } = counts;
  return {
    notes, ratings, raters, statusChanges,
    helpful: statuses['CURRENTLY_RATED_HELPFUL'] ?? 0,
    notHelpful: statuses['CURRENTLY_RATED_NOT_HELPFUL'] ?? 0,
    needsMoreRatings: statuses['NEEDS_MORE_RATINGS'] ?? 0,
    durationMillis: millis.read + millis.score + millis.publish,
  };
}

export const ScoringRunConnection = connectionOf(() => ScoringRunType, 'ScoringRun');

@InputType('StartScoringRunInput', { description: 'How to make the run.' })
export class StartScoringRunInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Publish it whatever number of notes loses or gains the helpful status, and although an import did not end.' })
  force!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Publish nothing: the run is held back with what it would change, until an admin lets it pass (publishHeldRun). Not together with force.' })
  hold!: boolean;
}

@ObjectType('StartScoringRunPayload', { description: 'That a worker was asked.' })
export class StartScoringRunPayload {
  @Field(() => Boolean, { description: 'Always true: a worker makes the run as soon as none is under way. Watch scoringRuns.' })
  accepted!: boolean;
}

@InputType('PublishHeldRunInput', { description: 'Which run is right although it was held back.' })
export class PublishHeldRunInput {
  @Field(() => ID, { description: 'The run that was held back.' })
  runId!: string;

  @Field(() => String, { description: 'Why it is right, 1 to 2000 characters; published in the log with your participantId.' })
  reason!: string;
}

@ObjectType('PublishHeldRunPayload', { description: 'That a worker was asked.' })
export class PublishHeldRunPayload {
  @Field(() => ScoringRunType, { description: 'The run that was held back. It stays as it is: a new one is made from the ratings as they are, and published. Watch scoringRuns.' })
  heldRun!: ScoringRunType;
}
