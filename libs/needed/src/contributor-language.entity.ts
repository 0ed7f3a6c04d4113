import { Check, Entity, PrimaryColumn } from 'typeorm';

/** A language that somebody rates in; who has set none is offered notes of all. */
@Entity('contributor_languages')
@Check('contributor_languages_language_form', `language ~ '^[a-z]{2,8}$'`)
export class ContributorLanguage {
  @PrimaryColumn({ type: 'bigint', name: 'contributor_id', primaryKeyConstraintName: 'contributor_languages_pk' })
  contributorId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'contributor_languages_pk' })
  language!: string;
}
