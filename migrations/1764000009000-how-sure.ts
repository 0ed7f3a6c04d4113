import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How sure a score is, and what would change it: unknown for runs before this, which nothing is made up for. */
export class HowSure1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note_scores ADD COLUMN interval_low double precision, ADD COLUMN interval_high double precision, ADD COLUMN further_ratings jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note_scores DROP COLUMN interval_low, DROP COLUMN interval_high, DROP COLUMN further_ratings');
  }
}
