import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One step in the history of a rating: made, changed or withdrawn. Never updated, never removed. */
@Entity('rating_changes')
@Index('rating_changes_rating_idx', ['ratingId', 'id'])
@Check('rating_changes_level_known', 'level IN (0, 1, 2)')
export class RatingChange {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'rating_changes_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'rating_id' })
  ratingId!: string;

  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'rater_id' })
  raterId!: string;

  /** The level from here on; null from when the rating was withdrawn. */
  @Column({ type: 'smallint', nullable: true })
  level!: number | null;

  @Column({ type: 'integer', name: 'tag_mask' })
  tagMask!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'changed_at' })
  changedAt!: Date;
}
