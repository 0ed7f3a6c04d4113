import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HeededModel1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note_scores ADD COLUMN heeded jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note_scores DROP COLUMN heeded');
  }
}
