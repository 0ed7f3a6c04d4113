import { oneOf } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { FINDINGS, SEAT_STATES, SIDES, type Finding, type SeatState, type Side } from './jury.rules';

/** Somebody drawn for a jury, in a seat or in reserve. What one juror finds is known to that juror alone, for good. */
@Entity('jury_seats')
@Index('jury_seats_of_person_idx', ['contributorId', 'disputeId'], { where: '(called_at IS NOT NULL)' })
@Index('jury_seats_due_idx', ['dueAt'], { where: '(due_at IS NOT NULL)' })
@Check('jury_seats_side_known', oneOf('side', SIDES))
@Check('jury_seats_state_known', oneOf('state', SEAT_STATES))
@Check('jury_seats_finding_known', oneOf('finding', FINDINGS))
@Check('jury_seats_found_whole', `(state = 'found') = (finding IS NOT NULL) AND (finding IS NULL) = (reason IS NULL)`)
@Check('jury_seats_due_while_waiting', `(due_at IS NOT NULL) = (state IN ('called', 'accepted'))`)
export class JurySeat {
  @PrimaryColumn({ type: 'bigint', name: 'dispute_id', primaryKeyConstraintName: 'jury_seats_pk' })
  disputeId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'jury_seats_pk' })
  contributorId!: string;

  @Column({ type: 'text' })
  side!: Side;

  /** In the draw of this side, from 0. */
  @Column({ type: 'integer' })
  place!: number;

  @Column({ type: 'text', default: 'reserve' })
  state!: SeatState;

  @Column({ type: 'timestamptz', precision: 3, name: 'called_at', nullable: true })
  calledAt!: Date | null;

  /** By when a called juror has to answer, or one who accepted to give a finding. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  finding!: Finding | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
