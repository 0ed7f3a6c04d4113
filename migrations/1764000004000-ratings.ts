import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ratings1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ratings (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT ratings_pk PRIMARY KEY,
        note_id bigint NOT NULL CONSTRAINT ratings_note_fk REFERENCES notes (id),
        rater_id bigint NOT NULL CONSTRAINT ratings_rater_fk REFERENCES contributors (id),
        level smallint NOT NULL CONSTRAINT ratings_level_known CHECK (level IN (0, 1, 2)),
        tag_mask integer NOT NULL CONSTRAINT ratings_tags_known CHECK (tag_mask >= 0 AND tag_mask < 1 << 22),
        population_sampled boolean NOT NULL DEFAULT false,
        rated_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        withdrawn_at timestamptz(3),
        imported boolean NOT NULL DEFAULT false,
        -- serves: a run reads all ratings in this order; the viewer's own rating of a page of notes
        CONSTRAINT ratings_one_per_rater UNIQUE (note_id, rater_id)
      )`);
    // serves: what one rater rated, newest first
    await runner.query(`CREATE INDEX ratings_rater_idx ON ratings (rater_id, id)`);
    // serves: SELECT max(rated_at): the last moment of an imported history; EXISTS (rated_at > the time of a run)
    await runner.query(`CREATE INDEX ratings_rated_at_idx ON ratings (rated_at)`);
    // The primary key serves "how many changes since a run": id > an id made from that run's time.
    await runner.query(`
      CREATE TABLE rating_changes (
        id bigint NOT NULL DEFAULT next_id() CONSTRAINT rating_changes_pk PRIMARY KEY,
        rating_id bigint NOT NULL CONSTRAINT rating_changes_rating_fk REFERENCES ratings (id),
        note_id bigint NOT NULL,
        rater_id bigint NOT NULL,
        level smallint CONSTRAINT rating_changes_level_known CHECK (level IN (0, 1, 2)),
        tag_mask integer NOT NULL,
        changed_at timestamptz(3) NOT NULL
      )`);
    // serves: the history of one rating, in order
    await runner.query(`CREATE INDEX rating_changes_rating_idx ON rating_changes (rating_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rating_changes`);
    await runner.query(`DROP TABLE ratings`);
  }
}
