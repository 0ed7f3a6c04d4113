import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Feeds1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE note_scores ADD COLUMN needs_ratings boolean NOT NULL DEFAULT false`);
    await runner.query(`
      UPDATE note_scores SET needs_ratings = true FROM published_run, note_status_history history
      WHERE note_scores.run_id = published_run.run_id AND history.note_id = note_scores.note_id AND history.locked_status IS NULL AND note_scores.status = 'NEEDS_MORE_RATINGS'`);
    await runner.query(`ALTER TABLE note_scores ALTER COLUMN needs_ratings DROP DEFAULT`);
    // serves: the feed of notes that need ratings: WHERE (num_ratings, -note_id) > ($1, $2) ORDER BY num_ratings, -note_id
    await runner.query(`CREATE INDEX note_scores_needing_idx ON note_scores (run_id, num_ratings, (-note_id)) WHERE needs_ratings`);
    // serves: "how many notes were deleted since a run": deleted_at > that run's time
    await runner.query(`CREATE INDEX notes_deleted_idx ON notes (deleted_at) WHERE deleted_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX notes_deleted_idx`);
    await runner.query(`ALTER TABLE note_scores DROP COLUMN needs_ratings`);
  }
}
