import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notes1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // text is null once the note is deleted; the row stays for its ratings and its status history.
    await runner.query(`
      CREATE TABLE notes (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT notes_pk PRIMARY KEY,
        statement_id bigint NOT NULL CONSTRAINT notes_statement_fk REFERENCES statements (id),
        author_id bigint NOT NULL CONSTRAINT notes_author_fk REFERENCES contributors (id),
        classification text NOT NULL
          CONSTRAINT notes_classification_allowed CHECK (classification IN ('NOT_MISLEADING', 'MISINFORMED_OR_POTENTIALLY_MISLEADING')),
        tags text[] NOT NULL CONSTRAINT notes_tags_allowed CHECK (tags <@ ARRAY['misleadingOther', 'misleadingFactualError', 'misleadingManipulatedMedia',
          'misleadingOutdatedInformation', 'misleadingMissingImportantContext', 'misleadingUnverifiedClaimAsFact', 'misleadingSatire',
          'notMisleadingOther', 'notMisleadingFactuallyCorrect', 'notMisleadingOutdatedButNotWhenWritten', 'notMisleadingClearlySatire', 'notMisleadingPersonalOpinion']),
        text text,
        trustworthy_sources boolean NOT NULL,
        is_media_note boolean NOT NULL DEFAULT false,
        is_collaborative_note boolean NOT NULL DEFAULT false,
        created_at timestamptz(3) NOT NULL,
        deleted_at timestamptz(3),
        imported boolean NOT NULL DEFAULT false,
        imported_fields jsonb,
        CONSTRAINT notes_deleted_have_no_text CHECK (deleted_at IS NULL OR text IS NULL)
      )`);
    // SELECT 1 FROM notes WHERE statement_id = $1 AND author_id = $2: one note per author and statement, also in the
    // same instant. Imported histories are kept as they are.
    await runner.query(`CREATE UNIQUE INDEX notes_one_per_author ON notes (statement_id, author_id) WHERE deleted_at IS NULL AND NOT imported`);
    // SELECT … WHERE statement_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC: notes of a statement
    await runner.query(`CREATE INDEX notes_of_statement_idx ON notes (statement_id, created_at, id) WHERE deleted_at IS NULL`);
    // SELECT … WHERE author_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC, id DESC: notes of a contributor
    await runner.query(`CREATE INDEX notes_of_author_idx ON notes (author_id, created_at, id) WHERE deleted_at IS NULL`);
    // SELECT … WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC: newest notes
    await runner.query(`CREATE INDEX notes_newest_idx ON notes (created_at, id) WHERE deleted_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notes`);
  }
}
