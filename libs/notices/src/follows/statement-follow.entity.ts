import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody wants to know of notes on a statement, because they asked for one, shared it, or made it. */
@Entity('statement_follows')
@Index('statement_follows_of_contributor_idx', ['contributorId', 'followedAt', 'statementId'])
export class StatementFollow {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'statement_follows_pk' })
  statementId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'statement_follows_pk' })
  contributorId!: string;

  /** They have shown that the statement is theirs. Never shown to others. */
  @Column({ type: 'boolean', name: 'as_author', default: false })
  asAuthor!: boolean;

  @Column({ type: 'timestamptz', precision: 3, name: 'followed_at' })
  followedAt!: Date;
}
