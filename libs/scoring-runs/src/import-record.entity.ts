import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One import of a history. While one did not end, half of a history is there and no run is made of it. Rows are kept for good. */
@Entity('imports')
@Index('imports_unfinished_idx', ['source'], { unique: true, where: 'finished_at IS NULL AND given_up_at IS NULL' })
@Check('imports_one_end', 'finished_at IS NULL OR given_up_at IS NULL')
export class ImportRecord {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'imports_pk' })
  id!: string;

  /** What is imported, as its operator named it: two imports with the same source are the same import. */
  @Column({ type: 'text' })
  source!: string;

  /** When it began first, however often it was interrupted and begun again. */
  @Column({ type: 'timestamptz', precision: 3, name: 'started_at' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt!: Date | null;

  /** When somebody forced a run of what was there, and so declared it complete. */
  @Column({ type: 'timestamptz', precision: 3, name: 'given_up_at', nullable: true })
  givenUpAt!: Date | null;

  /** What the last attempt read and stored, by table. */
  @Column({ type: 'jsonb', nullable: true })
  counts!: Readonly<Record<string, unknown>> | null;
}
