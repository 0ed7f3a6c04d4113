import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Contributors1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contributors (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT contributors_pk PRIMARY KEY,
        participant_id text NOT NULL CONSTRAINT contributors_participant_id_unique UNIQUE,
        alias text CONSTRAINT contributors_alias_unique UNIQUE,
        role text NOT NULL DEFAULT 'reader'
          CONSTRAINT contributors_role_allowed CHECK (role IN ('reader', 'contributor', 'moderator', 'admin')),
        joined_at timestamptz(3) NOT NULL,
        enrollment_state text NOT NULL DEFAULT 'newUser'
          CONSTRAINT contributors_enrollment_state_allowed CHECK (enrollment_state IN ('earnedIn', 'atRisk', 'earnedOutNoAcknowledge',
            'earnedOutAcknowledged', 'newUser', 'removed', 'apiTestUser', 'apiEarnedIn', 'apiEarnedOut')),
        successful_rating_needed_to_earn_in integer NOT NULL DEFAULT 5,
        last_state_change_at timestamptz(3),
        last_earn_out_at timestamptz(3),
        times_earned_out integer NOT NULL DEFAULT 0,
        modeling_population text
          CONSTRAINT contributors_modeling_population_allowed CHECK (modeling_population IN ('CORE', 'CORE_WITH_TOPICS', 'EXPANSION', 'EXPANSION_PLUS')),
        modeling_group smallint,
        imported boolean NOT NULL DEFAULT false
      )`);
    // SELECT id FROM contributors WHERE role = 'admin' ORDER BY id FOR UPDATE: the last admin stays one.
    await runner.query(`CREATE INDEX contributors_admins ON contributors (id) WHERE role = 'admin'`);

    // Who logs in as whom. Never shown to anybody: it would tie an alias to a person.
    await runner.query(`
      CREATE TABLE sign_ins (
        issuer text NOT NULL,
        subject text NOT NULL,
        contributor_id bigint NOT NULL CONSTRAINT sign_ins_contributor_fk REFERENCES contributors (id),
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT sign_ins_pk PRIMARY KEY (issuer, subject)
      )`);

    await runner.query(`
      CREATE TABLE alias_offers (
        contributor_id bigint NOT NULL CONSTRAINT alias_offers_pk PRIMARY KEY
          CONSTRAINT alias_offers_contributor_fk REFERENCES contributors (id),
        aliases text[] NOT NULL,
        offered_at timestamptz(3) NOT NULL
      )`);

    // prefix tells keys apart in lists and logs; the key itself is nowhere, only its SHA-256.
    await runner.query(`
      CREATE TABLE api_keys (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT api_keys_pk PRIMARY KEY,
        name text NOT NULL,
        prefix text NOT NULL,
        hash bytea NOT NULL CONSTRAINT api_keys_hash_unique UNIQUE,
        contributor_id bigint CONSTRAINT api_keys_contributor_fk REFERENCES contributors (id),
        scopes text[] NOT NULL,
        created_by bigint CONSTRAINT api_keys_created_by_fk REFERENCES contributors (id),
        created_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        expires_at timestamptz(3),
        revoked_at timestamptz(3),
        CONSTRAINT api_keys_scopes_allowed CHECK (cardinality(scopes) > 0
          AND scopes <@ ARRAY['read', 'statements:write', 'notes:write', 'ratings:write', 'runs:write'])
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_keys`);
    await runner.query(`DROP TABLE alias_offers`);
    await runner.query(`DROP TABLE sign_ins`);
    await runner.query(`DROP TABLE contributors`);
  }
}
