import type { NoteTag } from '@bridgenotes/notes';
import type { NoteClassification } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Evaluation } from '../evaluate/evaluation.rules';

/** Which program wrote a note, and what its card said then. */
@Entity('program_notes')
@Index('program_notes_written_idx', ['programId', 'writtenAt', 'noteId'])
export class ProgramNote {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'program_notes_pk' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'program_id' })
  programId!: string;

  @Column({ type: 'integer', name: 'card_version' })
  cardVersion!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'written_at' })
  writtenAt!: Date;
}

/** A note that a program wrote to show what it can do. It stands apart from notes: never shown, never rated, never scored. */
@Entity('test_notes')
@Check('test_notes_deleted_have_no_text', 'deleted_at IS NULL OR text IS NULL')
@Index('test_notes_one_per_statement', ['programId', 'statementId'], { unique: true, where: '(deleted_at IS NULL)' })
@Index('test_notes_of_program_idx', ['programId', 'id'])
export class TestNote {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'test_notes_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'program_id' })
  programId!: string;

  @Column({ type: 'bigint', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'text' })
  classification!: NoteClassification;

  @Column({ type: 'text', array: true })
  tags!: NoteTag[];

  /** Null once deleted; what was found of it stays and counts. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'boolean', name: 'trustworthy_sources' })
  trustworthySources!: boolean;

  @Column({ type: 'jsonb' })
  evaluation!: Evaluation;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;
}
