import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The aliases a contributor may choose from, kept so that asking again does not draw again. */
@Entity('alias_offers')
export class AliasOffer {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'alias_offers_pk' })
  contributorId!: string;

  @Column({ type: 'text', array: true })
  aliases!: string[];

  @Column({ type: 'timestamptz', precision: 3, name: 'offered_at' })
  offeredAt!: Date;
}
