import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who asked for admission. */
@Entity('waiting_list')
@Index('waiting_list_of_group', ['group', 'since'], { where: 'admitted_at IS NULL' })
export class WaitingEntry {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'waiting_list_pk' })
  contributorId!: string;

  /** A country or a language; empty for the list of everybody else. */
  @Column({ type: 'text', name: 'waiting_group' })
  group!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'admitted_at', nullable: true })
  admittedAt!: Date | null;
}

/** A draw of places, with everything that anybody needs to draw again. Never changed. */
@Entity('admission_draws')
@Unique('admission_draws_once', ['group', 'dueAt'])
export class AdmissionDraw {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'admission_draws_pk' })
  id!: string;

  @Column({ type: 'text', name: 'waiting_group' })
  group!: string;

  /** The moment that it was for; it may have been drawn later, when no worker ran. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at' })
  dueAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'drawn_at' })
  drawnAt!: Date;

  /** Who could be drawn: participant ids, sorted. */
  @Column({ type: 'text', array: true })
  candidates!: string[];

  @Column({ type: 'integer' })
  slots!: number;

  /** SHA-256 of the list, its name and the moment, hexadecimal: nobody can choose it. */
  @Column({ type: 'text' })
  seed!: string;

  /** Who was drawn: participant ids, in the order of the draw. */
  @Column({ type: 'text', array: true })
  admitted!: string[];
}
