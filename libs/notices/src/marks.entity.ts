import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far work that is done once for each span of time has come. */
@Entity('notice_marks')
export class NoticeMark {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notice_marks_pk' })
  name!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;
}
