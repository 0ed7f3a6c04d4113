import { oneOf } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MEDIA_FAILURES, type MediaFailure } from './media.failure';
import { AGREEMENTS, SPREAD_MODES, type Agreement, type SpreadingSubject, type SpreadMode } from './spread/spread.rules';

export const MEDIA_KINDS = ['IMAGE', 'VIDEO'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Something to fetch for a statement: its picture, or where its link leads. The row goes when that is done. */
@Entity('media_tasks')
@Check('media_tasks_kind_known', oneOf('kind', ['MEDIA', 'LINK']))
@Check('media_tasks_failure_known', oneOf('failure', MEDIA_FAILURES))
@Index('media_tasks_due_idx', ['dueAt'], { where: '(due_at IS NOT NULL)' })
export class MediaTask {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'media_tasks_pk' })
  statementId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'media_tasks_pk' })
  kind!: SpreadingSubject;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** When to try next; null where it was given up. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** Why the last attempt failed. */
  @Column({ type: 'text', nullable: true })
  failure!: MediaFailure | null;
}

/** The one picture or video of a statement, once its hashes are known. Never changes. */
@Entity('statement_media')
@Check('statement_media_kind_known', oneOf('kind', MEDIA_KINDS))
export class StatementMedia {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'statement_media_pk' })
  statementId!: string;

  @Column({ type: 'text' })
  kind!: MediaKind;

  /** False where it is too plain to be told from others, so that it matches nothing. */
  @Column({ type: 'boolean' })
  recognisable!: boolean;

  /** Who handed it in; null when it was fetched. Never shown. */
  @Column({ type: 'bigint', name: 'reported_by', nullable: true, select: false })
  reportedBy!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'known_at' })
  knownAt!: Date;
}

/** A hash of a picture, or of a key frame of a video; of the whole frame (cut 0) and of its cuts. */
@Entity('media_frames')
@Index('media_frames_bands_idx', { synchronize: false })
export class MediaFrame {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'media_frames_pk' })
  statementId!: string;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'media_frames_pk' })
  position!: number;

  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'media_frames_pk' })
  cut!: number;

  @Column({ type: 'bit', length: '256' })
  hash!: string;

  @Column({ type: 'integer', array: true })
  bands!: number[];
}

/** The one link of a statement, by its canonical name: at first as it is written, then as it was resolved. */
@Entity('statement_links')
@Index('statement_links_url_idx', ['url'])
export class StatementLink {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'statement_links_pk' })
  statementId!: string;

  @Column({ type: 'text' })
  url!: string;
}

/** That a note is about a picture, video or link wherever it is. A note without such a row is about its statement alone. */
@Entity('note_subjects')
@Check('note_subjects_subject_known', oneOf('subject', ['MEDIA', 'LINK']))
@Check('note_subjects_mode_known', oneOf('mode', SPREAD_MODES))
@Check('note_subjects_agreement_known', oneOf('agreement', AGREEMENTS))
@Index('note_subjects_statement_idx', ['statementId'])
@Index('note_subjects_spreading_idx', ['noteId'], { where: 'spreading' })
export class NoteSubjectRow {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_subjects_pk' })
  noteId!: string;

  /** The statement it was written on. */
  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'text' })
  subject!: SpreadingSubject;

  @Column({ type: 'text' })
  mode!: SpreadMode;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'first_helpful_at', nullable: true })
  firstHelpfulAt!: Date | null;

  /** What raters answered so far, by the published run's factors. */
  @Column({ type: 'text', default: 'OPEN' })
  agreement!: Agreement;

  /** Whether it is shown where it matches. */
  @Column({ type: 'boolean', default: false })
  spreading!: boolean;
}

/** A statement that a note matches besides the one it was written on. */
@Entity('note_matches')
@Check('note_matches_kind_known', oneOf('kind', ['MEDIA', 'LINK']))
@Index('note_matches_statement_idx', ['statementId'])
export class NoteMatch {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_matches_pk' })
  noteId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'note_matches_pk' })
  statementId!: string;

  @Column({ type: 'text' })
  kind!: SpreadingSubject;

  @Column({ type: 'boolean', default: false })
  shown!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'matched_at' })
  matchedAt!: Date;
}

/** On which statement a rating was made, and what its rater answered; a note has one rating a person, wherever it is shown. */
@Entity('rating_places')
export class RatingPlace {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'rating_places_pk' })
  noteId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'rater_id', primaryKeyConstraintName: 'rating_places_pk' })
  raterId!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  /** Helpful wherever it matches, or on this statement only; null when not answered. */
  @Column({ type: 'boolean', nullable: true })
  everywhere!: boolean | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'answered_at' })
  answeredAt!: Date;
}

/** The tables of this room, for the data source. */
export const MEDIA_ENTITIES = [MediaTask, StatementMedia, MediaFrame, StatementLink, NoteSubjectRow, NoteMatch, RatingPlace];
