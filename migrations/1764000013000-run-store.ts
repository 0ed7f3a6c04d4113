import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RunStore1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scoring_runs ADD COLUMN configuration_digest text`);
    // What a run was given, and while it is made what its models found: for workers on other machines, and to verify it later.
    await runner.query(`
      CREATE TABLE run_parts (
        run_id bigint NOT NULL CONSTRAINT run_parts_run_fk REFERENCES scoring_runs (id),
        part text NOT NULL,
        sha256 text NOT NULL,
        bytes bigint NOT NULL,
        CONSTRAINT run_parts_pk PRIMARY KEY (run_id, part)
      )`);
    await runner.query(`
      CREATE TABLE run_chunks (
        run_id bigint NOT NULL,
        part text NOT NULL,
        chunk integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT run_chunks_pk PRIMARY KEY (run_id, part, chunk),
        CONSTRAINT run_chunks_part_fk FOREIGN KEY (run_id, part) REFERENCES run_parts (run_id, part) ON DELETE CASCADE
      )`);
    // It is compressed already.
    await runner.query(`ALTER TABLE run_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE run_chunks`);
    await runner.query(`DROP TABLE run_parts`);
    await runner.query(`ALTER TABLE scoring_runs DROP COLUMN configuration_digest`);
  }
}
