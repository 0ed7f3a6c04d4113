import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Statements1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // quote_key: SHA-256 of text, author and date in their normal forms, only where there is no URL.
    // search: the words as the application cuts them, so that a search does not depend on the server's locale.
    await runner.query(`
      CREATE TABLE statements (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT statements_pk PRIMARY KEY,
        canonical_url text CONSTRAINT statements_canonical_url_unique UNIQUE,
        given_url text,
        platform text CONSTRAINT statements_platform_allowed CHECK (platform IN ('X', 'YOUTUBE', 'FACEBOOK', 'INSTAGRAM', 'TIKTOK', 'REDDIT',
          'BLUESKY', 'THREADS', 'TELEGRAM', 'WIKIPEDIA', 'MASTODON', 'WEB', 'WHATSAPP', 'SIGNAL', 'TELEVISION', 'RADIO', 'PRINT', 'SPEECH', 'OTHER')),
        external_id text,
        quoted_text text,
        author_name text,
        stated_on date,
        quote_key bytea CONSTRAINT statements_quote_key_unique UNIQUE,
        language text,
        media_urls text[] NOT NULL DEFAULT '{}',
        search tsvector NOT NULL DEFAULT '',
        note_count integer NOT NULL DEFAULT 0 CONSTRAINT statements_note_count_not_negative CHECK (note_count >= 0),
        created_at timestamptz(3) NOT NULL,
        added_by bigint CONSTRAINT statements_added_by_fk REFERENCES contributors (id),
        CONSTRAINT statements_url_or_quote CHECK ((canonical_url IS NULL) = (quote_key IS NOT NULL) AND (quote_key IS NULL OR quoted_text IS NOT NULL))
      )`);
    // SELECT … WHERE search @@ $words
    await runner.query(`CREATE INDEX statements_search_idx ON statements USING gin (search)`);
    // SELECT … WHERE (note_count, id) < ($1, $2) ORDER BY note_count DESC, id DESC: most noted
    await runner.query(`CREATE INDEX statements_most_noted_idx ON statements (note_count, id)`);
    // SELECT … WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC: newest
    await runner.query(`CREATE INDEX statements_newest_idx ON statements (created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE statements`);
  }
}
