import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scoreHere, verifyRun, type ScoringRun } from '../index';
import { fillCommunity, HOUR, insertRatings, openDataSource, runsService, START, type Community } from '../testing/community';

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let run: ScoringRun;
const clock = new ManualClock(START);

const verify = (runId: string | null = null) => verifyRun(dataSource, runId, scoreHere, () => undefined);
const makeRun = () => runsService(dataSource, clock).run({ trigger: 'manual' });

beforeEach(async () => {
  clock.set(START + 7 * HOUR);
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 24, notes: 20 });
  await makeRun();
  clock.advance(8 * HOUR);
  run = await makeRun();
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const changeRating = (noteId: string) => dataSource.query('UPDATE ratings SET level = 2 - level WHERE (note_id, rater_id) IN (SELECT note_id, rater_id FROM ratings WHERE note_id = $1 ORDER BY rater_id LIMIT 1)', [noteId]);

describe('a run made again', () => {
  it('gives the same, with the history it was given', async () => {
    const report = await verify();
    expect(report).toMatchObject({ verified: true, difference: null, runId: run.id, notes: 20, ratings: 480, changedNotes: 0, movedOn: 0 });
    expect(report.recomputed).toEqual(report.recorded);
    expect(report.recorded).toEqual({ input: run.inputDigest, configuration: run.configurationDigest, output: run.outputDigest });
    expect(await dataSource.query(`SELECT count(*) AS n FROM note_scores WHERE run_id = $1 AND status = 'CURRENTLY_RATED_HELPFUL'`, [run.id])).toEqual([{ n: '8' }]);
  });

  it('names the note of one rating that was changed in the table and nowhere else', async () => {
    const { id } = community.notes[7]!;
    await changeRating(id);
    const report = await verify();
    expect(report).toMatchObject({ verified: false, changedNotes: 1, difference: { noteId: id, problem: `the tables are not what was scored: note ${id} or its ratings are not what they were, and nothing is recorded that changed it` } });
  });

  it('passes over notes that people rated since', async () => {
    clock.advance(HOUR);
    const { id } = community.notes[3]!;
    await insertRatings(dataSource, [{ noteId: id, raterId: community.notes[4]!.authorId, level: 2 }], clock.now());
    expect(await verify()).toMatchObject({ verified: true, movedOn: 1, changedNotes: 0 });
    await changeRating(community.notes[5]!.id);
    expect(await verify()).toMatchObject({ verified: false, movedOn: 1, changedNotes: 1, difference: { noteId: community.notes[5]!.id } });
  });

  it('names the note whose stored score was changed, with the column', async () => {
    const { id } = community.notes[0]!;
    await dataSource.query(`UPDATE note_scores SET status = 'CURRENTLY_RATED_NOT_HELPFUL' WHERE run_id = $1 AND note_id = $2`, [run.id, id]);
    expect((await verify()).difference).toEqual({ problem: `the score of note ${id} is not what the run found`, id, noteId: id, column: 'status', recorded: 'CURRENTLY_RATED_NOT_HELPFUL', recomputed: 'CURRENTLY_RATED_HELPFUL' });
    await dataSource.query(`DELETE FROM note_scores WHERE run_id = $1 AND note_id = $2`, [run.id, id]);
    expect((await verify()).difference).toMatchObject({ noteId: id, column: null, recorded: null, recomputed: 'a score' });
  });

  it('tells when the record or the parameters were changed', async () => {
    await dataSource.query(`UPDATE scoring_runs SET parameters = jsonb_set(parameters, '{rules,crhThreshold}', '0.41') WHERE id = $1`, [run.id]);
    expect((await verify()).difference?.problem).toBe('the parameters of the run have another digest than the run recorded');
    await dataSource.query(`UPDATE scoring_runs SET parameters = (SELECT parameters FROM scoring_runs WHERE id <> $1 LIMIT 1), output_digest = repeat('0', 64) WHERE id = $1`, [run.id]);
    expect((await verify()).difference?.problem).toContain('the run recorded another output');
    await dataSource.query(`UPDATE scoring_runs SET input_digest = repeat('0', 64) WHERE id = $1`, [run.id]);
    expect((await verify()).difference?.problem).toBe('what is kept as the input of the run has another digest than the run recorded');
  });

  it('has to be one whose input is kept', async () => {
    await expect(verify(run.previousRunId)).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('kept input (SCORING_KEEP_INPUTS)') as string });
    await expect(verify('1')).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no scoring run 1.' });
  });
});
