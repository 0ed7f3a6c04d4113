import { Contributor } from '@bridgenotes/contributors';
import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreHere } from './scorer';
import { HOUR, START, fillCommunity, levelOf, openDataSource, runsService, type Community } from './testing/community';

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
const clock = new ManualClock(START + HOUR);
const run = () => runsService(dataSource, clock).run({ trigger: 'schedule' });
const contributor = (id: string) => dataSource.getRepository(Contributor).findOneByOrFail({ id });
/** What a rater has from the notes that nobody finds helpful: one for each such rating, two less for each that says otherwise. */
const impactOnNotHelpful = (_id: string, rater: number): number =>
  community.notes.reduce((sum, { opinion }, n) => sum + (opinion !== 'none' ? 0 : levelOf(opinion, rater, n) === 0 ? 1 : -2), 0);
const authorOf = (opinion: string, nth = 0) => community.notes.filter((note) => note.opinion === opinion)[nth]!.authorId;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  community = await fillCommunity(dataSource, { raters: 40, notes: 40 });
  await dataSource.query(`UPDATE contributors SET enrollment_state = 'earnedIn' WHERE id = ANY($1)`, [[authorOf('none'), authorOf('both')]]);
  await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [community.raters[0]]);
  await run();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('what a published run makes of people, in order', () => {
  it('lets those write whose ratings agree with enough statuses; notes that still wait have none', async () => {
    const impacts = community.raters.map(impactOnNotHelpful);
    expect(new Set(impacts.map((impact) => impact >= 5))).toEqual(new Set([true, false]));
    for (const [rater, id] of community.raters.entries()) {
      if (rater === 0) continue;
      const good = impacts[rater]! >= 5;
      expect(await contributor(id)).toMatchObject({ enrollmentState: good ? 'earnedIn' : 'newUser', ratingImpact: impacts[rater], lastStateChangeAt: good ? clock.now() : null });
    }
    expect(await dataSource.getRepository(Contributor).countBy({ writingImpact: 1 })).toBe(0);
  });

  it('takes writing from authors whose notes are not helpful, and not from others', async () => {
    expect(await contributor(authorOf('none'))).toMatchObject({ enrollmentState: 'earnedOutAcknowledged', writingImpact: -1, timesEarnedOut: 1, successfulRatingNeededToEarnIn: 5, lastStateChangeAt: clock.now(), lastEarnOutAt: null });
    expect(await contributor(authorOf('both'))).toMatchObject({ enrollmentState: 'earnedIn', writingImpact: 0, timesEarnedOut: 0, lastStateChangeAt: null });
    expect(await contributor(authorOf('none', 1)), 'who may not write has nothing to lose').toMatchObject({ enrollmentState: 'newUser', writingImpact: -1, timesEarnedOut: 0 });
  });

  it('leaves the removed removed, and counts their ratings', async () => {
    expect(await contributor(community.raters[0]!)).toMatchObject({ enrollmentState: 'removed', ratingImpact: impactOnNotHelpful(community.raters[0]!, 0) });
  });

  it('is what the next run goes on from', async () => {
    const before = await contributor(authorOf('none'));
    clock.advance(HOUR + 1);
    await run();
    expect(await contributor(authorOf('none'))).toMatchObject({ enrollmentState: 'earnedOutAcknowledged', timesEarnedOut: 1, lastStateChangeAt: before.lastStateChangeAt, lastEarnOutAt: clock.now() });
    expect(await contributor(authorOf('both'))).toMatchObject({ enrollmentState: 'earnedIn', writingImpact: 1 });
    expect((await contributor(community.raters[1]!)).ratingImpact).toBeGreaterThan(8);
  });

  it('does not undo what somebody else did meanwhile', async () => {
    const id = community.raters[2]!;
    await dataSource.query('UPDATE contributors SET rating_impact = 0 WHERE id = $1', [id]);
    const scoring = runsService(dataSource, clock, {}, async (...given) => {
      await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [id]);
      return scoreHere(...given);
    });
    await scoring.run({ trigger: 'schedule' });
    expect(await contributor(id)).toMatchObject({ enrollmentState: 'removed', ratingImpact: 0 });
    await run();
    expect(await contributor(id)).toMatchObject({ enrollmentState: 'removed', ratingImpact: expect.any(Number) as number });
    expect((await contributor(id)).ratingImpact).toBeGreaterThan(0);
  });

  it('takes the impact from those whose ratings are gone, not the state', async () => {
    const id = community.raters[3]!;
    await dataSource.query('UPDATE ratings SET withdrawn_at = $2 WHERE rater_id = $1', [id, clock.now()]);
    await run();
    expect(await contributor(id)).toMatchObject({ enrollmentState: 'earnedIn', ratingImpact: 0 });
  });

  it('is nothing when the run is refused', async () => {
    const everybody = () => dataSource.getRepository(Contributor).find({ order: { id: 'ASC' } });
    const before = await everybody();
    await dataSource.query('UPDATE ratings SET level = 0, tag_mask = 0 WHERE note_id = ANY($1)', [community.notes.filter((note) => note.opinion === 'both').map((note) => note.id)]);
    clock.advance(HOUR);
    expect((await run()).state).toBe('refused');
    expect(await everybody()).toEqual(before);
  });
});
