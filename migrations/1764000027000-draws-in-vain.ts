import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A jury that could not be drawn is tried again after a while. When a juror gave a finding was never told to anybody. */
export class DrawsInVain1764000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE disputes ADD COLUMN draw_tried_at timestamptz(3)`);
    await runner.query(`ALTER TABLE jury_seats DROP COLUMN found_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE jury_seats ADD COLUMN found_at timestamptz(3)`);
    await runner.query(`ALTER TABLE disputes DROP COLUMN draw_tried_at`);
  }
}
