import type { FrozenHabits, FurtherRatings, LevelCounts, ModelStatus, NoteStatus, RatingTag, RuleTrace } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HeededModel } from './heeded-model.rules';
import type { Missing } from './missing.rules';

/** Ratings of a note by level, in all and by side of the viewpoint axis; never by whom. */
export interface NoteCounts {
  readonly levels: LevelCounts;
  readonly sides: { readonly negative: LevelCounts; readonly positive: LevelCounts };
}

const STATUS_KNOWN = `status IN ('NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')`;
const HELPFUL = { where: `status = 'CURRENTLY_RATED_HELPFUL'` };

/** What one run found of one note. Intercepts and factors are in units of the rating scale 0…1, null where the model could not place the note. */
@Entity('note_scores')
@Index('note_scores_surfaced_idx', ['runId', 'statementId'], HELPFUL)
@Index('note_scores_helpful_idx', ['runId', 'decidedAt', 'noteId'], HELPFUL)
@Index('note_scores_needing_idx', { synchronize: false })
@Index('note_scores_live_idx', ['runId', 'liveAt'], { where: 'live_at IS NOT NULL' })
@Check('note_scores_status_known', STATUS_KNOWN)
export class NoteScore {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'note_scores_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_scores_pk' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'double precision', nullable: true })
  intercept!: number | null;

  @Column({ type: 'double precision', nullable: true })
  factor!: number | null;

  @Column({ type: 'double precision', name: 'intercept_min', nullable: true })
  interceptMin!: number | null;

  @Column({ type: 'double precision', name: 'intercept_max', nullable: true })
  interceptMax!: number | null;

  /** The intercept lies between these two with 90 % probability. */
  @Column({ type: 'double precision', name: 'interval_low', nullable: true })
  intervalLow!: number | null;

  @Column({ type: 'double precision', name: 'interval_high', nullable: true })
  intervalHigh!: number | null;

  @Column({ type: 'integer', name: 'num_ratings' })
  numRatings!: number;

  @Column({ type: 'integer', name: 'num_final_round_ratings', nullable: true })
  numFinalRoundRatings!: number | null;

  @Column({ type: 'text' })
  status!: NoteStatus;

  @Column({ type: 'text', name: 'core_status', nullable: true })
  coreStatus!: ModelStatus | null;

  /** The rule that decided the status, with its version. */
  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: string;

  /** The rules that set a status on the way, in order: those of the model, then those on publishing. */
  @Column({ type: 'text', array: true })
  rules!: string[];

  /** Every rule as it was evaluated. The largest part of a score and seldom asked for, so it is read by itself: see `ScoresReader.traces`. */
  @Column({ type: 'jsonb', select: false })
  trace?: RuleTrace[];

  @Column({ type: 'text', name: 'first_tag', nullable: true })
  firstTag!: RatingTag | null;

  @Column({ type: 'text', name: 'second_tag', nullable: true })
  secondTag!: RatingTag | null;

  @Column({ type: 'jsonb' })
  counts!: NoteCounts;

  /** The fewest further ratings that would make the model call the note helpful; null where it does, or a few would not do. */
  @Column({ type: 'jsonb', name: 'further_ratings', nullable: true })
  furtherRatings!: FurtherRatings | null;

  /** The model whose word stands, where it is another one than that of these scores; null where it is not. */
  @Column({ type: 'jsonb', nullable: true })
  heeded!: HeededModel | null;

  /** What keeps the note from being shown; null when nothing does. */
  @Column({ type: 'jsonb', nullable: true })
  missing!: Missing[] | null;

  /** Whether ratings can still give it a status: it has none, and is not settled. */
  @Column({ type: 'boolean', name: 'needs_ratings' })
  needsRatings!: boolean;

  /** Since when the note has this status by this rule. */
  @Column({ type: 'timestamptz', precision: 3, name: 'decided_at' })
  decidedAt!: Date;

  /** The run that first decided so; of a live status the run that it goes on from. */
  @Column({ type: 'bigint', name: 'status_run_id' })
  statusRunId!: string;

  /** When the note was scored anew after the run, because a rating changed; null for what the run itself found. */
  @Column({ type: 'timestamptz', precision: 3, name: 'live_at', nullable: true })
  liveAt!: Date | null;
}

/** What one run found of one rater or author; null where it could not say. Not public as a whole: never shown beside an alias. */
@Entity('rater_scores')
export class RaterScore {
  @PrimaryColumn({ type: 'bigint', name: 'run_id', primaryKeyConstraintName: 'rater_scores_pk' })
  runId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'rater_scores_pk' })
  contributorId!: string;

  @Column({ type: 'double precision', nullable: true })
  intercept!: number | null;

  @Column({ type: 'double precision', nullable: true })
  factor!: number | null;

  @Column({ type: 'double precision', name: 'first_round_intercept', nullable: true })
  firstRoundIntercept!: number | null;

  @Column({ type: 'double precision', name: 'first_round_factor', nullable: true })
  firstRoundFactor!: number | null;

  @Column({ type: 'double precision', name: 'crh_crnh_ratio_difference', nullable: true })
  crhCrnhRatioDifference!: number | null;

  @Column({ type: 'double precision', name: 'mean_note_score', nullable: true })
  meanNoteScore!: number | null;

  @Column({ type: 'double precision', name: 'rater_agree_ratio', nullable: true })
  raterAgreeRatio!: number | null;

  @Column({ type: 'boolean', name: 'above_helpfulness_threshold', nullable: true })
  aboveHelpfulnessThreshold!: boolean | null;

  /** Ratings and notes by outcome, named as in the scorer's output. */
  @Column({ type: 'jsonb' })
  counts!: Record<string, number>;

  /** What else of the rater single notes are scored by between runs. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  habits?: FrozenHabits | null;
}
