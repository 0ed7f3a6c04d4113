import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Finding, FindingCounts, Ground, Seats } from '../jury/jury.rules';

/** The case of a note: everything that is claimed against it at one time, and what a jury finds of it. */
@Entity('disputes')
@Index('disputes_one_open', ['noteId'], { unique: true, where: '(ended_at IS NULL)' })
@Index('disputes_opened_idx', ['openedAt'])
@Index('disputes_ended_idx', ['endedAt'], { where: '(ended_at IS NOT NULL)' })
@Index('disputes_of_note_idx', ['noteId', 'id'])
@Index('disputes_open_idx', ['id'], { where: '(ended_at IS NULL)' })
@Index('disputes_to_amend_idx', ['statementId', 'authorId'], { where: '(amend_until IS NOT NULL)' })
@Check('disputes_finding_known', `finding IN ('upheld', 'amended', 'retracted')`)
@Check('disputes_ground_known', `ground IN ('majority', 'no-consensus', 'no-quorum')`)
@Check('disputes_drawn_whole', '(drawn_at IS NULL) = (seed IS NULL) AND (drawn_at IS NULL) = (seats IS NULL)')
@Check('disputes_finding_whole', '(finding IS NULL) = (ground IS NULL) AND (finding IS NULL) = (counts IS NULL) AND (finding IS NULL) = (reason IS NULL) AND (finding IS NULL OR ended_at IS NOT NULL)')
export class Dispute {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'disputes_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  /** Of the note. */
  @Column({ type: 'bigint', name: 'author_id' })
  authorId!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'opened_at' })
  openedAt!: Date;

  /** When it ends, with whatever findings there are; until then the note is listed for raters again. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at' })
  endsAt!: Date;

  /** What the author of the note says to the claims. */
  @Column({ type: 'text', name: 'author_answer', nullable: true })
  authorAnswer!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'drawn_at', nullable: true })
  drawnAt!: Date | null;

  /** When a jury was last tried to be drawn in vain: a side had too few candidates. */
  @Column({ type: 'timestamptz', precision: 3, name: 'draw_tried_at', nullable: true })
  drawTriedAt!: Date | null;

  /** What the jury was drawn with: the digest of the entry in the public log that opened the dispute, a colon, its id. */
  @Column({ type: 'text', nullable: true })
  seed!: string | null;

  /** Of the jury that was drawn. */
  @Column({ type: 'jsonb', nullable: true })
  seats!: Seats | null;

  /** Null while it goes on, and when its note was deleted meanwhile. */
  @Column({ type: 'text', nullable: true })
  finding!: Finding | null;

  @Column({ type: 'text', nullable: true })
  ground!: Ground | null;

  @Column({ type: 'jsonb', nullable: true })
  counts!: FindingCounts | null;

  /** The published reason. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  /** Until when the author is asked for an amended note; null unless that was found. */
  @Column({ type: 'timestamptz', precision: 3, name: 'amend_until', nullable: true })
  amendUntil!: Date | null;

  /** The note its author wrote in its place. */
  @Column({ type: 'bigint', name: 'amended_note_id', nullable: true })
  amendedNoteId!: string | null;
}
