import { Clock, ManualClock } from '@bridgenotes/platform';
import { HOUR, START, fillCommunity, insertRatings, openDataSource, runsService, SETTINGS, type Community } from './testing/community';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PublishedRuns, RunNeeds, ScoresReader, type NoteScore, type ScoringSettings } from './index';

let database: TestDatabase;
let dataSource: DataSource;
let reader: ScoresReader;
let clock: ManualClock;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  reader = new ScoresReader(dataSource);
  clock = new ManualClock(START + 5 * 365 * 24 * HOUR);
});

afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const needs = (settings: Partial<ScoringSettings> = {}) => new RunNeeds(dataSource, clock, { ...SETTINGS, ...settings });
const published = async (community: Community): Promise<NoteScore[]> => reader.ofNotes((await new PublishedRuns(dataSource).current())!, community.notes.map((note) => note.id));

describe('an imported history', () => {
  it('is scored as of its own end and after the wait, so that its helpful notes show at once', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
    const runs = await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    expect(runs.map((run) => [run.state, run.trigger, run.asOf.getTime()])).toEqual([
      ['published', 'history', START],
      ['published', 'history', START + 7 * HOUR],
    ]);
    const shown = (await published(community)).filter((score) => score.status === 'CURRENTLY_RATED_HELPFUL');
    expect(shown).toHaveLength(12);
    expect(shown[0]!.decidedAt).toEqual(new Date(START + 7 * HOUR));
  });

  it('goes on living: the next rating is scored now', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
    await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], clock.now());
    expect((await needs().due('schedule')).trigger).toBe('schedule');
    const [run, ...more] = await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    expect(more).toEqual([]);
    expect(run).toMatchObject({ state: 'published', trigger: 'schedule', asOf: clock.now() });
    expect((await published(community)).filter((score) => score.status === 'CURRENTLY_RATED_HELPFUL')).toHaveLength(12);
  });

  it('goes on living also on a slow machine, where time passes while a run is prepared', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 10 });
    await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], clock.now());
    const slow = new (class extends Clock {
      override now(): Date {
        clock.advance(10);
        return clock.now();
      }
    })();
    const [run] = await runsService(dataSource, slow).catchUp({ trigger: 'manual' });
    // Scored with everything there is, and not as a moment of the past.
    expect(run).toMatchObject({ state: 'published', trigger: 'manual' });
  });

  it('can be scored as of a moment within it, without what came later', async () => {
    const community = await fillCommunity(dataSource, { raters: 30, notes: 10 });
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 2 }], new Date(START + HOUR));
    const run = await runsService(dataSource, clock).run({ trigger: 'manual', asOf: new Date(START + 1) });
    expect(run.counts!.ratings).toBe(300);
    expect(await needs().situation(), 'the rest is not forgotten').toMatchObject({ newerRatings: true });
  });
});

describe('whether a run is due', () => {
  it('follows changes, waits and age', async () => {
    clock.set(START + 1000);
    expect((await needs().due('schedule')).trigger, 'nothing at all').toBeNull();
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
    expect((await needs().due('schedule')).trigger).toBe('schedule');
    expect((await needs().due('changes')).trigger).toBe('changes');
    const service = runsService(dataSource, clock);

    await service.catchUp({ trigger: 'schedule' });
    expect((await needs().due('schedule')).trigger, 'just done').toBeNull();
    expect(await needs().nextWaitEnds()).toBe(START + 1000 + HOUR + 1);
    clock.advance(HOUR);
    expect((await needs().due('changes')).trigger, 'still waiting').toBeNull();
    clock.advance(1);
    expect((await needs().due('changes')).trigger).toBe('stability');
    await service.catchUp({ trigger: 'stability' });
    expect(await needs().nextWaitEnds()).toBeNull();

    const rating = (i: number) => ({ noteId: community.notes[i]!.id, raterId: community.notes[i + 1]!.authorId, level: 2 as const });
    await insertRatings(dataSource, Array.from({ length: 19 }, (_, i) => rating(i)), clock.now());
    expect((await needs().due('changes')).trigger, 'one too few').toBeNull();
    expect(await needs().situation()).toMatchObject({ changes: 19 });
    await dataSource.query('UPDATE notes SET deleted_at = now(), text = NULL WHERE id = $1', [community.notes[29]!.id]);
    expect((await needs().due('changes')).trigger, 'a deleted note is a change').toBe('changes');
    await service.catchUp({ trigger: 'changes' });
    expect((await needs().due('schedule')).trigger).toBeNull();

    clock.set(START + 14 * 24 * HOUR + 1);
    expect(await needs().due('schedule')).toEqual({ trigger: 'schedule', reason: '30 notes are old enough to keep their status' });
    await service.catchUp({ trigger: 'schedule' });
    expect((await needs().due('schedule')).trigger).toBeNull();
    const locked = await dataSource.query('SELECT FROM note_status_history WHERE locked_status IS NOT NULL');
    expect(locked.length).toBeGreaterThan(0);
  });

  it('is not, when the last run was refused and nothing changed since', async () => {
    clock.set(START + 1000);
    const community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
    await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    clock.advance(HOUR + 1);
    await runsService(dataSource, clock).catchUp({ trigger: 'stability' });
    await dataSource.query('UPDATE ratings SET level = 0, tag_mask = 0 WHERE note_id = ANY($1)', [community.notes.filter((note) => note.opinion === 'both').map((note) => note.id)]);
    clock.advance(1000);
    const [refused] = await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    expect(refused!.state).toBe('refused');
    expect((await needs().due('schedule')).trigger).toBeNull();
  });
});

describe('a small community', () => {
  it('sees honestly what is missing', async () => {
    clock.set(START + 1000);
    const community = await fillCommunity(dataSource, { raters: 4, notes: 3 });
    await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    for (const score of await published(community)) {
      expect(score).toMatchObject({ status: 'NEEDS_MORE_RATINGS', intercept: null, missing: [{ code: 'MORE_RATINGS', value: 4, needed: 5 }] });
    }
  });

  it('with enough ratings but nobody who rated ten notes is told so', async () => {
    clock.set(START + 1000);
    const community = await fillCommunity(dataSource, { raters: 8, notes: 3 });
    await runsService(dataSource, clock).catchUp({ trigger: 'schedule' });
    for (const score of await published(community)) expect(score).toMatchObject({ status: 'NEEDS_MORE_RATINGS', missing: [{ code: 'ESTABLISHED_RATERS', needed: 10 }] });
  });

  it('may be given lower limits by its operator', async () => {
    clock.set(START + 1000);
    const community = await fillCommunity(dataSource, { raters: 12, notes: 8 });
    const parameters = { ...SETTINGS.parameters, prefilter: { minRatingsPerRater: 5, minRatingsPerNote: 5 } };
    const [run] = await runsService(dataSource, clock, { parameters }).catchUp({ trigger: 'schedule' });
    expect(run!.parameters.prefilter.minRatingsPerRater).toBe(5);
    expect((await published(community)).every((score) => score.intercept !== null)).toBe(true);
  });
});
