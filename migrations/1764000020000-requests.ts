import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What API keys may be used for, before and after. */
const SCOPES_BEFORE = ['read', 'statements:write', 'notes:write', 'ratings:write', 'runs:write'];
const SCOPES = [...SCOPES_BEFORE, 'requests:write', 'views:write'];

const allowScopes = (scopes: readonly string[]) =>
  `ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_allowed, ADD CONSTRAINT api_keys_scopes_allowed CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[${scopes.map((scope) => `'${scope}'`).join(', ')}])`;

export class Requests1764000020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(allowScopes(SCOPES));
    // How far a statement reached, where a site reported it.
    await runner.query(`
      CREATE TABLE statement_views (
        statement_id bigint NOT NULL CONSTRAINT statement_views_pk PRIMARY KEY CONSTRAINT statement_views_statement_fk REFERENCES statements (id),
        views bigint NOT NULL CONSTRAINT statement_views_not_negative CHECK (views >= 0),
        reported_at timestamptz(3) NOT NULL
      )`);
    // requester_level is that of the moment of asking, so that what becomes visible depends on this statement alone.
    // met_at stays when the helpful note loses its status; helpful_note_id then goes on to another helpful note, or to null.
    await runner.query(`
      CREATE TABLE note_requests (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT note_requests_pk PRIMARY KEY,
        statement_id bigint NOT NULL CONSTRAINT note_requests_statement_fk REFERENCES statements (id),
        requester_id bigint NOT NULL CONSTRAINT note_requests_requester_fk REFERENCES contributors (id),
        sources text[] NOT NULL DEFAULT '{}',
        reason text,
        requester_level text NOT NULL CONSTRAINT note_requests_level_known CHECK (requester_level IN ('NEW', 'LOW', 'MEDIUM', 'HIGH')),
        eligible boolean NOT NULL,
        made_at timestamptz(3) NOT NULL,
        noted_at timestamptz(3),
        met_at timestamptz(3),
        helpful_note_id bigint CONSTRAINT note_requests_helpful_note_fk REFERENCES notes (id),
        unfounded_at timestamptz(3),
        withdrawn_at timestamptz(3),
        CONSTRAINT note_requests_helpful_is_met CHECK (helpful_note_id IS NULL OR met_at IS NOT NULL)
      )`);
    // one open request of a person on a statement, also in the same instant
    await runner.query(`CREATE UNIQUE INDEX note_requests_one_open ON note_requests (statement_id, requester_id) WHERE withdrawn_at IS NULL AND met_at IS NULL`);
    // SELECT … WHERE statement_id = ANY($1) AND made_at > $2 ORDER BY made_at DESC, id DESC: what was asked of a statement, and how often
    await runner.query(`CREATE INDEX note_requests_of_statement_idx ON note_requests (statement_id, made_at, id)`);
    // SELECT … WHERE requester_id = $1 ORDER BY made_at DESC, id DESC: a person's own, their count of a day, and what became of them
    await runner.query(`CREATE INDEX note_requests_of_requester_idx ON note_requests (requester_id, made_at, id)`);
    // UPDATE … WHERE helpful_note_id = $1: requests of a note that lost its status
    await runner.query(`CREATE INDEX note_requests_helpful_note_idx ON note_requests (helpful_note_id) WHERE helpful_note_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE note_request_marks (
        request_id bigint NOT NULL CONSTRAINT note_request_marks_request_fk REFERENCES note_requests (id),
        writer_id bigint NOT NULL CONSTRAINT note_request_marks_writer_fk REFERENCES contributors (id),
        reason text NOT NULL
          CONSTRAINT note_request_marks_reason_known CHECK (reason IN ('NO_CLAIM', 'ACCURATE', 'CLEARLY_A_JOKE', 'SOURCES_DO_NOT_MATCH', 'SPAM_OR_ABUSE')),
        marked_at timestamptz(3) NOT NULL,
        CONSTRAINT note_request_marks_pk PRIMARY KEY (request_id, writer_id)
      )`);
    // visible_since is null while no threshold is met; stated_at is when the statement was made, as far as that is known.
    await runner.query(`
      CREATE TABLE requested_statements (
        statement_id bigint NOT NULL CONSTRAINT requested_statements_pk PRIMARY KEY CONSTRAINT requested_statements_statement_fk REFERENCES statements (id),
        requests integer NOT NULL,
        stated_at timestamptz(3) NOT NULL,
        visible_since timestamptz(3)
      )`);
    // SELECT … WHERE visible_since > $1 AND stated_at > $2 ORDER BY visible_since DESC, statement_id DESC: the writers' feed
    await runner.query(`CREATE INDEX requested_statements_visible_idx ON requested_statements (visible_since, statement_id) WHERE visible_since IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['requested_statements', 'note_request_marks', 'note_requests', 'statement_views']) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DELETE FROM api_keys WHERE scopes && ARRAY['requests:write', 'views:write']`);
    await runner.query(allowScopes(SCOPES_BEFORE));
  }
}
