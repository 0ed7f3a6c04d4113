import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export const PERIODS = ['day', 'week'] as const;
export type Period = (typeof PERIODS)[number];

/** What happened in a community within a day or a week, UTC. Weeks begin on Monday. Everything can be counted anew. */
@Entity('community_figures')
@Check('community_figures_period_known', `period IN ('day', 'week')`)
export class CommunityFigures {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'community_figures_pk' })
  period!: Period;

  /** YYYY-MM-DD. */
  @PrimaryColumn({ type: 'date', name: 'starts_on', primaryKeyConstraintName: 'community_figures_pk' })
  startsOn!: string;

  /** Notes written and not deleted, and people who wrote them. */
  @Column({ type: 'integer' })
  notes!: number;

  @Column({ type: 'integer' })
  writers!: number;

  /** Ratings made or changed that stand, and people who made them. */
  @Column({ type: 'integer' })
  ratings!: number;

  @Column({ type: 'integer' })
  raters!: number;

  /** People with an alias, or of imported tables, by when they came. */
  @Column({ type: 'integer' })
  joined!: number;

  @Column({ type: 'integer' })
  requests!: number;

  @Column({ type: 'integer' })
  disputes!: number;

  @Column({ type: 'integer' })
  upheld!: number;

  @Column({ type: 'integer' })
  amended!: number;

  @Column({ type: 'integer' })
  retracted!: number;

  @Column({ type: 'integer' })
  removals!: number;

  /** Of the notes written then: the statuses they have, as runs so far decided. */
  @Column({ type: 'integer' })
  helpful!: number;

  @Column({ type: 'integer', name: 'not_helpful' })
  notHelpful!: number;

  /** Median time from the note to its first status, of those that got one; null where none did. */
  @Column({ type: 'double precision', name: 'median_hours_to_status', nullable: true })
  medianHoursToStatus!: number | null;

  @Column({ type: 'integer' })
  runs!: number;

  @Column({ type: 'integer', name: 'runs_refused' })
  runsRefused!: number;

  @Column({ type: 'integer', name: 'runs_failed' })
  runsFailed!: number;

  /** Of the published runs; null without one. */
  @Column({ type: 'double precision', name: 'mean_run_seconds', nullable: true })
  meanRunSeconds!: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'counted_at' })
  countedAt!: Date;
}
