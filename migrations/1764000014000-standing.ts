import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Standing1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What the last published run found of somebody's ratings and notes; the states beside it were there already.
    await runner.query(`ALTER TABLE contributors ADD COLUMN rating_impact integer NOT NULL DEFAULT 0, ADD COLUMN writing_impact integer NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contributors DROP COLUMN writing_impact, DROP COLUMN rating_impact`);
  }
}
