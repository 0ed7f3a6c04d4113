import type { MigrationInterface, QueryRunner } from 'typeorm';

const allowScopes = (scopes: readonly string[]) =>
  `ALTER TABLE api_keys DROP CONSTRAINT api_keys_scopes_allowed, ADD CONSTRAINT api_keys_scopes_allowed CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[${scopes.map((scope) => `'${scope}'`).join(', ')}])`;

export class AiWriters1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Of this feature and of those whose migrations came before it.
    await runner.query(allowScopes(['read', 'statements:write', 'notes:write', 'ai-notes:write', 'ratings:write', 'runs:write', 'requests:write', 'views:write', 'authors:vouch', 'webhooks:write']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM api_keys WHERE 'ai-notes:write' = ANY (scopes)`);
    await runner.query(allowScopes(['read', 'statements:write', 'notes:write', 'ratings:write', 'runs:write', 'requests:write', 'views:write']));
  }
}
