import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Joining1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contributors ADD COLUMN left_at timestamptz(3)`);

    // Keyed hashes only. The same address or number may be claimed by several accounts, and is held by one.
    await runner.query(`
      CREATE TABLE verified_claims (
        contributor_id bigint NOT NULL CONSTRAINT verified_claims_contributor_fk REFERENCES contributors (id),
        kind text NOT NULL CONSTRAINT verified_claims_kind_allowed CHECK (kind IN ('email', 'phone', 'personhood')),
        digest bytea NOT NULL,
        verified_at timestamptz(3) NOT NULL,
        accepted boolean NOT NULL,
        lost_at timestamptz(3),
        CONSTRAINT verified_claims_pk PRIMARY KEY (contributor_id, kind)
      )`);
    // SELECT … FROM verified_claims WHERE kind = $1 AND digest = $2 AND lost_at IS NULL: who holds it; one, also in the same instant.
    await runner.query(`CREATE UNIQUE INDEX verified_claims_held_once ON verified_claims (kind, digest) WHERE lost_at IS NULL`);

    await runner.query(`
      CREATE TABLE account_facts (
        contributor_id bigint NOT NULL CONSTRAINT account_facts_pk PRIMARY KEY CONSTRAINT account_facts_contributor_fk REFERENCES contributors (id),
        account_created_at timestamptz(3),
        organisation text,
        paid boolean,
        waiting_group text
      )`);

    await runner.query(`
      CREATE TABLE invitations (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT invitations_pk PRIMARY KEY,
        code_hash bytea NOT NULL CONSTRAINT invitations_code_hash_unique UNIQUE,
        created_by bigint NOT NULL CONSTRAINT invitations_created_by_fk REFERENCES contributors (id),
        created_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        used_by bigint CONSTRAINT invitations_used_by_fk REFERENCES contributors (id) CONSTRAINT invitations_one_per_person UNIQUE,
        used_at timestamptz(3)
      )`);
    // SELECT … FROM invitations WHERE created_by = $1 ORDER BY id DESC LIMIT $2: one's own, and how many of the last days count.
    await runner.query(`CREATE INDEX invitations_by_maker ON invitations (created_by, id)`);

    await runner.query(`
      CREATE TABLE waiting_list (
        contributor_id bigint NOT NULL CONSTRAINT waiting_list_pk PRIMARY KEY CONSTRAINT waiting_list_contributor_fk REFERENCES contributors (id),
        waiting_group text NOT NULL,
        since timestamptz(3) NOT NULL,
        admitted_at timestamptz(3)
      )`);
    // SELECT … FROM waiting_list WHERE waiting_group = $1 AND since <= $2 AND admitted_at IS NULL: whom a draw chooses from.
    await runner.query(`CREATE INDEX waiting_list_of_group ON waiting_list (waiting_group, since) WHERE admitted_at IS NULL`);

    // Also serves: SELECT max(due_at) FROM admission_draws WHERE waiting_group = $1.
    await runner.query(`
      CREATE TABLE admission_draws (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT admission_draws_pk PRIMARY KEY,
        waiting_group text NOT NULL,
        due_at timestamptz(3) NOT NULL,
        drawn_at timestamptz(3) NOT NULL,
        candidates text[] NOT NULL,
        slots integer NOT NULL,
        seed text NOT NULL,
        admitted text[] NOT NULL,
        CONSTRAINT admission_draws_once UNIQUE (waiting_group, due_at)
      )`);

    await runner.query(`
      CREATE TABLE removals (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT removals_pk PRIMARY KEY,
        contributor_id bigint NOT NULL CONSTRAINT removals_contributor_fk REFERENCES contributors (id),
        reason text NOT NULL CONSTRAINT removals_reason_allowed CHECK (reason IN ('ABUSE', 'SPAM', 'MANIPULATION', 'SEVERAL_ACCOUNTS',
          'IMPERSONATION', 'UNLAWFUL_CONTENT', 'ELIGIBILITY', 'OTHER_RULE')),
        explanation text NOT NULL,
        removed_by bigint NOT NULL CONSTRAINT removals_removed_by_fk REFERENCES contributors (id),
        removed_at timestamptz(3) NOT NULL,
        state_before text NOT NULL,
        appealed_at timestamptz(3),
        appeal_text text,
        appeal_outcome text CONSTRAINT removals_appeal_outcome_allowed CHECK (appeal_outcome IN ('UPHELD', 'OVERTURNED')),
        appeal_answer text,
        appeal_decided_by bigint CONSTRAINT removals_appeal_decided_by_fk REFERENCES contributors (id),
        appeal_decided_at timestamptz(3),
        ended_by bigint CONSTRAINT removals_ended_by_fk REFERENCES contributors (id),
        ended_at timestamptz(3)
      )`);
    // SELECT … FROM removals WHERE contributor_id = $1 AND ended_at IS NULL: why somebody is removed; once, also when two moderators remove them.
    await runner.query(`CREATE UNIQUE INDEX removals_one_at_a_time ON removals (contributor_id) WHERE ended_at IS NULL`);
    // SELECT … FROM removals WHERE appealed_at IS NOT NULL AND appeal_decided_at IS NULL AND ended_at IS NULL ORDER BY id DESC: appeals that wait.
    await runner.query(`CREATE INDEX removals_appealed ON removals (id) WHERE appealed_at IS NOT NULL AND appeal_decided_at IS NULL AND ended_at IS NULL`);

    await runner.query(`
      CREATE TABLE removal_claims (
        removal_id bigint NOT NULL CONSTRAINT removal_claims_removal_fk REFERENCES removals (id),
        kind text NOT NULL,
        digest bytea NOT NULL,
        CONSTRAINT removal_claims_pk PRIMARY KEY (removal_id, kind)
      )`);
    // SELECT … FROM removal_claims WHERE kind = $1 AND digest = $2: whether somebody with this claim was removed.
    await runner.query(`CREATE INDEX removal_claims_by_digest ON removal_claims (kind, digest)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['removal_claims', 'removals', 'admission_draws', 'waiting_list', 'invitations', 'account_facts', 'verified_claims']) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`ALTER TABLE contributors DROP COLUMN left_at`);
  }
}
