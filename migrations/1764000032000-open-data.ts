import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenData1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_exports (
        run_id bigint NOT NULL CONSTRAINT data_exports_pk PRIMARY KEY CONSTRAINT data_exports_run_fk REFERENCES scoring_runs (id),
        made_at timestamptz(3) NOT NULL,
        deleted_since integer NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE data_files (
        run_id bigint NOT NULL CONSTRAINT data_files_export_fk REFERENCES data_exports (run_id) ON DELETE CASCADE,
        table_name text NOT NULL,
        rows bigint NOT NULL,
        bytes bigint NOT NULL,
        sha256 text NOT NULL,
        CONSTRAINT data_files_pk PRIMARY KEY (run_id, table_name)
      )`);
    await runner.query(`
      CREATE TABLE data_chunks (
        run_id bigint NOT NULL,
        table_name text NOT NULL,
        chunk integer NOT NULL,
        -- compressed already
        bytes bytea STORAGE EXTERNAL NOT NULL,
        -- serves: the pieces of a file, one after the other
        CONSTRAINT data_chunks_pk PRIMARY KEY (run_id, table_name, chunk),
        CONSTRAINT data_chunks_file_fk FOREIGN KEY (run_id, table_name) REFERENCES data_files (run_id, table_name) ON DELETE CASCADE
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['data_chunks', 'data_files', 'data_exports']) await runner.query(`DROP TABLE ${table}`);
  }
}
