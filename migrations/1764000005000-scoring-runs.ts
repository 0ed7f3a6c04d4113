import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `('NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL')`;

export class ScoringRuns1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scoring_runs (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT scoring_runs_pk PRIMARY KEY,
        state text NOT NULL CONSTRAINT scoring_runs_state_known CHECK (state IN ('running', 'published', 'refused', 'failed')),
        trigger text NOT NULL CONSTRAINT scoring_runs_trigger_known CHECK (trigger IN ('schedule', 'changes', 'stability', 'history', 'manual')),
        forced boolean NOT NULL,
        as_of timestamptz(3) NOT NULL,
        cut_off timestamptz(3),
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3),
        code_version text NOT NULL,
        parameters jsonb NOT NULL,
        previous_run_id bigint CONSTRAINT scoring_runs_previous_fk REFERENCES scoring_runs (id),
        input_digest text,
        output_digest text,
        counts jsonb,
        refusal jsonb,
        failure text
      )`);
    // serves: runs that a process left behind when it died
    await runner.query(`CREATE INDEX scoring_runs_running_idx ON scoring_runs (id) WHERE state = 'running'`);

    // One row at most: the run that everybody reads.
    await runner.query(`
      CREATE TABLE published_run (
        one boolean NOT NULL DEFAULT true CONSTRAINT published_run_pk PRIMARY KEY CONSTRAINT published_run_one CHECK (one),
        run_id bigint NOT NULL CONSTRAINT published_run_run_fk REFERENCES scoring_runs (id)
      )`);

    await runner.query(`
      CREATE TABLE note_scores (
        run_id bigint NOT NULL CONSTRAINT note_scores_run_fk REFERENCES scoring_runs (id),
        note_id bigint NOT NULL,
        statement_id bigint NOT NULL,
        intercept double precision,
        factor double precision,
        intercept_min double precision,
        intercept_max double precision,
        num_ratings integer NOT NULL,
        num_final_round_ratings integer,
        status text NOT NULL CONSTRAINT note_scores_status_known CHECK (status IN ${STATUSES}),
        core_status text,
        decided_by text NOT NULL,
        rules text[] NOT NULL,
        trace jsonb NOT NULL,
        first_tag text,
        second_tag text,
        counts jsonb NOT NULL,
        missing jsonb,
        decided_at timestamptz(3) NOT NULL,
        status_run_id bigint NOT NULL,
        CONSTRAINT note_scores_pk PRIMARY KEY (run_id, note_id)
      )`);
    // serves: the helpful notes of up to 100 statements in one run
    await runner.query(`CREATE INDEX note_scores_surfaced_idx ON note_scores (run_id, statement_id) WHERE status = 'CURRENTLY_RATED_HELPFUL'`);
    // serves: the feed of helpful notes of one run, latest decided first
    await runner.query(`CREATE INDEX note_scores_helpful_idx ON note_scores (run_id, decided_at, note_id) WHERE status = 'CURRENTLY_RATED_HELPFUL'`);

    await runner.query(`
      CREATE TABLE rater_scores (
        run_id bigint NOT NULL CONSTRAINT rater_scores_run_fk REFERENCES scoring_runs (id),
        contributor_id bigint NOT NULL,
        intercept double precision,
        factor double precision,
        first_round_intercept double precision,
        first_round_factor double precision,
        crh_crnh_ratio_difference double precision,
        mean_note_score double precision,
        rater_agree_ratio double precision,
        above_helpfulness_threshold boolean,
        counts jsonb NOT NULL,
        CONSTRAINT rater_scores_pk PRIMARY KEY (run_id, contributor_id)
      )`);

    // X's public table, column by column, with its own marks (-1: ended, or never since recorded): times stay milliseconds.
    await runner.query(`
      CREATE TABLE note_status_history (
        note_id bigint NOT NULL CONSTRAINT note_status_history_pk PRIMARY KEY,
        note_author_participant_id text NOT NULL,
        created_at_millis bigint NOT NULL,
        timestamp_millis_of_first_non_nmr_status bigint,
        first_non_nmr_status text,
        timestamp_millis_of_current_status bigint,
        current_status text CONSTRAINT note_status_history_status_known CHECK (current_status IN ${STATUSES}),
        timestamp_millis_of_latest_non_nmr_status bigint,
        most_recent_non_nmr_status text,
        timestamp_millis_of_status_lock bigint,
        locked_status text CONSTRAINT note_status_history_locked_known CHECK (locked_status IN ${STATUSES}),
        timestamp_millis_of_retro_lock bigint,
        current_core_status text,
        current_expansion_status text,
        current_group_status text,
        current_decided_by text,
        current_modeling_group integer,
        timestamp_millis_of_most_recent_status_change bigint,
        timestamp_millis_of_nmr_due_to_min_stable_crh_time bigint,
        current_multi_group_status text,
        current_modeling_multi_group integer,
        timestamp_minute_of_final_scoring_output bigint,
        timestamp_millis_of_first_nmr_due_to_min_stable_crh_time bigint,
        above_pcrh_threshold_time bigint
      )`);
    // serves: notes that wait to be shown, to score again when the first wait ends
    await runner.query(`
      CREATE INDEX note_status_history_waiting_idx ON note_status_history (timestamp_millis_of_nmr_due_to_min_stable_crh_time)
        WHERE timestamp_millis_of_nmr_due_to_min_stable_crh_time > 0`);
    // serves: notes that came of age since the last run and may lock; notes that ratings can still change
    await runner.query(`CREATE INDEX note_status_history_open_idx ON note_status_history (created_at_millis) WHERE locked_status IS NULL`);

    await runner.query(`
      CREATE TABLE status_changes (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT status_changes_pk PRIMARY KEY,
        note_id bigint NOT NULL,
        statement_id bigint NOT NULL,
        run_id bigint NOT NULL CONSTRAINT status_changes_run_fk REFERENCES scoring_runs (id),
        from_status text CONSTRAINT status_changes_from_known CHECK (from_status IN ${STATUSES}),
        to_status text NOT NULL CONSTRAINT status_changes_to_known CHECK (to_status IN ${STATUSES}),
        decided_by text NOT NULL,
        rule text,
        changed_at timestamptz(3) NOT NULL
      )`);
    // serves: the public status history of one note, newest first. The primary key serves "what changed since I last looked".
    await runner.query(`CREATE INDEX status_changes_note_idx ON status_changes (note_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['status_changes', 'note_status_history', 'rater_scores', 'note_scores', 'published_run', 'scoring_runs']) await runner.query(`DROP TABLE ${table}`);
  }
}
