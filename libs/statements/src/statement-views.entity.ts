import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a statement was seen, as far as a site reported it. */
@Entity('statement_views')
@Check('statement_views_not_negative', 'views >= 0')
export class StatementViews {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'statement_views_pk' })
  statementId!: string;

  @Column({ type: 'bigint' })
  views!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'reported_at' })
  reportedAt!: Date;
}
