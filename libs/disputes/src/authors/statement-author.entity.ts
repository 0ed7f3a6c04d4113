import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How it is known who wrote a statement: a verified claim of the identity provider, or the word of the site it stands on. */
export const AUTHOR_SOURCES = ['claim', 'site'] as const;
export type AuthorSource = (typeof AUTHOR_SOURCES)[number];

/** Who is known to be the author of a statement. Never shown to others: it would tie an alias to a person. */
@Entity('statement_authors')
@Index('statement_authors_contributor_idx', ['contributorId'])
@Check('statement_authors_source_known', `source IN ('claim', 'site')`)
export class StatementAuthor {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'statement_authors_pk' })
  statementId!: string;

  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'statement_authors_pk' })
  contributorId!: string;

  @Column({ type: 'text' })
  source!: AuthorSource;

  @Column({ type: 'timestamptz', precision: 3, name: 'verified_at' })
  verifiedAt!: Date;
}
