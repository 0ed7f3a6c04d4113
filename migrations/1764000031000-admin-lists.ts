import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdminLists1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // serves: people whose alias begins with some letters: WHERE lower(alias) COLLATE "C" LIKE $1 ORDER BY lower(alias) COLLATE "C", id
    await runner.query(`CREATE INDEX contributors_alias_search_idx ON contributors ((lower(alias) COLLATE "C"), id) WHERE alias IS NOT NULL`);
    // serves: people of one enrollment state, last joined first
    await runner.query(`CREATE INDEX contributors_of_state_idx ON contributors (enrollment_state, joined_at, id)`);
    // serves: people of one role, last joined first
    await runner.query(`CREATE INDEX contributors_of_role_idx ON contributors (role, joined_at, id)`);
    await runner.query(`ALTER TABLE scoring_runs ADD COLUMN progress jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE scoring_runs DROP COLUMN progress`);
    for (const index of ['contributors_of_role_idx', 'contributors_of_state_idx', 'contributors_alias_search_idx']) await runner.query(`DROP INDEX ${index}`);
  }
}
