import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a community has come on its way out of its founding phase; one row at most. */
@Entity('founding_progress')
@Check('founding_progress_one', 'one')
export class FoundingProgress {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'founding_progress_pk' })
  one!: true;

  /** Notes that ever got a status, as the published run knows it. */
  @Column({ type: 'integer', name: 'notes_with_status' })
  notesWithStatus!: number;
}
