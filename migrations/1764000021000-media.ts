import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Media1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What has to be fetched; a row goes when that is done. due_at is null where it was given up.
    await runner.query(`
      CREATE TABLE media_tasks (
        statement_id bigint NOT NULL CONSTRAINT media_tasks_statement_fk REFERENCES statements (id),
        kind text NOT NULL CONSTRAINT media_tasks_kind_known CHECK (kind IN ('MEDIA', 'LINK')),
        url text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz(3),
        failure text CONSTRAINT media_tasks_failure_known CHECK (failure IN ('FORBIDDEN_ADDRESS', 'TOO_LARGE', 'TOO_SLOW', 'UNREACHABLE', 'UNAVAILABLE', 'REFUSED',
          'TOO_MANY_REDIRECTS', 'NOT_A_PICTURE', 'VIDEO_WITHOUT_FRAMES', 'UNREADABLE')),
        CONSTRAINT media_tasks_pk PRIMARY KEY (statement_id, kind)
      )`);
    // SELECT … WHERE due_at <= $1 ORDER BY due_at LIMIT …: what is to be fetched now
    await runner.query(`CREATE INDEX media_tasks_due_idx ON media_tasks (due_at) WHERE due_at IS NOT NULL`);

    // The one picture or video of a statement, once its hashes are known.
    await runner.query(`
      CREATE TABLE statement_media (
        statement_id bigint NOT NULL CONSTRAINT statement_media_pk PRIMARY KEY CONSTRAINT statement_media_statement_fk REFERENCES statements (id),
        kind text NOT NULL CONSTRAINT statement_media_kind_known CHECK (kind IN ('IMAGE', 'VIDEO')),
        recognisable boolean NOT NULL,
        reported_by bigint CONSTRAINT statement_media_reported_by_fk REFERENCES contributors (id),
        known_at timestamptz(3) NOT NULL
      )`);
    // A picture has one frame, a video its key frames in order; cut 0 is the whole frame. bands is empty where a frame is too plain to be told from others.
    await runner.query(`
      CREATE TABLE media_frames (
        statement_id bigint NOT NULL CONSTRAINT media_frames_media_fk REFERENCES statement_media (statement_id),
        position smallint NOT NULL,
        cut smallint NOT NULL,
        hash bit(256) NOT NULL,
        bands integer[] NOT NULL,
        CONSTRAINT media_frames_pk PRIMARY KEY (statement_id, position, cut)
      )`);
    // SELECT … WHERE bands && $probes AND bit_count(hash # $hash) <= $distance: frames like this one
    await runner.query(`CREATE INDEX media_frames_bands_idx ON media_frames USING gin (bands)`);

    // The one link of a statement by its canonical name, at first as written and then as resolved.
    await runner.query(`
      CREATE TABLE statement_links (
        statement_id bigint NOT NULL CONSTRAINT statement_links_pk PRIMARY KEY CONSTRAINT statement_links_statement_fk REFERENCES statements (id),
        url text NOT NULL
      )`);
    // SELECT … WHERE url = $1: statements with the same link
    await runner.query(`CREATE INDEX statement_links_url_idx ON statement_links (url)`);

    // Notes that are about a picture, video or link wherever it is; a note without a row is about its statement.
    await runner.query(`
      CREATE TABLE note_subjects (
        note_id bigint NOT NULL CONSTRAINT note_subjects_pk PRIMARY KEY CONSTRAINT note_subjects_note_fk REFERENCES notes (id),
        statement_id bigint NOT NULL CONSTRAINT note_subjects_statement_fk REFERENCES statements (id),
        subject text NOT NULL CONSTRAINT note_subjects_subject_known CHECK (subject IN ('MEDIA', 'LINK')),
        mode text NOT NULL CONSTRAINT note_subjects_mode_known CHECK (mode IN ('AUTOMATIC', 'AFTER_AGREEMENT')),
        created_at timestamptz(3) NOT NULL,
        first_helpful_at timestamptz(3),
        agreement text NOT NULL DEFAULT 'OPEN' CONSTRAINT note_subjects_agreement_known CHECK (agreement IN ('OPEN', 'AGREED', 'REFUSED')),
        spreading boolean NOT NULL DEFAULT false
      )`);
    // SELECT … WHERE statement_id = ANY ($1): notes that may spread from statements with the same picture, video or link
    await runner.query(`CREATE INDEX note_subjects_statement_idx ON note_subjects (statement_id)`);
    // SELECT … WHERE spreading: notes whose spreading a new run may end
    await runner.query(`CREATE INDEX note_subjects_spreading_idx ON note_subjects (note_id) WHERE spreading`);

    // Where a note matches besides the statement it was written on.
    await runner.query(`
      CREATE TABLE note_matches (
        note_id bigint NOT NULL CONSTRAINT note_matches_note_fk REFERENCES note_subjects (note_id),
        statement_id bigint NOT NULL CONSTRAINT note_matches_statement_fk REFERENCES statements (id),
        kind text NOT NULL CONSTRAINT note_matches_kind_known CHECK (kind IN ('MEDIA', 'LINK')),
        shown boolean NOT NULL DEFAULT false,
        matched_at timestamptz(3) NOT NULL,
        CONSTRAINT note_matches_pk PRIMARY KEY (note_id, statement_id)
      )`);
    // SELECT … WHERE statement_id = ANY ($1): what matches on up to 100 statements at once
    await runner.query(`CREATE INDEX note_matches_statement_idx ON note_matches (statement_id)`);

    // On which statement a rating was made, and whether its rater finds the note helpful wherever it matches; null when not asked.
    await runner.query(`
      CREATE TABLE rating_places (
        note_id bigint NOT NULL,
        rater_id bigint NOT NULL,
        statement_id bigint NOT NULL CONSTRAINT rating_places_statement_fk REFERENCES statements (id),
        everywhere boolean,
        answered_at timestamptz(3) NOT NULL,
        CONSTRAINT rating_places_pk PRIMARY KEY (note_id, rater_id),
        CONSTRAINT rating_places_rating_fk FOREIGN KEY (note_id, rater_id) REFERENCES ratings (note_id, rater_id)
      )`);

    // Statements that people added before are looked at like new ones.
    await runner.query(`
      INSERT INTO outbox (topic, payload, created_at)
      SELECT 'statement.added', jsonb_build_object('statementId', id::text), now() FROM statements WHERE added_by IS NOT NULL ORDER BY id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rating_places', 'note_matches', 'note_subjects', 'statement_links', 'media_frames', 'statement_media', 'media_tasks']) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`DELETE FROM outbox WHERE topic IN ('statement.added', 'media.known', 'spread.answered', 'note.spread')`);
  }
}
