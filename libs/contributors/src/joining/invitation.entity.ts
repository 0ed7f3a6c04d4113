import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A code that lets one person in. The code is shown once; what is stored cannot be turned back into it. */
@Entity('invitations')
@Unique('invitations_code_hash_unique', ['codeHash'])
@Unique('invitations_one_per_person', ['usedBy'])
@Index('invitations_by_maker', ['createdBy', 'id'])
export class Invitation {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'invitations_pk' })
  id!: string;

  /** SHA-256 of the code. */
  @Column({ type: 'bytea', name: 'code_hash' })
  codeHash!: Buffer;

  @Column({ type: 'bigint', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  /** Who came in by it; never shown to whoever made it, for it would tie an alias to a person they know. */
  @Column({ type: 'bigint', name: 'used_by', nullable: true })
  usedBy!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
