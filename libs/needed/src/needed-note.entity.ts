import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A note whose status ratings can still decide, with its place among all others: a choice that feeds look closer at. */
@Entity('needed_notes')
@Index('needed_notes_negative_idx', ['language', 'rankNegative'])
@Index('needed_notes_positive_idx', ['language', 'rankPositive'])
@Index('needed_notes_unplaced_idx', ['language', 'rankUnplaced'])
@Index('needed_notes_offered_idx', ['language', 'offeredAt'])
export class NeededNote {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'needed_notes_pk' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'author_id' })
  authorId!: string;

  /** The language of the statement alone, without region or script: `und` where it is not known. */
  @Column({ type: 'text' })
  language!: string;

  /** See `rankOf`, for raters of each side as of the last time the note was looked at. */
  @Column({ type: 'double precision', name: 'rank_negative' })
  rankNegative!: number;

  @Column({ type: 'double precision', name: 'rank_positive' })
  rankPositive!: number;

  @Column({ type: 'double precision', name: 'rank_unplaced' })
  rankUnplaced!: number;

  /** When it was last offered to anybody; until then when it was written. */
  @Column({ type: 'timestamptz', precision: 3, name: 'offered_at' })
  offeredAt!: Date;

  /** Until when it is offered whatever its status, because somebody has asked a further look at it. */
  @Column({ type: 'timestamptz', precision: 3, name: 'relisted_until', nullable: true })
  relistedUntil!: Date | null;
}
