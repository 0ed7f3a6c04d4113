import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** A program that writes notes, as a contributor of its own, run by a person. */
@Entity('programs')
@Unique('programs_contributor_unique', ['contributorId'])
@Index('programs_owner_idx', ['ownerId'])
@Index('programs_name_unique', { synchronize: false })
export class Program {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'programs_pk' })
  id!: string;

  /** Whom it writes as. */
  @Column({ type: 'bigint', name: 'contributor_id' })
  contributorId!: string;

  /** The person who registered it. Never shown: the card says who runs it in words of theirs. */
  @Column({ type: 'bigint', name: 'owner_id' })
  ownerId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** The version of its card that is in force. */
  @Column({ type: 'integer', name: 'card_version', default: 1 })
  cardVersion!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'registered_at' })
  registeredAt!: Date;
}

/** What everybody may know of a program; another model or operator makes another version, and notes keep theirs. */
@Entity('program_cards')
export class ProgramCard {
  @PrimaryColumn({ type: 'bigint', name: 'program_id', primaryKeyConstraintName: 'program_cards_pk' })
  programId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'program_cards_pk' })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  /** Who runs it. */
  @Column({ type: 'text' })
  operator!: string;

  @Column({ type: 'text' })
  model!: string;

  /** Where its sources come from and how it works. */
  @Column({ type: 'text' })
  method!: string;

  @Column({ type: 'text', name: 'contact_url' })
  contactUrl!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;
}
