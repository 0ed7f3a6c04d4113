import { literals, oneOf } from '@bridgenotes/platform';
import { MISLEADING_TAGS, NOTE_CLASSIFICATIONS, NOT_MISLEADING_TAGS, type NoteClassification } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoteTag } from './note.rules';

/** What a contributor says of a statement. Never edited; a deleted note keeps its row for its ratings and status history. */
@Entity('notes')
@Check('notes_classification_allowed', oneOf('classification', NOTE_CLASSIFICATIONS))
@Check('notes_tags_allowed', `tags <@ ARRAY[${literals([...MISLEADING_TAGS, ...NOT_MISLEADING_TAGS])}]`)
@Check('notes_deleted_have_no_text', 'deleted_at IS NULL OR text IS NULL')
@Index('notes_one_per_author', ['statementId', 'authorId'], { unique: true, where: '((deleted_at IS NULL) AND (NOT imported))' })
@Index('notes_of_statement_idx', ['statementId', 'createdAt', 'id'], { where: '(deleted_at IS NULL)' })
@Index('notes_of_author_idx', ['authorId', 'createdAt', 'id'], { where: '(deleted_at IS NULL)' })
@Index('notes_written_idx', ['authorId', 'createdAt'])
@Index('notes_newest_idx', ['createdAt', 'id'], { where: '(deleted_at IS NULL)' })
@Index('notes_deleted_idx', ['deletedAt'], { where: '(deleted_at IS NOT NULL)' })
export class Note {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'notes_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'bigint', name: 'author_id' })
  authorId!: string;

  @Column({ type: 'text' })
  classification!: NoteClassification;

  /** Tags of the classification, in the order of the public table. */
  @Column({ type: 'text', array: true })
  tags!: NoteTag[];

  /** Null once deleted, and for imported notes whose text is not known. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** The author's answer to "Did you link to sources you believe most people would consider trustworthy?" */
  @Column({ type: 'boolean', name: 'trustworthy_sources' })
  trustworthySources!: boolean;

  /** About the picture or video, wherever it is posted, and not about this one statement. */
  @Column({ type: 'boolean', name: 'is_media_note', default: false })
  isMediaNote!: boolean;

  @Column({ type: 'boolean', name: 'is_collaborative_note', default: false })
  isCollaborativeNote!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  @Column({ type: 'boolean', default: false })
  imported!: boolean;

  /** Answers to questions that were asked until 2022-10-27: believable, harmful, validationDifficulty. */
  @Column({ type: 'jsonb', name: 'imported_fields', nullable: true })
  importedFields!: Record<string, string> | null;
}
