import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const SUGGESTION_STATES = ['open', 'incorporated', 'declined', 'withdrawn'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** What a rater would change in a note. */
@Entity('note_suggestions')
@Check('note_suggestions_state_known', `state IN ('open', 'incorporated', 'declined', 'withdrawn')`)
@Check('note_suggestions_answered', `(state = 'open') = (answered_at IS NULL)`)
@Index('note_suggestions_one_open', ['noteId', 'contributorId'], { unique: true, where: `(state = 'open')` })
@Index('note_suggestions_of_note_idx', ['noteId', 'id'])
@Index('note_suggestions_of_contributor_idx', ['contributorId', 'createdAt'])
export class NoteSuggestion {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'note_suggestions_pk' })
  id!: string;

  /** The version it was made on. */
  @Column({ type: 'bigint', name: 'note_id' })
  noteId!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  @Column({ type: 'text' })
  text!: string;

  /** Whether the alias may stand under the note when it is taken up. */
  @Column({ type: 'boolean' })
  credited!: boolean;

  @Column({ type: 'text', default: 'open' })
  state!: SuggestionState;

  /** Why the author answered so; null while it is open, and when it was withdrawn. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  /** When it was answered or withdrawn. */
  @Column({ type: 'timestamptz', precision: 3, name: 'answered_at', nullable: true })
  answeredAt!: Date | null;
}
