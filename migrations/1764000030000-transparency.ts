import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Transparency1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const counts = ['notes', 'writers', 'ratings', 'raters', 'joined', 'requests', 'disputes', 'upheld', 'amended', 'retracted', 'removals', 'helpful', 'not_helpful', 'runs', 'runs_refused', 'runs_failed'];
    await runner.query(`
      CREATE TABLE community_figures (
        period text NOT NULL CONSTRAINT community_figures_period_known CHECK (period IN ('day', 'week')),
        starts_on date NOT NULL,
        ${counts.map((name) => `${name} integer NOT NULL`).join(',\n        ')},
        median_hours_to_status double precision,
        mean_run_seconds double precision,
        counted_at timestamptz(3) NOT NULL,
        -- serves: the last days or weeks: WHERE period = $1 ORDER BY starts_on DESC
        CONSTRAINT community_figures_pk PRIMARY KEY (period, starts_on)
      )`);
    await runner.query(`
      CREATE TABLE service_pulses (
        part text NOT NULL CONSTRAINT service_pulses_pk PRIMARY KEY,
        seen_at timestamptz(3) NOT NULL
      )`);
    // serve: how many there were within some days; the first one also the list of people by when they came
    await runner.query(`CREATE INDEX contributors_joined_idx ON contributors (joined_at, id)`);
    await runner.query(`CREATE INDEX note_requests_made_idx ON note_requests (made_at)`);
    await runner.query(`CREATE INDEX disputes_opened_idx ON disputes (opened_at)`);
    await runner.query(`CREATE INDEX disputes_ended_idx ON disputes (ended_at) WHERE ended_at IS NOT NULL`);
    await runner.query(`CREATE INDEX removals_removed_idx ON removals (removed_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['removals_removed_idx', 'disputes_ended_idx', 'disputes_opened_idx', 'note_requests_made_idx', 'contributors_joined_idx']) await runner.query(`DROP INDEX ${index}`);
    await runner.query(`DROP TABLE service_pulses`);
    await runner.query(`DROP TABLE community_figures`);
  }
}
