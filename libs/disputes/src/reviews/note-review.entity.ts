import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the author of a statement asked raters to look at a note on it again. Who asked is never shown. */
@Entity('note_reviews')
export class NoteReview {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_reviews_pk' })
  noteId!: string;

  /** The author of the statement. */
  @PrimaryColumn({ type: 'bigint', name: 'asked_by', primaryKeyConstraintName: 'note_reviews_pk' })
  askedBy!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'asked_at' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at' })
  endsAt!: Date;
}
