import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A statement that notes were asked for, as of the last change of its requests. */
@Entity('requested_statements')
@Index('requested_statements_visible_idx', ['visibleSince', 'statementId'], { where: '(visible_since IS NOT NULL)' })
export class RequestedStatement {
  @PrimaryColumn({ type: 'bigint', name: 'statement_id', primaryKeyConstraintName: 'requested_statements_pk' })
  statementId!: string;

  /** Open requests that counted then. */
  @Column({ type: 'integer' })
  requests!: number;

  /** When the statement was made, as far as that is known. */
  @Column({ type: 'timestamptz', precision: 3, name: 'stated_at' })
  statedAt!: Date;

  /** Null while no threshold is met. */
  @Column({ type: 'timestamptz', precision: 3, name: 'visible_since', nullable: true })
  visibleSince!: Date | null;
}
