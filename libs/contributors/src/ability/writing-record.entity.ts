import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the published run found of the notes of somebody who wrote some. */
@Entity('writing_records')
@Check('writing_records_recent_known', `recent ~ '^[HN]*$'`)
@Index('writing_records_top_idx', { synchronize: false })
@Index('writing_records_emerging_idx', { synchronize: false })
export class WritingRecord {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'writing_records_pk' })
  contributorId!: string;

  /** All notes by status, deleted ones too. */
  @Column({ type: 'integer' })
  helpful!: number;

  @Column({ type: 'integer', name: 'not_helpful' })
  notHelpful!: number;

  @Column({ type: 'integer' })
  undecided!: number;

  /** The last notes with a status since writing was last lost, newest first: H helpful, N not helpful. */
  @Column({ type: 'text' })
  recent!: string;

  /** Mean intercept of the notes; null where none could be placed. */
  @Column({ type: 'double precision', name: 'mean_note_score', nullable: true })
  meanNoteScore!: number | null;

  @Column({ type: 'boolean', name: 'top_writer' })
  topWriter!: boolean;

  @Column({ type: 'boolean', name: 'emerging_writer' })
  emergingWriter!: boolean;
}
