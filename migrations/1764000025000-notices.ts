import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'NOTE_SHOWN_ON_YOUR_STATEMENT', 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT', 'NOTE_SHOWN', 'NOTE_WITHDRAWN', 'YOUR_NOTE_HELPFUL', 'YOUR_NOTE_NOT_HELPFUL', 'YOUR_NOTE_LOST_STATUS',
  'RATINGS_SUMMARY', 'RATING_REQUESTED', 'WRITING_UNLOCKED', 'WRITING_AT_RISK', 'WRITING_LOCKED', 'APPEAL_DECIDED', 'ADMITTED', 'REMOVED', 'REINSTATED', 'NOTE_RELISTED', 'DISPUTE_OPENED', 'DISPUTE_DECIDED', 'JURY_DUTY',
  'REQUEST_MET', 'REQUEST_UNFOUNDED', 'SUGGESTION_MADE', 'SUGGESTION_ANSWERED', 'PROGRAM_ADMITTED', 'PROGRAM_REFUSED'`;
const STATUSES = `'NEEDS_MORE_RATINGS', 'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL'`;

export class Notices1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // notices_once: an event that is delivered twice tells nobody twice, also in the same instant.
    await runner.query(`
      CREATE TABLE notices (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT notices_pk PRIMARY KEY,
        recipient_id bigint NOT NULL CONSTRAINT notices_recipient_fk REFERENCES contributors (id),
        kind text NOT NULL CONSTRAINT notices_kind_known CHECK (kind IN (${KINDS})),
        event_key text NOT NULL,
        statement_id bigint CONSTRAINT notices_statement_fk REFERENCES statements (id),
        note_id bigint CONSTRAINT notices_note_fk REFERENCES notes (id),
        data jsonb NOT NULL,
        in_app boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        read_at timestamptz(3),
        CONSTRAINT notices_once UNIQUE (recipient_id, kind, event_key)
      )`);
    // SELECT … WHERE recipient_id = $1 AND in_app ORDER BY id DESC: the list of a person
    await runner.query(`CREATE INDEX notices_of_recipient_idx ON notices (recipient_id, id) WHERE in_app`);
    // SELECT count(*) … WHERE recipient_id = $1 AND in_app AND read_at IS NULL; UPDATE of the same up to an id
    await runner.query(`CREATE INDEX notices_unread_idx ON notices (recipient_id, id) WHERE in_app AND read_at IS NULL`);
    // SELECT count(*) … WHERE recipient_id = $1 AND kind = 'RATING_REQUESTED' AND created_at > $2: how many somebody had today
    await runner.query(`CREATE INDEX notices_rating_requests_idx ON notices (recipient_id, created_at) WHERE kind = 'RATING_REQUESTED'`);

    // What those concerned know of the status of a note, and what they are to be told when it has held long enough.
    await runner.query(`
      CREATE TABLE note_news (
        note_id bigint NOT NULL CONSTRAINT note_news_note_fk REFERENCES notes (id),
        audience text NOT NULL CONSTRAINT note_news_audience_known CHECK (audience IN ('AUTHOR', 'STATEMENT_AUTHOR', 'READERS')),
        status text NOT NULL CONSTRAINT note_news_status_known CHECK (status IN (${STATUSES})),
        changed_at timestamptz(3) NOT NULL,
        due_at timestamptz(3),
        told_status text CONSTRAINT note_news_told_status_known CHECK (told_status IN (${STATUSES})),
        told_at timestamptz(3),
        CONSTRAINT note_news_pk PRIMARY KEY (note_id, audience)
      )`);
    // SELECT … WHERE due_at <= $1 ORDER BY due_at: what is to be told now
    await runner.query(`CREATE INDEX note_news_due_idx ON note_news (due_at) WHERE due_at IS NOT NULL`);
    // SELECT … WHERE audience = 'AUTHOR' AND told_at >= $1 AND told_at < $2: what was decided in the time of a summary
    await runner.query(`CREATE INDEX note_news_told_idx ON note_news (told_at) WHERE audience = 'AUTHOR' AND told_at IS NOT NULL`);

    await runner.query(`
      CREATE TABLE statement_follows (
        statement_id bigint NOT NULL CONSTRAINT statement_follows_statement_fk REFERENCES statements (id),
        contributor_id bigint NOT NULL CONSTRAINT statement_follows_contributor_fk REFERENCES contributors (id),
        as_author boolean NOT NULL DEFAULT false,
        followed_at timestamptz(3) NOT NULL,
        CONSTRAINT statement_follows_pk PRIMARY KEY (statement_id, contributor_id)
      )`);
    // SELECT … WHERE contributor_id = $1 ORDER BY followed_at DESC, statement_id DESC: what somebody follows
    await runner.query(`CREATE INDEX statement_follows_of_contributor_idx ON statement_follows (contributor_id, followed_at, statement_id)`);

    // Quiet hours and the hour of digests are minutes since midnight on the clocks of the time zone.
    await runner.query(`
      CREATE TABLE notice_settings (
        contributor_id bigint NOT NULL CONSTRAINT notice_settings_pk PRIMARY KEY CONSTRAINT notice_settings_contributor_fk REFERENCES contributors (id),
        language text NOT NULL,
        time_zone text NOT NULL,
        quiet_from smallint,
        quiet_until smallint,
        digest_minute smallint NOT NULL,
        rating_requests_per_day smallint,
        CONSTRAINT notice_settings_minutes_allowed CHECK (quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439 AND digest_minute BETWEEN 0 AND 1439),
        CONSTRAINT notice_settings_quiet_both_or_none CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE notice_frequencies (
        contributor_id bigint NOT NULL CONSTRAINT notice_frequencies_contributor_fk REFERENCES contributors (id),
        kind text NOT NULL CONSTRAINT notice_frequencies_kind_known CHECK (kind IN (${KINDS})),
        channel text NOT NULL CONSTRAINT notice_frequencies_channel_known CHECK (channel IN ('IN_APP', 'EMAIL', 'PUSH')),
        frequency text NOT NULL CONSTRAINT notice_frequencies_frequency_known CHECK (frequency IN ('OFF', 'AT_ONCE', 'DAILY', 'WEEKLY')),
        CONSTRAINT notice_frequencies_pk PRIMARY KEY (contributor_id, kind, channel)
      )`);
    // Who reads mail where. Nothing is sent before confirmed_at and nothing after unsubscribed_at.
    await runner.query(`
      CREATE TABLE notice_emails (
        contributor_id bigint NOT NULL CONSTRAINT notice_emails_pk PRIMARY KEY CONSTRAINT notice_emails_contributor_fk REFERENCES contributors (id),
        address text NOT NULL,
        set_at timestamptz(3) NOT NULL,
        confirmed_at timestamptz(3),
        unsubscribed_at timestamptz(3)
      )`);
    await runner.query(`
      CREATE TABLE push_subscriptions (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT push_subscriptions_pk PRIMARY KEY,
        contributor_id bigint NOT NULL CONSTRAINT push_subscriptions_contributor_fk REFERENCES contributors (id),
        endpoint text NOT NULL CONSTRAINT push_subscriptions_endpoint_unique UNIQUE,
        p256dh text NOT NULL,
        auth text NOT NULL,
        created_at timestamptz(3) NOT NULL
      )`);
    // SELECT … WHERE contributor_id = ANY($1) ORDER BY id: the devices of some people
    await runner.query(`CREATE INDEX push_subscriptions_of_contributor_idx ON push_subscriptions (contributor_id, id)`);

    // Secrets are sealed with the key of the operator: a copy of the database does not let anybody sign.
    await runner.query(`
      CREATE TABLE webhooks (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT webhooks_pk PRIMARY KEY,
        owner_id bigint NOT NULL CONSTRAINT webhooks_owner_fk REFERENCES contributors (id),
        url text NOT NULL,
        topics text[] NOT NULL CONSTRAINT webhooks_topics_allowed CHECK (cardinality(topics) > 0 AND topics <@ ARRAY['note.status_changed', 'note.written', 'note.deleted', 'run.published']),
        secret bytea NOT NULL,
        previous_secret bytea,
        previous_until timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        failing_since timestamptz(3),
        disabled_at timestamptz(3)
      )`);
    // SELECT … WHERE owner_id = $1 ORDER BY id DESC: the webhooks of an owner
    await runner.query(`CREATE INDEX webhooks_of_owner_idx ON webhooks (owner_id, id)`);

    // What is to be sent, and what became of it. A key is made once; receivers know repeats by it.
    await runner.query(`
      CREATE TABLE deliveries (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT deliveries_pk PRIMARY KEY,
        key text NOT NULL CONSTRAINT deliveries_key_unique UNIQUE,
        channel text NOT NULL CONSTRAINT deliveries_channel_known CHECK (channel IN ('EMAIL', 'PUSH', 'WEBHOOK')),
        purpose text NOT NULL CONSTRAINT deliveries_purpose_known CHECK (purpose IN ('NOTICE', 'DAILY', 'WEEKLY', 'CONFIRMATION', 'EVENT')),
        recipient_id bigint CONSTRAINT deliveries_recipient_fk REFERENCES contributors (id),
        push_subscription_id bigint,
        webhook_id bigint CONSTRAINT deliveries_webhook_fk REFERENCES webhooks (id) ON DELETE CASCADE,
        payload jsonb,
        state text NOT NULL DEFAULT 'WAITING' CONSTRAINT deliveries_state_known CHECK (state IN ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
        attempts smallint NOT NULL DEFAULT 0,
        due_at timestamptz(3) NOT NULL,
        taken_until timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        finished_at timestamptz(3),
        last_error text,
        CONSTRAINT deliveries_to_somebody CHECK ((recipient_id IS NULL) <> (webhook_id IS NULL)),
        CONSTRAINT deliveries_finished_when_done CHECK ((state = 'WAITING') = (finished_at IS NULL))
      )`);
    // SELECT … WHERE state = 'WAITING' AND due_at <= $1 ORDER BY due_at, id FOR UPDATE SKIP LOCKED: what to send now
    await runner.query(`CREATE INDEX deliveries_due_idx ON deliveries (due_at, id) WHERE state = 'WAITING'`);
    // SELECT … WHERE state = 'DEAD' ORDER BY id DESC: what the operator should look at
    await runner.query(`CREATE INDEX deliveries_dead_idx ON deliveries (id) WHERE state = 'DEAD'`);
    // SELECT … WHERE webhook_id = $1 ORDER BY id DESC: what a webhook was sent
    await runner.query(`CREATE INDEX deliveries_of_webhook_idx ON deliveries (webhook_id, id) WHERE webhook_id IS NOT NULL`);
    // SELECT count(*) … WHERE recipient_id = $1 AND purpose = 'CONFIRMATION' AND created_at > $2: mails to addresses nobody confirmed
    await runner.query(`CREATE INDEX deliveries_confirmations_idx ON deliveries (recipient_id, created_at) WHERE purpose = 'CONFIRMATION'`);
    // DELETE … WHERE finished_at < $1: what is no longer kept
    await runner.query(`CREATE INDEX deliveries_finished_idx ON deliveries (finished_at) WHERE finished_at IS NOT NULL`);
    await runner.query(`
      CREATE TABLE delivery_notices (
        delivery_id bigint NOT NULL CONSTRAINT delivery_notices_delivery_fk REFERENCES deliveries (id) ON DELETE CASCADE,
        notice_id bigint NOT NULL CONSTRAINT delivery_notices_notice_fk REFERENCES notices (id),
        CONSTRAINT delivery_notices_pk PRIMARY KEY (delivery_id, notice_id)
      )`);

    // How far work that is done once for each span of time has come.
    await runner.query(`
      CREATE TABLE notice_marks (
        name text NOT NULL CONSTRAINT notice_marks_pk PRIMARY KEY,
        at timestamptz(3) NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notice_marks', 'delivery_notices', 'deliveries', 'webhooks', 'push_subscriptions', 'notice_emails', 'notice_frequencies', 'notice_settings', 'statement_follows', 'note_news', 'notices'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
