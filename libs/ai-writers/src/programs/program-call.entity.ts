import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a program called in the window of time that is running; one row for each kind of call. */
@Entity('program_calls')
export class ProgramCallCount {
  @PrimaryColumn({ type: 'bigint', name: 'program_id', primaryKeyConstraintName: 'program_calls_pk' })
  programId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'program_calls_pk' })
  call!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'window_start' })
  windowStart!: Date;

  @Column({ type: 'integer' })
  used!: number;
}
