import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Churn1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // There was one guard, which looked at losses alone; a refusal now names its guard and what it counts.
    await runner.query(`
      UPDATE scoring_runs SET refusal = (refusal - 'lost') || jsonb_build_object('guard', 'HelpfulNotes', 'change', 'lost', 'count', refusal -> 'lost')
      WHERE refusal ? 'lost'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE scoring_runs SET refusal = (refusal - ARRAY['guard', 'change', 'count']) || jsonb_build_object('lost', refusal -> 'count')
      WHERE refusal ? 'count'`);
  }
}
