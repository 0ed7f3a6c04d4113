import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that somebody could not take wait for their next try, and the others go by. */
export class OutboxTries1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outbox ADD COLUMN tries integer NOT NULL DEFAULT 0, ADD COLUMN retry_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM outbox WHERE topic = 'live.refresh'`);
    await runner.query(`ALTER TABLE outbox DROP COLUMN tries, DROP COLUMN retry_at`);
  }
}
