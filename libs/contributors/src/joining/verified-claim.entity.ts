import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ClaimKind } from './claims.rules';

/** That somebody verified an address, a number or that they are a person: a keyed hash, from which it cannot be read. */
@Entity('verified_claims')
@Check('verified_claims_kind_allowed', `kind IN ('email', 'phone', 'personhood')`)
@Index('verified_claims_held_once', ['kind', 'digest'], { unique: true, where: 'lost_at IS NULL' })
export class VerifiedClaim {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'verified_claims_pk' })
  contributorId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'verified_claims_pk' })
  kind!: ClaimKind;

  /** HMAC-SHA-256 with the secret of the server, which is not in the database. */
  @Column({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'timestamptz', precision: 3, name: 'verified_at' })
  verifiedAt!: Date;

  /** Whether the community accepts it: the carrier of a phone number. */
  @Column({ type: 'boolean' })
  accepted!: boolean;

  /** When another account turned out to have it; null while it is this person's. */
  @Column({ type: 'timestamptz', precision: 3, name: 'lost_at', nullable: true })
  lostAt!: Date | null;
}
