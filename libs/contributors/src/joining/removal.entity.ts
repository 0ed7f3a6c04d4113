import type { EnrollmentState } from '@bridgenotes/scoring';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from './claims.rules';
import type { RemovalAppealOutcome, RemovalReason } from './removal.rules';

/** That somebody was removed from the community, why, and what became of it. */
@Entity('removals')
@Check('removals_reason_allowed', `reason IN ('ABUSE', 'SPAM', 'MANIPULATION', 'SEVERAL_ACCOUNTS', 'IMPERSONATION', 'UNLAWFUL_CONTENT', 'ELIGIBILITY', 'OTHER_RULE')`)
@Check('removals_appeal_outcome_allowed', `appeal_outcome IN ('UPHELD', 'OVERTURNED')`)
@Index('removals_removed_idx', ['removedAt'])
@Index('removals_one_at_a_time', ['contributorId'], { unique: true, where: 'ended_at IS NULL' })
@Index('removals_appealed', ['id'], { where: 'appealed_at IS NOT NULL AND appeal_decided_at IS NULL AND ended_at IS NULL' })
export class Removal {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'removals_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  @Column({ type: 'text' })
  reason!: RemovalReason;

  /** What the moderator wrote to the person. */
  @Column({ type: 'text' })
  explanation!: string;

  @Column({ type: 'bigint', name: 'removed_by' })
  removedBy!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'removed_at' })
  removedAt!: Date;

  /** The enrollment state that reinstatement gives back. */
  @Column({ type: 'text', name: 'state_before' })
  stateBefore!: EnrollmentState;

  @Column({ type: 'timestamptz', precision: 3, name: 'appealed_at', nullable: true })
  appealedAt!: Date | null;

  @Column({ type: 'text', name: 'appeal_text', nullable: true })
  appealText!: string | null;

  @Column({ type: 'text', name: 'appeal_outcome', nullable: true })
  appealOutcome!: RemovalAppealOutcome | null;

  @Column({ type: 'text', name: 'appeal_answer', nullable: true })
  appealAnswer!: string | null;

  @Column({ type: 'bigint', name: 'appeal_decided_by', nullable: true })
  appealDecidedBy!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'appeal_decided_at', nullable: true })
  appealDecidedAt!: Date | null;

  @Column({ type: 'bigint', name: 'ended_by', nullable: true })
  endedBy!: string | null;

  /** When the person was reinstated; null while they are removed. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** The claims that somebody removed had, so that another account with one of them is known. */
@Entity('removal_claims')
@Index('removal_claims_by_digest', ['kind', 'digest'])
export class RemovalClaim {
  @PrimaryColumn({ type: 'bigint', name: 'removal_id', primaryKeyConstraintName: 'removal_claims_pk' })
  removalId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'removal_claims_pk' })
  kind!: ClaimKind;

  @Column({ type: 'bytea' })
  digest!: Buffer;
}
