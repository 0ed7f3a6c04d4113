import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What one rater finds of one note now. A withdrawn rating stays as a row, for its history. */
@Entity('ratings')
@Unique('ratings_one_per_rater', ['noteId', 'raterId'])
@Index('ratings_rater_idx', ['raterId', 'id'])
@Check('ratings_level_known', 'level IN (0, 1, 2)')
@Check('ratings_tags_known', 'tag_mask >= 0 AND tag_mask < 1 << 22')
export class Rating {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'ratings_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'rater_id' })
  raterId!: string;

  /** Index into HELPFULNESS_LEVELS: 0 not helpful, 1 somewhat helpful, 2 helpful. */
  @Column({ type: 'smallint' })
  level!: number;

  /** Bit i is set where the rating carries RATING_TAGS[i]. */
  @Column({ type: 'integer', name: 'tag_mask' })
  tagMask!: number;

  /** Asked of a random sample of raters, not chosen by the rater. */
  @Column({ type: 'boolean', name: 'population_sampled', default: false })
  populationSampled!: boolean;

  /** Since when the rater holds this level: what scoring takes for the time of the rating. */
  @Index('ratings_rated_at_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'rated_at' })
  ratedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  @Column({ type: 'boolean', default: false })
  imported!: boolean;
}
