import type { EnrollmentState, TransitionNumbers, TransitionReason } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const known = (column: string) => `${column} IN ('earnedIn', 'atRisk', 'earnedOutNoAcknowledge', 'earnedOutAcknowledged', 'newUser', 'removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut')`;

/** One change of somebody's enrollment state, and why. Never changed afterwards. */
@Entity('enrollment_transitions')
@Check('enrollment_transitions_from_allowed', known('from_state'))
@Check('enrollment_transitions_to_allowed', known('to_state'))
@Index('enrollment_transitions_contributor_idx', ['contributorId', 'id'])
export class EnrollmentTransition {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'enrollment_transitions_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  @Column({ type: 'text', name: 'from_state' })
  fromState!: EnrollmentState;

  @Column({ type: 'text', name: 'to_state' })
  toState!: EnrollmentState;

  @Column({ type: 'text' })
  reason!: TransitionReason;

  /** Null where no figures decided. */
  @Column({ type: 'jsonb', nullable: true })
  numbers!: TransitionNumbers | null;

  /** The scoring run that found it; null for what people did. */
  @Column({ type: 'bigint', name: 'run_id', nullable: true })
  runId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'changed_at' })
  changedAt!: Date;
}
