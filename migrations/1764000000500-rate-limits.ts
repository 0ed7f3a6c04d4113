import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RateLimits1764000000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: losing a minute's counts in a crash is worth sparing the write-ahead log of every request.
    await runner.query(`
      CREATE UNLOGGED TABLE rate_limits (
        key varchar(255) CONSTRAINT rate_limits_pk PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`);
    // DELETE FROM rate_limits WHERE expire < $1
    await runner.query(`CREATE INDEX rate_limits_by_expire ON rate_limits (expire)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rate_limits`);
  }
}
