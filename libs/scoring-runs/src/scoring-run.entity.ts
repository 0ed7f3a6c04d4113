import type { Churn, Frozen, Parameters } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where a run stands. Only a published one is ever read; `refused` was held back and waits for an admin; `failed` left nothing behind. */
export const RUN_STATES = ['running', 'published', 'refused', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Why a run was made. `history`: the past of imported ratings is scored as of its own time. */
export const RUN_TRIGGERS = ['schedule', 'changes', 'stability', 'history', 'manual'] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** Why a run was held back though no guard refused it: it was asked for so, or publication was paused when it would have been published. */
export const HELD_BECAUSE = ['asked', 'paused'] as const;
export type HeldBecause = (typeof HELD_BECAUSE)[number];

/** What a run saw, what came out, and how long its steps took. */
export interface RunCounts {
  readonly notes: number;
  readonly ratings: number;
  readonly raters: number;
  /** Notes by status; null in a run that failed before. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly statusChanges: number;
  /** How many changes of notes and ratings lay above the mark of the cut-off; see `changeMark`. */
  readonly changesAboveMark: number;
  /** Of the notes scored live since the last run and before this one's snapshot: how many there were, and how many had another status than this run finds. Absent where none was. */
  readonly live?: { readonly notes: number; readonly differed: number };
  readonly millis: { readonly read: number; readonly score: number; readonly publish: number };
}

/** A step of a run, and how much of it is done. */
export interface RunProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** Why a run was not published. */
export type RunRefusal = Churn;

/** One pass over all ratings, with what it takes to repeat it. Rows are kept for good. */
@Entity('scoring_runs')
@Index('scoring_runs_running_idx', ['id'], { where: `state = 'running'` })
@Check('scoring_runs_state_known', `state IN ('running', 'published', 'refused', 'failed')`)
@Check('scoring_runs_held_because_known', `held_because IN ('asked', 'paused')`)
@Check('scoring_runs_trigger_known', `trigger IN ('schedule', 'changes', 'stability', 'history', 'manual')`)
export class ScoringRun {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'scoring_runs_pk' })
  id!: string;

  @Column({ type: 'text' })
  state!: RunState;

  @Column({ type: 'text' })
  trigger!: RunTrigger;

  /** An operator allowed it to take any number of statuses away. */
  @Column({ type: 'boolean' })
  forced!: boolean;

  /** The moment the scores stand for. */
  @Column({ type: 'timestamptz', precision: 3, name: 'as_of' })
  asOf!: Date;

  /** When the database was read; what was written later is for the next run. */
  @Column({ type: 'timestamptz', precision: 3, name: 'cut_off', nullable: true })
  cutOff!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'text', name: 'code_version' })
  codeVersion!: string;

  @Column({ type: 'jsonb' })
  parameters!: Parameters;

  /** The run that was published when this one began. */
  @Column({ type: 'bigint', name: 'previous_run_id', nullable: true })
  previousRunId!: string | null;

  /** SHA-256 of everything the run read, whatever the order of rows; hexadecimal, as the two that follow. See `inputDigests`. */
  @Column({ type: 'text', name: 'input_digest', nullable: true })
  inputDigest!: string | null;

  /** SHA-256 of its parameters; null in runs of earlier versions. */
  @Column({ type: 'text', name: 'configuration_digest', nullable: true })
  configurationDigest!: string | null;

  /** SHA-256 of everything the run decided. */
  @Column({ type: 'text', name: 'output_digest', nullable: true })
  outputDigest!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  counts!: RunCounts | null;

  /** The model without its ratings, to score single notes by until the next run. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  frozen?: Frozen | null;

  /** How far it is while it is under way, as it said last; null before it said anything. */
  @Column({ type: 'jsonb', nullable: true })
  progress!: RunProgress | null;

  @Column({ type: 'jsonb', nullable: true })
  refusal!: RunRefusal | null;

  /** Null unless it was held back so. A guard may have refused it as well. */
  @Column({ type: 'text', name: 'held_because', nullable: true })
  heldBecause!: HeldBecause | null;

  /** What went wrong, for operators. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null;
}

/** The one run that everybody reads. */
@Entity('published_run')
@Check('published_run_one', 'one')
export class PublishedRun {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'published_run_pk' })
  one!: boolean;

  @Column({ type: 'bigint', name: 'run_id' })
  runId!: string;
}
