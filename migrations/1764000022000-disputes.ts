import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Disputes1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Read by every list of shown notes (NOT EXISTS by note_id); next to always empty.
    await runner.query(`
      CREATE TABLE withheld_notes (
        note_id bigint NOT NULL CONSTRAINT withheld_notes_pk PRIMARY KEY CONSTRAINT withheld_notes_note_fk REFERENCES notes (id),
        decided_by text NOT NULL,
        decided_at timestamptz(3) NOT NULL
      )`);

    await runner.query(`
      CREATE TABLE statement_authors (
        statement_id bigint NOT NULL CONSTRAINT statement_authors_statement_fk REFERENCES statements (id),
        contributor_id bigint NOT NULL CONSTRAINT statement_authors_contributor_fk REFERENCES contributors (id),
        source text NOT NULL CONSTRAINT statement_authors_source_known CHECK (source IN ('claim', 'site')),
        verified_at timestamptz(3) NOT NULL,
        CONSTRAINT statement_authors_pk PRIMARY KEY (statement_id, contributor_id)
      )`);
    // SELECT statement_id FROM statement_authors WHERE contributor_id = $1 AND statement_id = ANY($2): what a viewer is the author of
    await runner.query(`CREATE INDEX statement_authors_contributor_idx ON statement_authors (contributor_id)`);

    await runner.query(`
      CREATE TABLE note_reviews (
        note_id bigint NOT NULL CONSTRAINT note_reviews_note_fk REFERENCES notes (id),
        asked_by bigint NOT NULL CONSTRAINT note_reviews_asked_by_fk REFERENCES contributors (id),
        asked_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        CONSTRAINT note_reviews_pk PRIMARY KEY (note_id, asked_by)
      )`);

    await runner.query(`
      CREATE TABLE disputes (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT disputes_pk PRIMARY KEY,
        note_id bigint NOT NULL CONSTRAINT disputes_note_fk REFERENCES notes (id),
        statement_id bigint NOT NULL CONSTRAINT disputes_statement_fk REFERENCES statements (id),
        author_id bigint NOT NULL CONSTRAINT disputes_author_fk REFERENCES contributors (id),
        opened_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        author_answer text,
        answered_at timestamptz(3),
        drawn_at timestamptz(3),
        seed text,
        seats jsonb,
        finding text CONSTRAINT disputes_finding_known CHECK (finding IN ('upheld', 'amended', 'retracted')),
        ground text CONSTRAINT disputes_ground_known CHECK (ground IN ('majority', 'no-consensus', 'no-quorum')),
        counts jsonb,
        reason text,
        ended_at timestamptz(3),
        amend_until timestamptz(3),
        amended_note_id bigint CONSTRAINT disputes_amended_note_fk REFERENCES notes (id),
        CONSTRAINT disputes_drawn_whole CHECK ((drawn_at IS NULL) = (seed IS NULL) AND (drawn_at IS NULL) = (seats IS NULL)),
        CONSTRAINT disputes_finding_whole CHECK ((finding IS NULL) = (ground IS NULL) AND (finding IS NULL) = (counts IS NULL)
          AND (finding IS NULL) = (reason IS NULL) AND (finding IS NULL OR ended_at IS NOT NULL))
      )`);
    // SELECT … WHERE note_id = $1 AND ended_at IS NULL: the dispute that a further claim joins; one a note, also in the same instant
    await runner.query(`CREATE UNIQUE INDEX disputes_one_open ON disputes (note_id) WHERE ended_at IS NULL`);
    // SELECT DISTINCT ON (note_id) … WHERE note_id = ANY($1) ORDER BY note_id, id DESC: the latest dispute of each note; also all of one note
    await runner.query(`CREATE INDEX disputes_of_note_idx ON disputes (note_id, id)`);
    // SELECT … WHERE ended_at IS NULL ORDER BY id DESC: those that go on, for readers and for the chore
    await runner.query(`CREATE INDEX disputes_open_idx ON disputes (id) WHERE ended_at IS NULL`);
    // SELECT … WHERE statement_id = $1 AND author_id = $2 AND amend_until IS NOT NULL: whether a new note is the amended one
    await runner.query(`CREATE INDEX disputes_to_amend_idx ON disputes (statement_id, author_id) WHERE amend_until IS NOT NULL`);

    await runner.query(`
      CREATE TABLE dispute_claims (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT dispute_claims_pk PRIMARY KEY,
        dispute_id bigint NOT NULL CONSTRAINT dispute_claims_dispute_fk REFERENCES disputes (id),
        made_by bigint NOT NULL CONSTRAINT dispute_claims_made_by_fk REFERENCES contributors (id),
        made_at timestamptz(3) NOT NULL,
        quote text NOT NULL,
        quote_start integer NOT NULL,
        quote_end integer NOT NULL,
        claim text NOT NULL,
        evidence_urls text[] NOT NULL CONSTRAINT dispute_claims_have_evidence CHECK (cardinality(evidence_urls) > 0),
        CONSTRAINT dispute_claims_quote_placed CHECK (quote_start >= 0 AND quote_end > quote_start),
        CONSTRAINT dispute_claims_one_per_person UNIQUE (dispute_id, made_by)
      )`);
    // SELECT made_at … WHERE made_by = $1 ORDER BY made_at DESC LIMIT $2: the daily limit
    await runner.query(`CREATE INDEX dispute_claims_of_person_idx ON dispute_claims (made_by, made_at)`);

    await runner.query(`
      CREATE TABLE jury_seats (
        dispute_id bigint NOT NULL CONSTRAINT jury_seats_dispute_fk REFERENCES disputes (id),
        contributor_id bigint NOT NULL CONSTRAINT jury_seats_contributor_fk REFERENCES contributors (id),
        side text NOT NULL CONSTRAINT jury_seats_side_known CHECK (side IN ('negative', 'centre', 'positive')),
        place integer NOT NULL,
        state text NOT NULL DEFAULT 'reserve' CONSTRAINT jury_seats_state_known CHECK (state IN ('reserve', 'called', 'accepted', 'found', 'declined', 'expired', 'passed')),
        called_at timestamptz(3),
        due_at timestamptz(3),
        finding text CONSTRAINT jury_seats_finding_known CHECK (finding IN ('upheld', 'amended', 'retracted')),
        reason text,
        found_at timestamptz(3),
        CONSTRAINT jury_seats_pk PRIMARY KEY (dispute_id, contributor_id),
        CONSTRAINT jury_seats_found_whole CHECK ((state = 'found') = (finding IS NOT NULL) AND (finding IS NULL) = (reason IS NULL)),
        CONSTRAINT jury_seats_due_while_waiting CHECK ((due_at IS NOT NULL) = (state IN ('called', 'accepted')))
      )`);
    // SELECT … WHERE contributor_id = $1 AND called_at IS NOT NULL ORDER BY dispute_id DESC: a person's seats; also whether they were called lately
    await runner.query(`CREATE INDEX jury_seats_of_person_idx ON jury_seats (contributor_id, dispute_id) WHERE called_at IS NOT NULL`);
    // SELECT dispute_id … WHERE due_at <= $1: seats whose time is over
    await runner.query(`CREATE INDEX jury_seats_due_idx ON jury_seats (due_at) WHERE due_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['jury_seats', 'dispute_claims', 'disputes', 'note_reviews', 'statement_authors', 'withheld_notes']) await runner.query(`DROP TABLE ${table}`);
  }
}
