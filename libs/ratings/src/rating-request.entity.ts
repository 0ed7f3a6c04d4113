import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody was drawn at random to rate a note. The rating made on it is one of a random sample of raters. */
@Entity('rating_requests')
@Index('rating_requests_open_idx', ['raterId', 'requestedAt', 'noteId'], { where: '((answered_at IS NULL) AND (declined_at IS NULL))' })
@Check('rating_requests_one_end', 'answered_at IS NULL OR declined_at IS NULL')
export class RatingRequest {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'rating_requests_pk' })
  noteId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'rater_id', primaryKeyConstraintName: 'rating_requests_pk' })
  raterId!: string;

  /** Which draw of this note, from 1. */
  @Column({ type: 'smallint' })
  round!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'requested_at' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'declined_at', nullable: true })
  declinedAt!: Date | null;
}
