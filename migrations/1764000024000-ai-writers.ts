import type { MigrationInterface, QueryRunner } from 'typeorm';

const allowScopes = (scopes: readonly string[]) =>
  `ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_allowed, ADD CONSTRAINT api_keys_scopes_allowed CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[${scopes.map((scope) => `'${scope}'`).join(', ')}])`;

export class AiWriters1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // owner_id is never shown; the card says who runs it.
    await runner.query(`
      CREATE TABLE programs (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT programs_pk PRIMARY KEY,
        contributor_id bigint NOT NULL CONSTRAINT programs_contributor_fk REFERENCES contributors (id) CONSTRAINT programs_contributor_unique UNIQUE,
        owner_id bigint NOT NULL CONSTRAINT programs_owner_fk REFERENCES contributors (id),
        name text NOT NULL,
        card_version integer NOT NULL DEFAULT 1,
        registered_at timestamptz(3) NOT NULL
      )`);
    // two programs whose names differ in case only would be taken for each other
    await runner.query(`CREATE UNIQUE INDEX programs_name_unique ON programs (lower(name))`);
    // SELECT … WHERE owner_id = $1: the programs of a person
    await runner.query(`CREATE INDEX programs_owner_idx ON programs (owner_id)`);
    await runner.query(`
      CREATE TABLE program_cards (
        program_id bigint NOT NULL CONSTRAINT program_cards_program_fk REFERENCES programs (id),
        version integer NOT NULL,
        name text NOT NULL,
        operator text NOT NULL,
        model text NOT NULL,
        method text NOT NULL,
        contact_url text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT program_cards_pk PRIMARY KEY (program_id, version)
      )`);
    await runner.query(`
      CREATE TABLE program_calls (
        program_id bigint NOT NULL CONSTRAINT program_calls_program_fk REFERENCES programs (id),
        call text NOT NULL,
        window_start timestamptz(3) NOT NULL,
        used integer NOT NULL,
        CONSTRAINT program_calls_pk PRIMARY KEY (program_id, call)
      )`);
    await runner.query(`
      CREATE TABLE program_notes (
        note_id bigint NOT NULL CONSTRAINT program_notes_pk PRIMARY KEY CONSTRAINT program_notes_note_fk REFERENCES notes (id),
        program_id bigint NOT NULL CONSTRAINT program_notes_program_fk REFERENCES programs (id),
        card_version integer NOT NULL,
        written_at timestamptz(3) NOT NULL
      )`);
    // SELECT … WHERE program_id = $1 ORDER BY written_at DESC, note_id DESC: what a program wrote, its last notes, and how many in a span of time
    await runner.query(`CREATE INDEX program_notes_written_idx ON program_notes (program_id, written_at, note_id)`);
    // evaluation stays when the text is deleted: what was tried counts.
    await runner.query(`
      CREATE TABLE test_notes (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT test_notes_pk PRIMARY KEY,
        program_id bigint NOT NULL CONSTRAINT test_notes_program_fk REFERENCES programs (id),
        statement_id bigint NOT NULL CONSTRAINT test_notes_statement_fk REFERENCES statements (id),
        classification text NOT NULL,
        tags text[] NOT NULL,
        text text,
        trustworthy_sources boolean NOT NULL,
        evaluation jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        deleted_at timestamptz(3),
        CONSTRAINT test_notes_deleted_have_no_text CHECK (deleted_at IS NULL OR text IS NULL)
      )`);
    // one test note of a program on a statement, also in the same instant
    await runner.query(`CREATE UNIQUE INDEX test_notes_one_per_statement ON test_notes (program_id, statement_id) WHERE deleted_at IS NULL`);
    // SELECT … WHERE program_id = $1 ORDER BY id DESC: the last test notes
    await runner.query(`CREATE INDEX test_notes_of_program_idx ON test_notes (program_id, id)`);
    await runner.query(`
      CREATE TABLE program_draws (
        period bigint NOT NULL CONSTRAINT program_draws_pk PRIMARY KEY,
        seed text NOT NULL,
        slots integer NOT NULL,
        candidates text[] NOT NULL,
        admitted text[] NOT NULL,
        drawn_at timestamptz(3) NOT NULL
      )`);
    // Of this feature and of those whose migrations came before it.
    await runner.query(allowScopes(['read', 'statements:write', 'notes:write', 'ai-notes:write', 'ratings:write', 'runs:write', 'requests:write', 'views:write', 'authors:vouch', 'webhooks:write']));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['program_draws', 'test_notes', 'program_notes', 'program_calls', 'program_cards', 'programs']) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DELETE FROM api_keys WHERE scopes && ARRAY['ai-notes:write', 'authors:vouch', 'webhooks:write']`);
    await runner.query(allowScopes(['read', 'statements:write', 'notes:write', 'ratings:write', 'runs:write', 'requests:write', 'views:write']));
  }
}
