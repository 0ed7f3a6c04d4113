import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What one person claims against a note. Jurors judge the claim and not the person: who made it is shown to nobody. */
@Entity('dispute_claims')
@Unique('dispute_claims_one_per_person', ['disputeId', 'madeBy'])
@Index('dispute_claims_of_person_idx', ['madeBy', 'madeAt'])
@Check('dispute_claims_quote_placed', 'quote_start >= 0 AND quote_end > quote_start')
@Check('dispute_claims_have_evidence', 'cardinality(evidence_urls) > 0')
export class DisputeClaim {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'dispute_claims_pk' })
  id!: string;

  @Column({ type: 'bigint', name: 'dispute_id' })
  disputeId!: string;

  @Column({ type: 'bigint', name: 'made_by' })
  madeBy!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'made_at' })
  madeAt!: Date;

  /** Word for word of the note; it stays when the note is deleted. */
  @Column({ type: 'text' })
  quote!: string;

  /** In code points of the note's text. */
  @Column({ type: 'integer', name: 'quote_start' })
  quoteStart!: number;

  /** Exclusive. */
  @Column({ type: 'integer', name: 'quote_end' })
  quoteEnd!: number;

  @Column({ type: 'text' })
  claim!: string;

  @Column({ type: 'text', array: true, name: 'evidence_urls' })
  evidenceUrls!: string[];
}
