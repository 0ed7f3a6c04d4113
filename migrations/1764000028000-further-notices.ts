import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = ['NOTE_SHOWN_ON_YOUR_STATEMENT', 'NOTE_WITHDRAWN_FROM_YOUR_STATEMENT', 'NOTE_SHOWN', 'NOTE_WITHDRAWN', 'YOUR_NOTE_HELPFUL', 'YOUR_NOTE_NOT_HELPFUL', 'YOUR_NOTE_LOST_STATUS',
  'RATINGS_SUMMARY', 'RATING_REQUESTED', 'WRITING_UNLOCKED', 'WRITING_AT_RISK', 'WRITING_LOCKED', 'APPEAL_DECIDED', 'ADMITTED', 'REMOVED', 'REINSTATED', 'NOTE_RELISTED', 'DISPUTE_OPENED', 'DISPUTE_DECIDED', 'JURY_DUTY',
  'REQUEST_MET', 'REQUEST_UNFOUNDED', 'SUGGESTION_MADE', 'SUGGESTION_ANSWERED', 'PROGRAM_ADMITTED', 'PROGRAM_REFUSED'];
const NEW = ['CLAIM_LOST', 'REMOVAL_UPHELD', 'APPEAL_MADE', 'NOTE_REVISED', 'YOUR_NOTE_SPREADS'];
const list = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');

async function allow(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  for (const table of ['notices', 'notice_frequencies'])
    await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_kind_known, ADD CONSTRAINT ${table}_kind_known CHECK (kind IN (${list(kinds)}))`);
}

/** People hear of a claim that somebody else holds now, of an upheld removal, of new versions of what they rated and of notes of theirs that spread; moderators of appeals. */
export class FurtherNotices1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, [...BEFORE, ...NEW]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM delivery_notices WHERE notice_id IN (SELECT id FROM notices WHERE kind IN (${list(NEW)}))`);
    for (const table of ['notices', 'notice_frequencies']) await runner.query(`DELETE FROM ${table} WHERE kind IN (${list(NEW)})`);
    await allow(runner, BEFORE);
  }
}
