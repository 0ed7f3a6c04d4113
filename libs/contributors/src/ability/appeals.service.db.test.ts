import { OutboxEntry, PublicLog, type Viewer } from '@bridgenotes/platform';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { createTestDatabase } from '@bridgenotes/test-support';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { Contributor } from '../people/contributor.entity';
import { AppealConflicts, AppealsService } from './appeals.service';
import { EnrollmentTransition } from './enrollment-transition.entity';

/** Ratings are known above this room; here it is said who had a part. */
class Said extends AppealConflicts {
  readonly parts = new Set<string>();
  override tookPart(_manager: EntityManager, raterId: string, authorId: string): Promise<boolean> {
    return Promise.resolve(this.parts.has(`${raterId} ${authorId}`));
  }
}

let room: OpenContributors;
let appeals: AppealsService;
const said = new Said();
const code = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const stateOf = async (viewer: Viewer) => room.dataSource.getRepository(Contributor).findOneByOrFail({ id: viewer.contributorId! });
const transitions = async (viewer: Viewer) => (await room.dataSource.getRepository(EnrollmentTransition).find({ where: { contributorId: viewer.contributorId! }, order: { id: 'ASC' } })).map(({ fromState, toState, reason }) => [fromState, toState, reason]);

/** Somebody in a state, as a run left them an hour ago. */
async function inState(state: EnrollmentState): Promise<Viewer> {
  const viewer = await room.person('contributor');
  await room.dataSource.getRepository(Contributor).update(viewer.contributorId!, { enrollmentState: state, lastStateChangeAt: new Date(room.clock.now().getTime() - 3_600_000), timesEarnedOut: 2, successfulRatingNeededToEarnIn: 12 });
  return viewer;
}

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
  appeals = new AppealsService(room.dataSource, room.clock, room.settings, said);
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors, outbox CASCADE');
  said.parts.clear();
});

describe('acknowledging', () => {
  it('is recorded once, however often and fast it is done', async () => {
    const ann = await inState('earnedOutNoAcknowledge');
    await Promise.all(Array.from({ length: 10 }, () => appeals.acknowledge(ann, true)));
    expect(await stateOf(ann)).toMatchObject({ enrollmentState: 'earnedOutAcknowledged', timesEarnedOut: 2, successfulRatingNeededToEarnIn: 12, lastStateChangeAt: new Date(room.clock.now().getTime() - 3_600_000) });
    expect(await transitions(ann)).toEqual([['earnedOutNoAcknowledge', 'earnedOutAcknowledged', 'ACKNOWLEDGED']]);
  });

  it('tells whoever listens, and everybody', async () => {
    const ann = await inState('earnedOutNoAcknowledge');
    const { participantId } = await appeals.acknowledge(ann, true);
    expect(await room.dataSource.getRepository(OutboxEntry).find()).toMatchObject([{ topic: 'contributor.state_changed', payload: { contributorId: ann.contributorId, from: 'earnedOutNoAcknowledge', to: 'earnedOutAcknowledged', reason: 'ACKNOWLEDGED' } }]);
    const { rows } = await new PublicLog(room.dataSource).page({ first: 10 }, { subject: `contributor:${ann.contributorId}` });
    expect(rows).toMatchObject([{ kind: 'contributor.state', actor: participantId, data: { participant: participantId, from: 'earnedOutNoAcknowledge', to: 'earnedOutAcknowledged', reason: 'ACKNOWLEDGED', run: null } }]);
  });

  it('is for who lost writing, in person, and knows it', async () => {
    const ann = await inState('earnedOutNoAcknowledge');
    expect(await code(appeals.acknowledge(await inState('atRisk'), true))).toBe('NOT_LOCKED');
    expect(await code(appeals.acknowledge(ann, false))).toBe('INVALID_INPUT');
    expect(await code(appeals.acknowledge({ ...ann, via: 'api-key' }, true))).toBe('FORBIDDEN');
    expect(await transitions(ann)).toEqual([]);
  });
});

describe('an appeal', () => {
  it('is one, also of ten in the same instant', async () => {
    const ann = await inState('earnedOutAcknowledged');
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => code(appeals.appeal(ann, 'Look again.'))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'APPEAL_ALREADY_MADE']));
    expect((await appeals.open({ first: 10 })).rows).toMatchObject([{ contributorId: ann.contributorId, state: 'open', text: 'Look again.' }]);
  });

  it('that is lifted gives writing back: the loss does not count, and its notes do not count for another', async () => {
    const [ann, moderator] = [await inState('earnedOutNoAcknowledge'), await room.person('moderator')];
    const { id } = await appeals.appeal(ann, 'The post was deleted.');
    expect(await room.dataSource.getRepository(OutboxEntry).find()).toMatchObject([{ topic: 'appeal.made', payload: { appealId: id } }]);
    const decided = await appeals.decide(moderator, id, 'lifted', ' It was. ');
    expect(decided).toMatchObject({ state: 'lifted', decidedBy: moderator.contributorId, reason: 'It was.', decidedAt: room.clock.now() });
    expect(await stateOf(ann)).toMatchObject({ enrollmentState: 'earnedIn', timesEarnedOut: 1, lastEarnOutAt: room.clock.now(), lastStateChangeAt: room.clock.now() });
    expect(await transitions(ann)).toEqual([['earnedOutNoAcknowledge', 'earnedIn', 'APPEAL_LIFTED']]);
    const { participantId } = await stateOf(moderator);
    const { rows } = await new PublicLog(room.dataSource).page({ first: 10 }, { subject: `lock-appeal:${id}` });
    expect(rows).toMatchObject([{ kind: 'lock-appeal.decided', actor: participantId, data: { participant: (await stateOf(ann)).participantId, outcome: 'lifted', reason: 'It was.' } }]);
    expect(await appeals.latestOfEach(['1', ann.contributorId!])).toMatchObject([null, { state: 'lifted' }]);
  });

  it('that is upheld changes nothing, and is not made again for the same loss', async () => {
    const [ann, moderator] = [await inState('earnedOutAcknowledged'), await room.person('moderator')];
    const { id } = await appeals.appeal(ann, 'Please.');
    await appeals.decide(moderator, id, 'upheld', 'Three of five.');
    expect(await stateOf(ann)).toMatchObject({ enrollmentState: 'earnedOutAcknowledged', timesEarnedOut: 2 });
    expect(await code(appeals.appeal(ann, 'Please!'))).toBe('APPEAL_ALREADY_MADE');
    await room.dataSource.getRepository(Contributor).update(ann.contributorId!, { lastStateChangeAt: new Date(room.clock.now().getTime() + 1) });
    expect(await code(appeals.appeal(ann, 'Another loss.'))).toBe('done');
  });

  it('is decided once, when two moderators do in the same instant', async () => {
    const [ann, one, two] = [await inState('earnedOutAcknowledged'), await room.person('moderator'), await room.person('moderator')];
    const { id } = await appeals.appeal(ann, 'Please.');
    const outcomes = await Promise.all([code(appeals.decide(one, id, 'lifted', 'Yes.')), code(appeals.decide(two, id, 'upheld', 'No.'))]);
    expect(outcomes.sort()).toEqual(['APPEAL_CLOSED', 'done']);
    const [decided] = await appeals.latestOfEach([ann.contributorId!]);
    expect((await stateOf(ann)).enrollmentState).toBe(decided!.state === 'lifted' ? 'earnedIn' : 'earnedOutAcknowledged');
  });

  it('is decided by moderators, not by who made it, and not by who had a part in the loss', async () => {
    const [ann, moderator, partial] = [await inState('earnedOutAcknowledged'), await room.person('moderator'), await room.person('moderator')];
    const { id } = await appeals.appeal(ann, 'Please.');
    said.parts.add(`${partial.contributorId} ${ann.contributorId}`);
    expect(await code(appeals.decide({ ...ann, role: 'moderator' }, id, 'lifted', 'Mine.'))).toBe('APPEAL_CONFLICT');
    expect(await code(appeals.decide(partial, id, 'upheld', 'I said so.'))).toBe('APPEAL_CONFLICT');
    expect(await code(appeals.decide(await room.person('contributor'), id, 'lifted', 'Why not.'))).toBe('FORBIDDEN');
    expect(await code(appeals.decide({ ...moderator, via: 'api-key' }, id, 'lifted', 'Beep.'))).toBe('FORBIDDEN');
    expect(await code(appeals.decide(moderator, '1', 'lifted', 'Which?'))).toBe('NOT_FOUND');
    expect(await code(appeals.decide(moderator, id, 'lifted', ' '))).toBe('INVALID_INPUT');
    expect(await transitions(ann)).toEqual([]);
  });

  it('is closed as overtaken where writing is unlocked already', async () => {
    const [ann, moderator] = [await inState('earnedOutAcknowledged'), await room.person('moderator')];
    const { id } = await appeals.appeal(ann, 'Please.');
    await room.dataSource.getRepository(Contributor).update(ann.contributorId!, { enrollmentState: 'earnedIn' });
    expect(await appeals.decide(moderator, id, 'upheld', 'Too late.')).toMatchObject({ state: 'overtaken', decidedBy: null, reason: null });
    expect((await appeals.open({ first: 10 })).rows).toEqual([]);
  });
});

describe('whether somebody may write', () => {
  it('is what the state says, and how far the community has come', async () => {
    const [newcomer, writer, locked] = await Promise.all([inState('newUser'), inState('atRisk'), inState('earnedOutAcknowledged')]);
    const ids = [newcomer, writer, locked].map((viewer) => viewer!.contributorId!);
    const setProgress = (notes: number) => room.dataSource.query('UPDATE founding_progress SET notes_with_status = $1', [notes]);
    await setProgress(49);
    expect([...(await room.ability.mayWrite([...ids, '1'])).entries()].sort()).toEqual([[ids[0], true], [ids[1], true], [ids[2], false]].sort());
    await setProgress(50);
    expect((await room.ability.mayWrite(ids)).get(ids[0]!)).toBe(false);
    await room.dataSource.getRepository(Contributor).update(ids[1]!, { leftAt: room.clock.now() });
    expect((await room.ability.mayWrite(ids)).get(ids[1]!), 'who left').toBe(false);
    await room.dataSource.getRepository(Contributor).update(ids[1]!, { leftAt: null });
    expect(await code(room.ability.requireWriter(room.dataSource.manager, ids[0]!))).toBe('WRITING_LOCKED');
    expect(await room.ability.requireWriter(room.dataSource.manager, ids[1]!)).toMatchObject({ id: ids[1] });
    await setProgress(0);
  });
});
