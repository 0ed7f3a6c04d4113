import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the policies of the community need of an account besides what is hashed; what none needs is not kept. */
@Entity('account_facts')
export class AccountFactsRow {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'account_facts_pk' })
  contributorId!: string;

  /** When the account was made, as the identity provider says. */
  @Column({ type: 'timestamptz', precision: 3, name: 'account_created_at', nullable: true })
  accountCreatedAt!: Date | null;

  /** The domain of an organisation that the community accepts; empty for any other. */
  @Column({ type: 'text', nullable: true })
  organisation!: string | null;

  @Column({ type: 'boolean', nullable: true })
  paid!: boolean | null;

  /** A country or a language: the list to wait on. */
  @Column({ type: 'text', name: 'waiting_group', nullable: true })
  waitingGroup!: string | null;
}
