import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { STATEMENT_PLATFORMS, type StatementPlatform } from './statement-platforms';

/** Anything a note can be about: a page or post (by its canonical URL), or words that were said (by quote, author and date). */
@Entity('statements')
@Check('statements_platform_allowed', `platform IN (${STATEMENT_PLATFORMS.map((platform) => `'${platform}'`).join(', ')})`)
@Check('statements_note_count_not_negative', 'note_count >= 0')
@Check('statements_url_or_quote', '(canonical_url IS NULL) = (quote_key IS NOT NULL) AND (quote_key IS NULL OR quoted_text IS NOT NULL)')
@Unique('statements_canonical_url_unique', ['canonicalUrl'])
@Unique('statements_quote_key_unique', ['quoteKey'])
@Index('statements_search_idx', { synchronize: false })
@Index('statements_most_noted_idx', ['noteCount', 'id'])
@Index('statements_newest_idx', ['createdAt', 'id'])
export class Statement {
  @PrimaryColumn({ type: 'bigint', default: () => 'next_id()', primaryKeyConstraintName: 'statements_pk' })
  id!: string;

  /** What `canonicalUrl` made of the URL; null for a quote. */
  @Column({ type: 'text', name: 'canonical_url', nullable: true })
  canonicalUrl!: string | null;

  /** The URL as the first person gave it, parsed: the one to follow. */
  @Column({ type: 'text', name: 'given_url', nullable: true })
  givenUrl!: string | null;

  @Column({ type: 'text', nullable: true })
  platform!: StatementPlatform | null;

  /** The post's id on its platform. */
  @Column({ type: 'text', name: 'external_id', nullable: true })
  externalId!: string | null;

  @Column({ type: 'text', name: 'quoted_text', nullable: true })
  quotedText!: string | null;

  @Column({ type: 'text', name: 'author_name', nullable: true })
  authorName!: string | null;

  /** YYYY-MM-DD. */
  @Column({ type: 'date', name: 'stated_on', nullable: true })
  statedOn!: string | null;

  @Column({ type: 'bytea', name: 'quote_key', nullable: true, select: false })
  quoteKey!: Buffer | null;

  /** A BCP 47 tag in its canonical form. */
  @Column({ type: 'text', nullable: true })
  language!: string | null;

  @Column({ type: 'text', array: true, name: 'media_urls', default: () => `'{}'` })
  mediaUrls!: string[];

  @Column({ type: 'tsvector', default: () => `''`, select: false })
  search!: string;

  /** Notes that are not deleted. */
  @Column({ type: 'integer', name: 'note_count', default: 0 })
  noteCount!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at' })
  createdAt!: Date;

  /** Never shown; null when it was imported or the adder is unknown. */
  @Column({ type: 'bigint', name: 'added_by', nullable: true, select: false })
  addedBy!: string | null;
}
