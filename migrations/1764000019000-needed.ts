import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Needed1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rating_requests (
        note_id bigint NOT NULL CONSTRAINT rating_requests_note_fk REFERENCES notes (id),
        rater_id bigint NOT NULL CONSTRAINT rating_requests_rater_fk REFERENCES contributors (id),
        round smallint NOT NULL,
        requested_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        declined_at timestamptz(3),
        -- serves: the request that a rating answers; who was asked about a note
        CONSTRAINT rating_requests_pk PRIMARY KEY (note_id, rater_id),
        CONSTRAINT rating_requests_one_end CHECK (answered_at IS NULL OR declined_at IS NULL)
      )`);
    // serves: the open requests of one rater, latest first; how many requests each rater has open
    await runner.query(`CREATE INDEX rating_requests_open_idx ON rating_requests (rater_id, requested_at, note_id) WHERE answered_at IS NULL AND declined_at IS NULL`);
    await runner.query(`
      CREATE TABLE contributor_languages (
        contributor_id bigint NOT NULL CONSTRAINT contributor_languages_contributor_fk REFERENCES contributors (id),
        language text NOT NULL CONSTRAINT contributor_languages_language_form CHECK (language ~ '^[a-z]{2,8}$'),
        CONSTRAINT contributor_languages_pk PRIMARY KEY (contributor_id, language)
      )`);
    // Open notes only, so the table stays as small as what raters can still decide.
    await runner.query(`
      CREATE TABLE needed_notes (
        note_id bigint NOT NULL CONSTRAINT needed_notes_pk PRIMARY KEY CONSTRAINT needed_notes_note_fk REFERENCES notes (id),
        author_id bigint NOT NULL,
        language text NOT NULL,
        rank_negative double precision NOT NULL,
        rank_positive double precision NOT NULL,
        rank_unplaced double precision NOT NULL,
        offered_at timestamptz(3) NOT NULL,
        relisted_until timestamptz(3)
      )`);
    // each serves: the best notes of a language for a rater of one side: WHERE language = $1 ORDER BY rank DESC LIMIT $2
    await runner.query(`CREATE INDEX needed_notes_negative_idx ON needed_notes (language, rank_negative)`);
    await runner.query(`CREATE INDEX needed_notes_positive_idx ON needed_notes (language, rank_positive)`);
    await runner.query(`CREATE INDEX needed_notes_unplaced_idx ON needed_notes (language, rank_unplaced)`);
    // serves: the notes of a language that have waited longest: WHERE language = $1 ORDER BY offered_at LIMIT $2; the languages there are
    await runner.query(`CREATE INDEX needed_notes_offered_idx ON needed_notes (language, offered_at)`);
    await runner.query(`
      CREATE TABLE needed_feeds (
        rater_id bigint NOT NULL CONSTRAINT needed_feeds_pk PRIMARY KEY CONSTRAINT needed_feeds_rater_fk REFERENCES contributors (id),
        made_at timestamptz(3) NOT NULL,
        note_ids bigint[] NOT NULL,
        served integer NOT NULL DEFAULT 0
      )`);
    await runner.query(`
      CREATE TABLE needed_sync (
        one boolean NOT NULL DEFAULT true CONSTRAINT needed_sync_pk PRIMARY KEY CONSTRAINT needed_sync_one CHECK (one),
        run_id bigint NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['needed_sync', 'needed_feeds', 'needed_notes', 'contributor_languages', 'rating_requests']) await runner.query(`DROP TABLE ${table}`);
  }
}
