import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What the public log tells of. A kind never changes its meaning: whoever replays an old log relies on it. */
export const LOG_KINDS = [
  'note.written',
  'note.deleted',
  'note.status',
  'note.spread',
  'note.spread_ended',
  'run.published',
  'run.released',
  'publication.paused',
  'publication.resumed',
  'contributor.joined',
  'contributor.left',
  'contributor.returned',
  'contributor.removed',
  'contributor.reinstated',
  'contributor.removal-upheld',
  'admission.drawn',
  'raters.drawn',
  'contributor.state',
  'lock-appeal.decided',
  'note.relisted',
  'dispute.opened',
  'dispute.joined',
  'jury.drawn',
  'dispute.decided',
  'dispute.dropped',
  'note.amended',
  'program.registered',
  'program.card',
  'program.draw',
  'note.revised',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Something that changed what readers see, or who may take part in deciding it. Written once and never changed. */
@Entity('public_log')
@Check('public_log_subject_form', `subject ~ '^[a-z-]+:[0-9]+$'`)
@Unique('public_log_position_unique', ['position'])
@Index('public_log_of_kind_idx', ['kind', 'position'])
@Index('public_log_of_subject_idx', ['subject', 'position'])
export class PublicLogEntry {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: 'public_log_pk' })
  id!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  kind!: LogKind;

  /** What it is about: a type, a colon, an id. */
  @Column({ type: 'text' })
  subject!: string;

  /** Who did it: a participant's public id, `system` or `jury`. */
  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'jsonb' })
  data!: Record<string, unknown>;

  /** Its place in the chain, from 1; given by the database when the transaction commits, as everything below. */
  @Column({ type: 'bigint', nullable: true })
  position!: string | null;

  /** The entry as text, of which the digest is made. */
  @Column({ type: 'text', nullable: true })
  body!: string | null;

  /** The digest of the entry before; empty for the first. */
  @Column({ type: 'text', nullable: true, name: 'previous_digest' })
  previousDigest!: string | null;

  /** SHA-256, in hexadecimal, of the previous digest, a newline and the body. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;
}
