import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of programs told admins who had registered these. */
export class ProgramKeys1764000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE api_keys SET created_by = NULL FROM programs WHERE api_keys.contributor_id = programs.contributor_id AND created_by = owner_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('UPDATE api_keys SET created_by = owner_id FROM programs WHERE api_keys.contributor_id = programs.contributor_id AND created_by IS NULL');
  }
}
