import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where somebody reads mail. It never leaves this room: it would tie an alias to a person. */
@Entity('notice_emails')
export class NoticeEmail {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'notice_emails_pk' })
  contributorId!: string;

  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'set_at' })
  setAt!: Date;

  /** Null until the link in the first mail was used; nothing else is sent before. */
  @Column({ type: 'timestamptz', precision: 3, name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'unsubscribed_at', nullable: true })
  unsubscribedAt!: Date | null;
}
