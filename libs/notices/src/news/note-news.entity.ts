import { oneOf } from '@bridgenotes/platform';
import type { NoteStatus } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who is told of the status of a note: its author, the author of its statement, and readers who follow the statement. */
export const AUDIENCES = ['AUTHOR', 'STATEMENT_AUTHOR', 'READERS'] as const;
export type Audience = (typeof AUDIENCES)[number];

const known = (column: string) => `${column} IN ('NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')`;

/** What an audience knows of a note, and what it is to be told when that has held long enough. */
@Entity('note_news')
@Check('note_news_audience_known', oneOf('audience', AUDIENCES))
@Check('note_news_status_known', known('status'))
@Check('note_news_told_status_known', known('told_status'))
@Index('note_news_due_idx', ['dueAt'], { where: '(due_at IS NOT NULL)' })
@Index('note_news_told_idx', ['toldAt'], { where: `((audience = 'AUTHOR'::text) AND (told_at IS NOT NULL))` })
export class NoteNews {
  @PrimaryColumn({ type: 'bigint', name: 'note_id', primaryKeyConstraintName: 'note_news_pk' })
  noteId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'note_news_pk' })
  audience!: Audience;

  /** The latest status. */
  @Column({ type: 'text' })
  status!: NoteStatus;

  @Column({ type: 'timestamptz', precision: 3, name: 'changed_at' })
  changedAt!: Date;

  /** When the audience is to be told; null when it was. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at', nullable: true })
  dueAt!: Date | null;

  /** The status that the audience knows; null before the first time it is told. */
  @Column({ type: 'text', name: 'told_status', nullable: true })
  toldStatus!: NoteStatus | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'told_at', nullable: true })
  toldAt!: Date | null;
}
