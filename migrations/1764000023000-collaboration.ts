import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Collaboration1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE note_versions (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT note_versions_pk PRIMARY KEY,
        chain_id bigint NOT NULL CONSTRAINT note_versions_chain_fk REFERENCES notes (id),
        version integer NOT NULL,
        note_id bigint NOT NULL CONSTRAINT note_versions_note_fk REFERENCES notes (id),
        classification text NOT NULL,
        tags text[] NOT NULL,
        text text,
        explanation text,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT note_versions_one_of_number UNIQUE (chain_id, version)
      )`);
    // the chain that a note belongs to
    await runner.query(`CREATE INDEX note_versions_of_note_idx ON note_versions (note_id)`);
    await runner.query(`
      CREATE TABLE note_suggestions (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT note_suggestions_pk PRIMARY KEY,
        note_id bigint NOT NULL CONSTRAINT note_suggestions_note_fk REFERENCES notes (id),
        contributor_id bigint NOT NULL CONSTRAINT note_suggestions_contributor_fk REFERENCES contributors (id),
        text text NOT NULL,
        credited boolean NOT NULL,
        state text NOT NULL DEFAULT 'open' CONSTRAINT note_suggestions_state_known CHECK (state IN ('open', 'incorporated', 'declined', 'withdrawn')),
        reason text,
        created_at timestamptz(3) NOT NULL,
        answered_at timestamptz(3),
        CONSTRAINT note_suggestions_answered CHECK ((state = 'open') = (answered_at IS NULL))
      )`);
    // one open suggestion a person and note: decides between two requests of the same instant
    await runner.query(`CREATE UNIQUE INDEX note_suggestions_one_open ON note_suggestions (note_id, contributor_id) WHERE state = 'open'`);
    // the suggestions of a note, oldest first
    await runner.query(`CREATE INDEX note_suggestions_of_note_idx ON note_suggestions (note_id, id)`);
    // what somebody suggested within a day
    await runner.query(`CREATE INDEX note_suggestions_of_contributor_idx ON note_suggestions (contributor_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE note_suggestions`);
    await runner.query(`DROP TABLE note_versions`);
  }
}
