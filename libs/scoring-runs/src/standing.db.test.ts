import { Contributor, EnrollmentTransition, WritingRecord } from '@bridgenotes/contributors';
import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoreHere } from './scorer';
import { HOUR, SETTINGS, START, fillCommunity, levelOf, openDataSource, runsService, type Community } from './testing/community';

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

  it('records why, with the figures, and tells everybody and whoever listens', async () => {
    const author = authorOf('none');
    const [lost] = await dataSource.getRepository(EnrollmentTransition).findBy({ contributorId: author });
    expect(lost).toMatchObject({
      fromState: 'earnedIn', toState: 'earnedOutAcknowledged', reason: 'EARNED_OUT_SINGLE_TRIGGER', runId: expect.any(String) as string,
      numbers: { ratingImpact: 0, ratingImpactNeeded: 5, helpful: 0, notHelpful: 1, recentNotHelpful: 1, recentNotes: 5 },
    });
    const logged = await dataSource.query<{ data: object; actor: string }[]>(`SELECT data, actor FROM public_log WHERE kind = 'contributor.state' AND subject = $1`, [`contributor:${author}`]);
    expect(logged).toEqual([{ actor: 'system', data: { participant: (await contributor(author)).participantId, from: 'earnedIn', to: 'earnedOutAcknowledged', reason: 'EARNED_OUT_SINGLE_TRIGGER', run: lost!.runId } }]);
    const told = await dataSource.query<{ payload: object }[]>(`SELECT payload FROM outbox WHERE topic = 'contributor.state_changed' AND payload->>'contributorId' = $1`, [author]);
    expect(told).toEqual([{ payload: { contributorId: author, transitionId: lost!.id, from: 'earnedIn', to: 'earnedOutAcknowledged', reason: 'EARNED_OUT_SINGLE_TRIGGER' } }]);
  });

  it('leads to the state that everybody has by their transitions, one after the other', async () => {
    const [start, transitions, people] = [{ [authorOf('none')]: 'earnedIn', [authorOf('both')]: 'earnedIn', [community.raters[0]!]: 'removed' } as Record<string, string>,
      await dataSource.getRepository(EnrollmentTransition).find({ order: { id: 'ASC' } }), await dataSource.getRepository(Contributor).find()];
    expect(transitions.length).toBeGreaterThan(20);
    for (const { id, enrollmentState } of people) {
      const end = transitions.filter((step) => step.contributorId === id).reduce((state, step) => {
        expect(step.fromState).toBe(state);
        return step.toState as string;
      }, start[id] ?? 'newUser');
      expect(end).toBe(enrollmentState);
    }
  });

  it('holds what was found of everybody who wrote, and how many notes have got a status', async () => {
    const records = await dataSource.getRepository(WritingRecord).find();
    expect(records.map(({ contributorId }) => contributorId).sort()).toEqual(community.notes.map(({ authorId }) => authorId).sort());
    const found = new Map(records.map((record) => [record.contributorId, record]));
    for (const { authorId, opinion } of community.notes) {
      const counts = opinion === 'both' ? { helpful: 1, notHelpful: 0, undecided: 0, recent: 'H' } : opinion === 'none' ? { helpful: 0, notHelpful: 1, undecided: 0, recent: authorId === authorOf('none') ? expect.any(String) as string : 'N' } : { helpful: 0, notHelpful: 0, undecided: 1, recent: '' };
      expect(found.get(authorId), opinion).toMatchObject({ ...counts, topWriter: false, emergingWriter: opinion === 'both' });
    }
    const [progress] = await dataSource.query<{ notes_with_status: number }[]>('SELECT notes_with_status FROM founding_progress');
    expect(progress!.notes_with_status).toBe(community.notes.filter(({ opinion }) => opinion === 'both' || opinion === 'none').length);
  });

  it('is no news of imported people where a history that has ended is scored; of others it is', async () => {
    const good = community.raters.filter((_, rater) => rater > 3 && impactOnNotHelpful('', rater) >= 5).slice(0, 2);
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'newUser', imported = (id = $2) WHERE id = ANY($1)`, [good, good[0]]);
    const logged = (id: string) => dataSource.query<object[]>(`SELECT FROM public_log WHERE kind = 'contributor.state' AND subject = $1`, [`contributor:${id}`]);
    const before = await Promise.all(good.map(logged));
    await runsService(dataSource, clock).run({ trigger: 'history' });
    expect((await Promise.all(good.map(contributor))).map(({ enrollmentState }) => enrollmentState)).toEqual(['earnedIn', 'earnedIn']);
    expect((await Promise.all(good.map(logged))).map((entries, i) => entries.length - before[i]!.length)).toEqual([0, 1]);
    await dataSource.query('UPDATE contributors SET imported = false');
  });

  it('closes an appeal when good ratings have unlocked writing', async () => {
    const id = community.raters[1]!;
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'earnedOutAcknowledged' WHERE id = $1`, [id]);
    await dataSource.query(`INSERT INTO lock_appeals (contributor_id, state, text, opened_at) VALUES ($1, 'open', 'Please.', $2), ($3, 'open', 'Please.', $2)`, [id, clock.now(), authorOf('none')]);
    await run();
    expect(await contributor(id)).toMatchObject({ enrollmentState: 'earnedIn' });
    expect(await dataSource.query('SELECT contributor_id, state FROM lock_appeals ORDER BY contributor_id')).toEqual([{ contributor_id: id, state: 'overtaken' }, { contributor_id: authorOf('none'), state: 'open' }]);
  });

  it('is asked to be acknowledged where the community wants that', async () => {
    const id = authorOf('none', 2);
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'earnedIn' WHERE id = $1`, [id]);
    const contributors = { ...SETTINGS.parameters.contributors, asksToAcknowledge: true };
    await runsService(dataSource, clock, { parameters: { ...SETTINGS.parameters, contributors } }).run({ trigger: 'schedule' });
    expect(await contributor(id)).toMatchObject({ enrollmentState: 'earnedOutNoAcknowledge', timesEarnedOut: 1 });
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
    expect(await dataSource.getRepository(EnrollmentTransition).findBy({ contributorId: id, toState: 'newUser' }), 'what was not done is not told').toEqual([]);
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
