import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const APPEAL_STATES = ['open', 'upheld', 'lifted', 'overtaken'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** Somebody asks for the loss of their writing to be looked at by a person. */
@Entity('lock_appeals')
@Check('lock_appeals_state_known', `state IN ('open', 'upheld', 'lifted', 'overtaken')`)
@Check('lock_appeals_decided_whole', `(state = 'open') = (decided_at IS NULL) AND (state IN ('upheld', 'lifted')) = (decided_by IS NOT NULL AND reason IS NOT NULL)`)
@Index('lock_appeals_one_open', ['contributorId'], { unique: true, where: `(state = 'open'::text)` })
@Index('lock_appeals_contributor_idx', ['contributorId', 'id'])
@Index('lock_appeals_open_idx', ['id'], { where: `(state = 'open'::text)` })
export class LockAppeal {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'lock_appeals_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  /** overtaken: good ratings unlocked writing before anybody decided. */
  @Column({ type: 'text' })
  state!: AppealState;

  /** What the person says; for moderators only. */
  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'opened_at' })
  openedAt!: Date;

  @Column({ type: 'bigint', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  /** Why it was decided so; public. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'decided_at', nullable: true })
  decidedAt!: Date | null;
}
