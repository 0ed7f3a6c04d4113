import { ManualClock } from '@bridgenotes/platform';
import type { NoteStatus } from '@bridgenotes/scoring';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoteScore, PublishedRuns, scoreHere, ScoresReader, StatusChange, type Scorer } from '../index';
import { fillCommunity, HOUR, insertRatings, openDataSource, runsService, START, type Community, type Opinion } from '../testing/community';
import { LiveScores, type PublishedEvent } from './live-scores.service';

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let clock: ManualClock;
let live: LiveScores;

beforeEach(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  clock = new ManualClock(new Date(START + 1000));
  live = new LiveScores(clock);
  community = await fillCommunity(dataSource, { raters: 30, notes: 30 });
});

afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const run = (scorer: Scorer = scoreHere) => runsService(dataSource, clock, {}, scorer).run({ trigger: 'manual', force: true });
const update = (...noteIds: string[]) => dataSource.transaction((manager) => live.update(manager, noteIds));
/** Delivers what the publishing of a run told. @returns whether that is all: no event asks for more */
async function refresh(runId: string): Promise<boolean> {
  const [event] = await dataSource.query<{ id: string; payload: PublishedEvent }[]>(`SELECT id, payload FROM outbox WHERE topic IN ('run.published', 'live.refresh') AND payload ->> 'runId' = $1 ORDER BY id DESC LIMIT 1`, [runId]);
  await dataSource.transaction((manager) => live.refresh(manager, event!.payload));
  const more = await dataSource.query<{ payload: PublishedEvent }[]>(`SELECT payload FROM outbox WHERE topic = 'live.refresh' AND id > $1`, [event!.id]);
  for (const { payload } of more) expect(payload).toEqual(event!.payload);
  return more.length === 0;
}
const noteOf = (opinion: Opinion) => community.notes.find((note) => note.opinion === opinion)!.id;
const changesOf = (noteId: string) => dataSource.getRepository(StatusChange).find({ where: { noteId }, order: { id: 'ASC' } });

async function shown(noteId: string): Promise<NoteScore> {
  const runId = (await new PublishedRuns(dataSource).current())!;
  return (await new ScoresReader(dataSource).ofNotes(runId, [noteId]))[0]!;
}

async function statusOf(noteId: string): Promise<[NoteStatus, 'live' | 'run']> {
  const score = await shown(noteId);
  return [score.status, score.liveAt === null ? 'run' : 'live'];
}

/** The raters of one half change their mind about a note. */
async function turn(noteId: string, level: 0 | 2, half: 0 | 1 | null = null): Promise<void> {
  const raters = community.raters.filter((_, i) => half === null || i % 2 === half);
  await dataSource.query(`UPDATE ratings SET level = $2, tag_mask = $3, rated_at = $4 WHERE note_id = $1 AND rater_id = ANY ($5::bigint[])`, [noteId, level, level === 2 ? 9 : 1 << 10 | 1 << 12, clock.now(), raters]);
}

/** Two runs with the stability wait between: helpful notes are shown. */
async function settle(): Promise<void> {
  await run();
  clock.advance(HOUR + 1);
  await run();
}

describe('scoring between runs', () => {
  it('takes a status away at once, tells so as live, and the next run confirms it without telling it again', async () => {
    await settle();
    const noteId = noteOf('both');
    expect(await statusOf(noteId)).toEqual(['CURRENTLY_RATED_HELPFUL', 'run']);
    const before = (await changesOf(noteId)).length;
    clock.advance(1000);
    await turn(noteId, 0, 0);
    expect(await update(noteId)).toBe(1);
    expect((await statusOf(noteId))[1]).toBe('live');
    const status = (await shown(noteId)).status;
    expect(status).not.toBe('CURRENTLY_RATED_HELPFUL');
    expect((await changesOf(noteId)).slice(before)).toMatchObject([{ fromStatus: 'CURRENTLY_RATED_HELPFUL', toStatus: status, live: true, changedAt: clock.now() }]);
    const statementId = community.notes.find((note) => note.id === noteId)!.statementId;
    expect(await new ScoresReader(dataSource).surfaced((await new PublishedRuns(dataSource).current())!, [statementId])).toEqual([]);

    clock.advance(1000);
    const confirmed = await run();
    expect(await statusOf(noteId)).toEqual([status, 'run']);
    expect((await changesOf(noteId)).length).toBe(before + 1);
    expect(confirmed.counts!.live).toEqual({ notes: 1, differed: 0 });
  });

  it('shows a note whose wait is over, and not one whose wait no run has recorded', async () => {
    await run();
    const [waiting, fresh] = [noteOf('both'), noteOf('left')];
    await turn(fresh, 2);
    await update(waiting, fresh);
    expect(await statusOf(waiting)).toEqual(['NEEDS_MORE_RATINGS', 'live']);
    expect((await shown(fresh)).rules).toContain('NmrDueToMinStableCrhTime (v1.0)');
    clock.advance(HOUR + 1);
    await update(waiting, fresh);
    expect(await statusOf(waiting)).toEqual(['CURRENTLY_RATED_HELPFUL', 'live']);
    expect(await statusOf(fresh), 'its wait begins with the next run').toEqual(['NEEDS_MORE_RATINGS', 'live']);
    expect(await changesOf(waiting)).toMatchObject([{ toStatus: 'CURRENTLY_RATED_HELPFUL', live: true, decidedBy: 'CoreModel (v1.1)' }]);
  });

  it('takes back what a run does not confirm, and tells it', async () => {
    await run();
    clock.advance(HOUR + 1);
    const noteId = noteOf('both');
    await update(noteId);
    expect((await statusOf(noteId))[0]).toBe('CURRENTLY_RATED_HELPFUL');
    clock.advance(1000);
    // a rating that no event told of
    await turn(noteId, 0);
    const next = await run();
    expect((await statusOf(noteId))[1]).toBe('run');
    expect((await changesOf(noteId)).map(({ fromStatus, live: isLive }) => [fromStatus, isLive])).toEqual([['NEEDS_MORE_RATINGS', true], ['CURRENTLY_RATED_HELPFUL', false]]);
    expect(next.counts!.live).toEqual({ notes: 1, differed: 1 });
  });

  it('goes on while a run is made, and what came after its snapshot outlives it', async () => {
    await settle();
    const noteId = noteOf('both');
    clock.advance(1000);
    const before = (await changesOf(noteId)).length;
    const during: Scorer = async (...task) => {
      await turn(noteId, 0);
      expect(await update(noteId), 'while the run is made').toBe(1);
      return scoreHere(...task);
    };
    const made = await run(during);
    expect(made.state).toBe('published');
    expect(await statusOf(noteId)).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', 'live']);
    expect(await new PublishedRuns(dataSource).current()).toBe(made.id);
    expect((await changesOf(noteId)).slice(before).map(({ toStatus }) => toStatus), 'no status comes and goes').toEqual(['CURRENTLY_RATED_NOT_HELPFUL']);
    const earlier = (await shown(noteId)).liveAt!;
    expect(await refresh(made.id), 'scored anew from the new run').toBe(true);
    expect((await shown(noteId)).liveAt!.getTime()).toBeGreaterThan(earlier.getTime());
    expect(await statusOf(noteId)).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', 'live']);
    clock.advance(1000);
    await run();
    expect(await statusOf(noteId)).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', 'run']);
    expect((await changesOf(noteId)).length).toBe(before + 1);
  });

  it('scores anew from a new run in small portions, each note once, and nothing from a run that is no longer published', async () => {
    await settle();
    const notes = community.notes.map(({ id }) => id);
    clock.advance(1000);
    const made = await run(async (...task) => {
      await update(...notes);
      return scoreHere(...task);
    });
    const taken = (await Promise.all(notes.map(shown))).map(({ liveAt }) => liveAt!.getTime());
    expect(await refresh(made.id)).toBe(false);
    const portion = (await Promise.all(notes.map(shown))).filter(({ liveAt }, i) => liveAt!.getTime() > taken[i]!).length;
    expect(portion).toBeLessThan(notes.length);
    expect(portion).toBeGreaterThan(0);
    expect(await refresh(made.id)).toBe(true);
    const all = (await Promise.all(notes.map(shown))).map(({ liveAt }) => liveAt!.getTime());
    all.forEach((liveAt, i) => expect(liveAt).toBeGreaterThan(taken[i]!));
    clock.advance(1000);
    await run();
    expect(await refresh(made.id), 'another run is published').toBe(true);
    expect((await Promise.all(notes.map(shown))).every(({ liveAt }) => liveAt === null)).toBe(true);
  });

  it('scores a note that no run has seen, and none before the first run', async () => {
    const [{ id: noteId }] = await dataSource.query<[{ id: string }]>(
      `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
       SELECT statement_id, $2, classification, tags, text, true, created_at FROM notes WHERE id = $1 RETURNING id`, [noteOf('both'), community.raters[0]]);
    expect(await update(noteOf('both'))).toBe(0);
    await dataSource.query('UPDATE notes SET created_at = $2 WHERE id = $1', [noteId, new Date(START + 5000)]);
    await runsService(dataSource, clock).run({ trigger: 'manual', asOf: clock.now() });
    expect(await shown(noteId)).toBeUndefined();
    clock.advance(10_000);
    await insertRatings(dataSource, community.raters.slice(1).map((raterId) => ({ noteId, raterId, level: 0 })), clock.now());
    expect(await update(noteId)).toBe(1);
    expect(await statusOf(noteId)).toEqual(['CURRENTLY_RATED_NOT_HELPFUL', 'live']);
    expect(await changesOf(noteId)).toMatchObject([{ fromStatus: null, toStatus: 'CURRENTLY_RATED_NOT_HELPFUL', live: true }]);
  });

  it('counts a rater who has come to enough ratings since the run, and nobody with fewer', async () => {
    const raterId = community.raters[1]!;
    const given = community.notes.slice(0, 8).map(({ id }) => id);
    const [ninth, tenth] = [community.notes[8]!.id, community.notes[9]!.id];
    await dataSource.query('UPDATE ratings SET withdrawn_at = $3 WHERE rater_id = $1 AND note_id <> ALL ($2::bigint[])', [raterId, given, new Date(START)]);
    await settle();
    const known = async (noteId: string): Promise<[ratings: number, known: number]> => {
      const { numRatings, counts } = await shown(noteId);
      return [numRatings, Object.values(counts.sides).flatMap((side) => Object.values(side)).reduce((sum, count) => sum + count, 0)];
    };
    const rates = async (noteId: string): Promise<void> => {
      clock.advance(1000);
      await dataSource.query('UPDATE ratings SET withdrawn_at = NULL, rated_at = $3 WHERE rater_id = $1 AND note_id = $2', [raterId, noteId, clock.now()]);
      await update(noteId);
    };
    for (const [noteId, counts] of [[ninth, 0], [tenth, 1]] as const) {
      const [ratings, before] = await known(noteId);
      await rates(noteId);
      expect(await known(noteId)).toEqual([ratings + 1, before + counts]);
    }
    expect((await shown(tenth)).intervalHigh).toBeGreaterThan((await shown(tenth)).intervalLow!);
    const [ratings, placed] = await known(tenth);
    await dataSource.query('UPDATE ratings SET withdrawn_at = $3 WHERE rater_id = $1 AND note_id = $2', [raterId, ninth, clock.now()]);
    await update(tenth);
    expect(await known(tenth), 'with one rating taken back they are too few again').toEqual([ratings, placed - 1]);
  });

  it('of two at once the last to write has seen all ratings, and changes have ids in the order of their commits', async () => {
    await settle();
    const noteId = noteOf('both');
    const before = (await changesOf(noteId)).length;
    const steps = Array.from({ length: 12 }, async (_, i) => {
      await turn(noteId, i % 2 === 0 ? 0 : 2);
      await update(noteId);
    });
    await Promise.all(steps);
    const last = await shown(noteId);
    await update(noteId);
    expect((await shown(noteId)).intercept, 'another look finds the same').toBe(last.intercept);
    const changes = (await changesOf(noteId)).slice(before);
    changes.slice(1).forEach((change, i) => expect(change.fromStatus).toBe(changes[i]!.toStatus));
  });
});
