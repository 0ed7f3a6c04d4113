import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whose statement a note is on, where that is known: for limits on notes about one author. */
@Entity('note_targets')
@Index('note_targets_author_idx', ['authorId', 'target', 'createdAt'])
export class NoteTarget {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_targets_pk' })
  noteId!: string;

  /** Who wrote the note. */
  @Column({ type: 'bigint', name: 'author_id' })
  authorId!: string;

  /** As `targetOf` gives it. */
  @Column({ type: 'text' })
  target!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;
}
