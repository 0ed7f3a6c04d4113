import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Publication1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scoring_runs ADD COLUMN held_because text CONSTRAINT scoring_runs_held_because_known CHECK (held_because IN ('asked', 'paused'))`);
    await runner.query(`
      CREATE TABLE publication (
        one boolean NOT NULL DEFAULT true CONSTRAINT publication_pk PRIMARY KEY CONSTRAINT publication_one CHECK (one),
        paused_at timestamptz(3),
        paused_by text,
        reason text,
        CONSTRAINT publication_pause_whole CHECK (num_nulls(paused_at, paused_by, reason) IN (0, 3))
      )`);
    // always one row: whoever publishes and whoever pauses meet at it
    await runner.query('INSERT INTO publication DEFAULT VALUES');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE publication');
    await runner.query('ALTER TABLE scoring_runs DROP COLUMN held_because');
  }
}
