import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One draw of programs to admit, with all that it takes to repeat it. */
@Entity('program_draws')
export class ProgramDraw {
  /** Which period it is of, counted from 1970: one draw a period. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'program_draws_pk' })
  period!: string;

  @Column({ type: 'text' })
  seed!: string;

  @Column({ type: 'integer' })
  slots!: number;

  /** Public ids of the programs that took part. */
  @Column({ type: 'text', array: true })
  candidates!: string[];

  /** Of these, the ones that were drawn, in the order of the draw. */
  @Column({ type: 'text', array: true })
  admitted!: string[];

  @Column({ type: 'timestamptz', precision: 3, name: 'drawn_at' })
  drawnAt!: Date;
}
