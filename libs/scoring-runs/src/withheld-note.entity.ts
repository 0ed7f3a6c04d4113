import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A note that is not shown to readers whatever its status, because of what was decided beside the ratings. Its status stays
 * what raters made it, and scoring knows nothing of this.
 */
@Entity('withheld_notes')
export class WithheldNote {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'withheld_notes_pk' })
  noteId!: string;

  /** Who decided it by which rule, with its version: "Jury (v1.0)". */
  @Column({ type: 'text', name: 'decided_by' })
  decidedBy!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'decided_at' })
  decidedAt!: Date;
}
