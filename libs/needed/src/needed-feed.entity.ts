import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The feed of one rater as it was last made: its pages come from here, so that none shows a note twice. */
@Entity('needed_feeds')
export class NeededFeed {
  @PrimaryColumn({ type: 'bigint', name: 'rater_id', primaryKeyConstraintName: 'needed_feeds_pk' })
  raterId!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'bigint', array: true, name: 'note_ids' })
  noteIds!: string[];

  /** How many places of it the rater has been shown. */
  @Column({ type: 'integer', default: 0 })
  served!: number;
}

/** Which run the ranks of all notes were last made from. */
@Entity('needed_sync')
@Check('needed_sync_one', 'one')
export class NeededSync {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'needed_sync_pk' })
  one!: boolean;

  @Column({ type: 'bigint', name: 'run_id' })
  runId!: string;
}
