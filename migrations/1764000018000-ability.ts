import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('earnedIn', 'atRisk', 'earnedOutNoAcknowledge', 'earnedOutAcknowledged', 'newUser', 'removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut')`;

export class Ability1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrollment_transitions (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT enrollment_transitions_pk PRIMARY KEY,
        contributor_id bigint NOT NULL CONSTRAINT enrollment_transitions_contributor_fk REFERENCES contributors (id),
        from_state text NOT NULL CONSTRAINT enrollment_transitions_from_allowed CHECK (from_state IN ${STATES}),
        to_state text NOT NULL CONSTRAINT enrollment_transitions_to_allowed CHECK (to_state IN ${STATES}),
        reason text NOT NULL,
        numbers jsonb,
        run_id bigint CONSTRAINT enrollment_transitions_run_fk REFERENCES scoring_runs (id),
        changed_at timestamptz(3) NOT NULL
      )`);
    // SELECT … WHERE contributor_id = $1 ORDER BY id DESC: how somebody came to where they stand
    await runner.query(`CREATE INDEX enrollment_transitions_contributor_idx ON enrollment_transitions (contributor_id, id)`);

    // What the published run found of the notes of everybody who wrote some. recent: newest first, H helpful, N not helpful.
    await runner.query(`
      CREATE TABLE writing_records (
        contributor_id bigint NOT NULL CONSTRAINT writing_records_pk PRIMARY KEY CONSTRAINT writing_records_contributor_fk REFERENCES contributors (id),
        helpful integer NOT NULL,
        not_helpful integer NOT NULL,
        undecided integer NOT NULL,
        recent text NOT NULL CONSTRAINT writing_records_recent_known CHECK (recent ~ '^[HN]*$'),
        mean_note_score double precision,
        top_writer boolean NOT NULL,
        emerging_writer boolean NOT NULL
      )`);
    // SELECT … WHERE top_writer ORDER BY helpful - not_helpful DESC, contributor_id DESC: the list of top writers
    await runner.query(`CREATE INDEX writing_records_top_idx ON writing_records ((helpful - not_helpful), contributor_id) WHERE top_writer`);
    // SELECT … WHERE emerging_writer ORDER BY coalesce(mean_note_score, 0) DESC, contributor_id DESC: the list of emerging writers
    await runner.query(`CREATE INDEX writing_records_emerging_idx ON writing_records ((coalesce(mean_note_score, 0)), contributor_id) WHERE emerging_writer`);

    // One row at most: how many notes ever got a status, as the published run knows it.
    await runner.query(`
      CREATE TABLE founding_progress (
        one boolean NOT NULL DEFAULT true CONSTRAINT founding_progress_pk PRIMARY KEY CONSTRAINT founding_progress_one CHECK (one),
        notes_with_status integer NOT NULL
      )`);
    await runner.query(`INSERT INTO founding_progress (notes_with_status) SELECT count(*) FROM note_status_history WHERE first_non_nmr_status IS NOT NULL`);

    await runner.query(`
      CREATE TABLE lock_appeals (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT lock_appeals_pk PRIMARY KEY,
        contributor_id bigint NOT NULL CONSTRAINT lock_appeals_contributor_fk REFERENCES contributors (id),
        state text NOT NULL CONSTRAINT lock_appeals_state_known CHECK (state IN ('open', 'upheld', 'lifted', 'overtaken')),
        text text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        decided_by bigint CONSTRAINT lock_appeals_decided_by_fk REFERENCES contributors (id),
        reason text,
        decided_at timestamptz(3),
        CONSTRAINT lock_appeals_decided_whole CHECK ((state = 'open') = (decided_at IS NULL) AND (state IN ('upheld', 'lifted')) = (decided_by IS NOT NULL AND reason IS NOT NULL))
      )`);
    // one open appeal a person, also in the same instant
    await runner.query(`CREATE UNIQUE INDEX lock_appeals_one_open ON lock_appeals (contributor_id) WHERE state = 'open'`);
    // SELECT … WHERE contributor_id = $1 ORDER BY id DESC: the last appeal of somebody
    await runner.query(`CREATE INDEX lock_appeals_contributor_idx ON lock_appeals (contributor_id, id)`);
    // SELECT … WHERE state = 'open' ORDER BY id: what moderators have to decide, longest waiting first
    await runner.query(`CREATE INDEX lock_appeals_open_idx ON lock_appeals (id) WHERE state = 'open'`);

    // Whose statement a note is on, where that is known.
    await runner.query(`
      CREATE TABLE note_targets (
        note_id bigint NOT NULL CONSTRAINT note_targets_pk PRIMARY KEY CONSTRAINT note_targets_note_fk REFERENCES notes (id),
        author_id bigint NOT NULL,
        target text NOT NULL,
        created_at timestamptz(3) NOT NULL
      )`);
    // SELECT … WHERE author_id = $1 AND target = $2 AND created_at >= $3 ORDER BY created_at: one writer's notes on one author
    await runner.query(`CREATE INDEX note_targets_author_idx ON note_targets (author_id, target, created_at)`);
    // SELECT created_at FROM notes WHERE author_id = $1 AND created_at > $2 ORDER BY created_at: what somebody wrote today, deleted notes too
    await runner.query(`CREATE INDEX notes_written_idx ON notes (author_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX notes_written_idx`);
    for (const table of ['note_targets', 'lock_appeals', 'founding_progress', 'writing_records', 'enrollment_transitions']) await runner.query(`DROP TABLE ${table}`);
  }
}
