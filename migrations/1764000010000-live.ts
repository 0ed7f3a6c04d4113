import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Live1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scoring_runs ADD COLUMN frozen jsonb`);
    await runner.query(`ALTER TABLE rater_scores ADD COLUMN habits jsonb`);
    await runner.query(`ALTER TABLE note_scores ADD COLUMN live_at timestamptz(3)`);
    await runner.query(`ALTER TABLE status_changes ADD COLUMN live boolean NOT NULL DEFAULT false`);
    // serves: the notes of the published run that were scored since it was made
    await runner.query(`CREATE INDEX note_scores_live_idx ON note_scores (run_id, live_at) WHERE live_at IS NOT NULL`);
    // Whoever delivers events hears of new ones when they are committed, and need not ask again and again.
    await runner.query(`
      CREATE FUNCTION tell_of_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_notify('bridgenotes_outbox', '');
          RETURN NULL;
        END
      $$`);
    await runner.query(`CREATE TRIGGER outbox_told AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION tell_of_outbox()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER outbox_told ON outbox`);
    await runner.query(`DROP FUNCTION tell_of_outbox()`);
    await runner.query(`ALTER TABLE status_changes DROP COLUMN live`);
    await runner.query(`ALTER TABLE note_scores DROP COLUMN live_at`);
    await runner.query(`ALTER TABLE rater_scores DROP COLUMN habits`);
    await runner.query(`ALTER TABLE scoring_runs DROP COLUMN frozen`);
  }
}
