import { SCOPES, type Scope } from '@bridgenotes/platform';
import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A key for a program. The key is shown once, when it is created; what is stored cannot be turned back into it. */
@Entity('api_keys')
@Unique('api_keys_hash_unique', ['hash'])
@Check('api_keys_scopes_allowed', `cardinality(scopes) > 0 AND scopes <@ ARRAY[${SCOPES.map((scope) => `'${scope}'`).join(', ')}]`)
export class ApiKey {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'api_keys_pk' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The start of the key, to tell keys apart in lists and logs. */
  @Column({ type: 'text' })
  prefix!: string;

  /** SHA-256 of the key as it was shown. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** Whom the key acts for; null when it only reads. */
  @Column({ type: 'bigint', name: 'contributor_id', nullable: true })
  contributorId!: string | null;

  @Column({ type: 'text', array: true })
  scopes!: Scope[];

  /** The admin who made it; null when it was made on the command line, or for a program by whoever registered it. */
  @Column({ type: 'bigint', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  /** To the minute, so that a busy key does not write a row at every request. */
  @Column({ type: 'timestamptz', precision: 3, name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
