import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether anything is published at all: one row, at which whoever publishes and whoever pauses meet. */
@Entity('publication')
@Check('publication_one', 'one')
@Check('publication_pause_whole', 'num_nulls(paused_at, paused_by, reason) IN (0, 3)')
export class PublicationState {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'publication_pk' })
  one!: boolean;

  /** Null, as are the two that follow, while runs and live scores are published. */
  @Column({ type: 'timestamptz', precision: 3, name: 'paused_at', nullable: true })
  pausedAt!: Date | null;

  /** Public id of the admin. */
  @Column({ type: 'text', name: 'paused_by', nullable: true })
  pausedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
