import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Imports1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT imports_pk PRIMARY KEY,
        source text NOT NULL,
        started_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3),
        given_up_at timestamptz(3),
        counts jsonb,
        CONSTRAINT imports_one_end CHECK (finished_at IS NULL OR given_up_at IS NULL)
      )`);
    // serves: an import that did not end, which keeps scoring runs away and which the same import takes over
    await runner.query(`CREATE UNIQUE INDEX imports_unfinished_idx ON imports (source) WHERE finished_at IS NULL AND given_up_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE imports`);
  }
}
