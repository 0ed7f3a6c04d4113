import type { NoteTag } from '@bridgenotes/notes';
import type { NoteClassification } from '@bridgenotes/scoring';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One version of a note that is written together. A note that was never revised has none. */
@Entity('note_versions')
@Unique('note_versions_one_of_number', ['chainId', 'version'])
@Index('note_versions_of_note_idx', ['noteId'])
export class NoteVersion {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'note_versions_pk' })
  id!: string;

  /** The note that the first version is: what all versions have in common. */
  @Column({ type: 'bigint', name: 'chain_id' })
  chainId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  version!: number;

  /** The note that people rate: the same as that of the version before when its ratings stand. */
  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'text' })
  classification!: NoteClassification;

  @Column({ type: 'text', array: true })
  tags!: NoteTag[];

  /** Null once its author deleted the note. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** What the author says has changed; null for the first version. */
  @Column({ type: 'text', nullable: true })
  explanation!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;
}
