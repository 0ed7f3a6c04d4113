import { createHash } from 'node:crypto';
import { CommunitySettings, dataSourceOptions, drawSeeded, ManualClock, type Viewer } from '@bridgenotes/platform';
import { ratingsService, SaidConflicts } from '@bridgenotes/ratings/testing';
import { readCurrentInput } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, PLATFORM_ENTITIES, runsService, SETTINGS, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEEDED, NEEDED_ENTITIES, NeededNotes, NeededSyncChore, PopulationSample, RatingRequestsService } from './index';

let database: TestDatabase;
let dataSource: DataSource;
let clock: ManualClock;
let community: Community;
const RATERS = 40;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [...PLATFORM_ENTITIES, ...NEEDED_ENTITIES], poolSize: 20 })).initialize();
  clock = new ManualClock(START + HOUR);
  // Half of all raters have rated each note: the others can be drawn.
  community = await fillCommunity(dataSource, { raters: RATERS, notes: 30, rates: (r, n) => (r + n) % 4 < 2 });
  await runsService(dataSource, clock).run({ trigger: 'manual' });
  await new NeededSyncChore(dataSource, new NeededNotes(clock, CommunitySettings.from({}, [NEEDED]))).run();
});
afterEach(async () => {
  conflicts.people.clear();
  await dataSource?.destroy();
  await database?.drop();
});

interface Request { readonly note_id: string; readonly rater_id: string; readonly round: number }
const conflicts = new SaidConflicts();
const sample = (given: object = {}) => new PopulationSample(dataSource, clock, conflicts, CommunitySettings.from({ needed: { sampleRaters: 6, sampleAtOnce: 30, ...given } }, [NEEDED]));
const requests = () => dataSource.query<Request[]>('SELECT note_id, rater_id, round FROM rating_requests ORDER BY note_id, rater_id');
const viewer = (contributorId: string): Viewer => ({ via: 'token', contributorId, role: 'contributor', alias: 'somebody', scopes: ['ratings:write'], removed: false, limitKey: 'test' });
const rate = ({ note_id: noteId, rater_id: raterId }: Request) => ratingsService(dataSource, clock).rate(viewer(raterId), { noteId, level: 'HELPFUL', tags: [] });
const drawnFor = async (noteId: string) => (await requests()).filter((request) => request.note_id === noteId);
const digestOf = (ids: readonly string[]) => createHash('sha256').update([...ids].sort().join('\n')).digest('hex');

describe('random raters', () => {
  it('are drawn for notes that are about to be shown, and neither authors, nor who rated, nor who was put out', async () => {
    const [removed, program, reader] = community.raters;
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [removed]);
    await dataSource.query(`UPDATE contributors SET enrollment_state = 'apiEarnedIn' WHERE id = $1`, [program]);
    await dataSource.query(`UPDATE contributors SET role = 'reader' WHERE id = $1`, [reader]);
    await sample().run();
    const all = await requests();
    const high = await dataSource.query<{ note_id: string }[]>('SELECT note_id FROM note_scores WHERE intercept >= 0.3');
    expect(high.length).toBeGreaterThan(5);
    expect(new Set(all.map((request) => request.note_id))).toEqual(new Set(high.map((row) => row.note_id)));
    for (const { note_id } of high) expect((await drawnFor(note_id)).length).toBe(6);
    for (const { note_id, rater_id } of all) {
      const [{ rated }] = await dataSource.query<[{ rated: boolean }]>('SELECT EXISTS (SELECT FROM ratings WHERE note_id = $1 AND rater_id = $2) AS rated', [note_id, rater_id]);
      expect(rated).toBe(false);
      expect([removed, program, reader]).not.toContain(rater_id);
      expect(community.notes.find(({ id }) => id === note_id)!.authorId).not.toBe(rater_id);
    }
  });

  it('are none who stand behind the note, and may be who stand behind another', async () => {
    const [{ note_id }] = await dataSource.query<[{ note_id: string }]>('SELECT note_id FROM note_scores WHERE intercept >= 0.3 ORDER BY note_id');
    const unrated = (await dataSource.query<{ id: string }[]>('SELECT id FROM unnest($1::bigint[]) AS person (id) WHERE NOT EXISTS (SELECT FROM ratings WHERE note_id = $2 AND rater_id = person.id) ORDER BY id', [community.raters, note_id])).map(({ id }) => id);
    const { authorId } = community.notes.find(({ id }) => id === note_id)!;
    const another = community.notes.find(({ id }) => id !== note_id)!;
    conflicts.people.set(authorId, unrated[0]!).set(another.authorId, unrated[1]!);
    await sample({ sampleRaters: RATERS }).run();
    expect((await drawnFor(note_id)).map(({ rater_id }) => rater_id)).toEqual(unrated.slice(1));
  });

  it('are told of by an event each, and by the log without their names, so that the draw can be repeated', async () => {
    await sample().run();
    const all = await requests();
    expect(all.length).toBeGreaterThan(30);
    const events = await dataSource.query<{ payload: { noteId: string; contributorId: string } }[]>(`SELECT payload FROM outbox WHERE topic = 'rating.requested'`);
    expect(new Set(events.map(({ payload }) => `${payload.noteId} ${payload.contributorId}`))).toEqual(new Set(all.map((request) => `${request.note_id} ${request.rater_id}`)));
    const entries = await dataSource.query<{ subject: string; actor: string; body: string; data: { seed: string; candidatesDigest: string; candidates: number; drawn: number; drawnDigest: string } }[]>(`SELECT subject, actor, body, data FROM public_log WHERE kind = 'raters.drawn'`);
    expect(entries).toHaveLength(new Set(all.map((request) => request.note_id)).size);
    const people = await dataSource.query<{ id: string; participant_id: string }[]>('SELECT id, participant_id FROM contributors');
    for (const { subject, actor, body, data } of entries) {
      const noteId = subject.split(':')[1]!;
      expect(actor).toBe('system');
      expect(people.some(({ participant_id }) => body.includes(participant_id))).toBe(false);
      const rated = new Set((await dataSource.query<{ rater_id: string }[]>('SELECT rater_id FROM ratings WHERE note_id = $1', [noteId])).map((row) => row.rater_id));
      const candidates = people.filter(({ id }) => community.raters.includes(id) && !rated.has(id)).map(({ participant_id }) => participant_id);
      expect([data.candidates, data.candidatesDigest]).toEqual([candidates.length, digestOf(candidates)]);
      const drawn = drawSeeded(data.seed, candidates, 6);
      expect(data.drawnDigest).toBe(digestOf(drawn));
      const asked = await drawnFor(noteId);
      expect(new Set(asked.map((request) => people.find(({ id }) => id === request.rater_id)!.participant_id))).toEqual(new Set(drawn));
    }
  });

  it('are asked once, also by two at the same instant, and again only when too few have answered in time', async () => {
    await Promise.all([sample().run(), sample().run()]);
    const first = await requests();
    expect(new Set(first.map(({ round }) => round))).toEqual(new Set([1]));
    expect((await dataSource.query(`SELECT FROM outbox WHERE topic = 'rating.requested'`)) as unknown[]).toHaveLength(first.length);
    await sample().run();
    expect(await requests(), 'they have time').toEqual(first);
    const [{ note_id: answered }] = first as [Request];
    for (const request of await drawnFor(answered)) await rate(request);
    clock.advance(25 * HOUR);
    await sample({ sampleEnough: 6, sampleRounds: 2 }).run();
    expect((await drawnFor(answered)).map(({ round }) => round), 'enough have answered').toEqual([1, 1, 1, 1, 1, 1]);
    const [other] = first.filter((request) => request.note_id !== answered);
    expect((await drawnFor(other!.note_id)).map(({ round }) => round).sort()).toEqual([1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    clock.advance(25 * HOUR);
    const before = await requests();
    await sample({ sampleEnough: 6, sampleRounds: 2 }).run();
    expect(await requests(), 'two rounds and no more').toEqual(before);
  });

  it('have no more requests open than a community sets', async () => {
    await sample({ sampleAtOnce: 2, sampleRaters: 40 }).run();
    const open = new Map<string, number>();
    for (const { rater_id } of await requests()) open.set(rater_id, (open.get(rater_id) ?? 0) + 1);
    expect(Math.max(...open.values())).toBe(2);
  });

  it('are never drawn where a community does without', async () => {
    await sample({ sampleRaters: 0 }).run();
    expect(await requests()).toEqual([]);
  });
});

describe('a rating', () => {
  const sampledOf = async ({ note_id, rater_id }: Request) => (await dataSource.query<{ population_sampled: boolean }[]>('SELECT population_sampled FROM ratings WHERE note_id = $1 AND rater_id = $2', [note_id, rater_id]))[0]?.population_sampled;
  const service = () => new RatingRequestsService(dataSource, clock);

  it('made on a request is one of a random sample, and stays so when it is changed; any other is not', async () => {
    await sample().run();
    const [request] = await requests() as [Request];
    expect(await service().openOf(request.rater_id)).toEqual(expect.arrayContaining([expect.objectContaining({ noteId: request.note_id })]));
    expect((await rate(request)).populationSampled).toBe(true);
    expect((await service().openOf(request.rater_id)).map(({ noteId }) => noteId)).not.toContain(request.note_id);
    await ratingsService(dataSource, clock).rate(viewer(request.rater_id), { noteId: request.note_id, level: 'NOT_HELPFUL', tags: [] });
    expect(await sampledOf(request)).toBe(true);
    const stranger = { note_id: request.note_id, rater_id: community.notes.find(({ id }) => id !== request.note_id)!.authorId, round: 1 };
    expect((await rate(stranger)).populationSampled).toBe(false);
  });

  it('after the request has ended or was declined is one like any other', async () => {
    await sample().run();
    const [declined, late] = await requests() as [Request, Request];
    expect(await Promise.all([1, 2, 3].map(() => service().decline(viewer(declined.rater_id), declined.note_id))).then((done) => done.sort())).toEqual([false, false, true]);
    expect((await rate(declined)).populationSampled).toBe(false);
    clock.advance(25 * HOUR);
    expect(await service().openOf(late.rater_id)).toEqual([]);
    expect(await service().decline(viewer(late.rater_id), late.note_id)).toBe(false);
    expect((await rate(late)).populationSampled).toBe(false);
  });

  it('and its declining in the same instant: one of both ends the request', async () => {
    await sample().run();
    for (const request of (await requests()).slice(0, 8)) {
      const [{ populationSampled }, wasDeclined] = await Promise.all([rate(request), service().decline(viewer(request.rater_id), request.note_id)]);
      expect(populationSampled).toBe(!wasDeclined);
    }
  });

  it('of a random sample is told apart by the next run', async () => {
    await sample().run();
    const all = await requests();
    expect(all.length).toBeGreaterThan(30);
    for (const request of all) await rate(request);
    clock.advance(HOUR);
    const input = await readCurrentInput(database.url, clock.now(), SETTINGS.parameters);
    expect(input.ratings.populationSampled.reduce((sum, sampled) => sum + sampled, 0)).toBe(all.length);
  });
});
