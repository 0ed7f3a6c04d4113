import type { Role } from '@bridgenotes/platform';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EnrollmentState, ModelingPopulation } from '@bridgenotes/scoring';

/** Somebody who reads, rates or writes; known to others by alias only. */
@Entity('contributors')
@Unique('contributors_participant_id_unique', ['participantId'])
@Unique('contributors_alias_unique', ['alias'])
@Check('contributors_role_allowed', `role IN ('reader', 'contributor', 'moderator', 'admin')`)
@Check(
  'contributors_enrollment_state_allowed',
  `enrollment_state IN ('earnedIn', 'atRisk', 'earnedOutNoAcknowledge', 'earnedOutAcknowledged', 'newUser', 'removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut')`,
)
@Check('contributors_modeling_population_allowed', `modeling_population IN ('CORE', 'CORE_WITH_TOPICS', 'EXPANSION', 'EXPANSION_PLUS')`)
@Index('contributors_joined_idx', ['joinedAt', 'id'])
@Index('contributors_alias_search_idx', { synchronize: false })
@Index('contributors_of_state_idx', ['enrollmentState', 'joinedAt', 'id'])
@Index('contributors_of_role_idx', ['role', 'joinedAt', 'id'])
@Index('contributors_admins', { synchronize: false })
export class Contributor {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'contributors_pk' })
  id!: string;

  /** The id in public tables: 64 upper-case hexadecimal digits, random for own people, as given for imported ones. */
  @Column({ type: 'text', name: 'participant_id' })
  participantId!: string;

  /** Null until one of the offered aliases is chosen; never changes afterwards. */
  @Column({ type: 'text', nullable: true })
  alias!: string | null;

  @Column({ type: 'text', default: 'reader' })
  role!: Role;

  @Column({ type: 'timestamptz', precision: 3, name: 'joined_at' })
  joinedAt!: Date;

  /** When they left, or no longer met what the community asks for; null while they take part. */
  @Column({ type: 'timestamptz', precision: 3, name: 'left_at', nullable: true })
  leftAt!: Date | null;

  @Column({ type: 'text', name: 'enrollment_state', default: 'newUser' })
  enrollmentState!: EnrollmentState;

  @Column({ type: 'integer', name: 'successful_rating_needed_to_earn_in', default: 5 })
  successfulRatingNeededToEarnIn!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_state_change_at', nullable: true })
  lastStateChangeAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_earn_out_at', nullable: true })
  lastEarnOutAt!: Date | null;

  @Column({ type: 'integer', name: 'times_earned_out', default: 0 })
  timesEarnedOut!: number;

  /** Ratings that agreed with a status less those that did not, as the published run counts them. */
  @Column({ type: 'integer', name: 'rating_impact', default: 0 })
  ratingImpact!: number;

  /** Notes rated helpful less those rated not helpful, as the published run counts them. */
  @Column({ type: 'integer', name: 'writing_impact', default: 0 })
  writingImpact!: number;

  @Column({ type: 'text', name: 'modeling_population', nullable: true })
  modelingPopulation!: ModelingPopulation | null;

  @Column({ type: 'smallint', name: 'modeling_group', nullable: true })
  modelingGroup!: number | null;

  /** Came from public tables, not by a login. */
  @Column({ type: 'boolean', default: false })
  imported!: boolean;
}
