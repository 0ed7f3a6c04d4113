import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which login is which contributor. It never leaves this room: it would tie an alias to a person. */
@Entity('sign_ins')
export class SignIn {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_ins_pk' })
  issuer!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_ins_pk' })
  subject!: string;

  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;
}
