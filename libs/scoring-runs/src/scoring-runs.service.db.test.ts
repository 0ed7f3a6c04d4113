import { ManualClock } from '@bridgenotes/platform';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteScore, PublishedRuns, RaterScore, ScoresReader, ScoringRun, StatusChange } from './index';
import { HOUR, START, fillCommunity, insertRatings, openDataSource, runsService, type Community } from './testing/community';
import { scoreHere } from './scorer';

let database: TestDatabase;
let dataSource: DataSource;
let community: Community;
let reader: ScoresReader;
const clock = new ManualClock(START + HOUR);

const scores = async (run: ScoringRun) => new Map((await reader.ofNotes(run.id, community.notes.map((note) => note.id))).map((score) => [score.noteId, score]));
const current = () => new PublishedRuns(dataSource).current();

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDataSource(database.url);
  reader = new ScoresReader(dataSource);
  community = await fillCommunity(dataSource, { raters: 40, notes: 40 });
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('a community that is scored, in order', () => {
  let first: ScoringRun;
  let second: ScoringRun;

  it('holds helpful notes back at first', async () => {
    first = await runsService(dataSource, clock).run({ trigger: 'schedule' });
    expect(first).toMatchObject({ state: 'published', previousRunId: null, counts: { notes: 40, ratings: 1600, raters: 40 } });
    expect(first.inputDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(await current()).toBe(first.id);
    const byNote = await scores(first);
    expect(byNote.size).toBe(40);
    for (const { id, opinion } of community.notes) {
      const score = byNote.get(id)!;
      expect(score.status).toBe(opinion === 'none' ? 'CURRENTLY_RATED_NOT_HELPFUL' : 'NEEDS_MORE_RATINGS');
      if (opinion === 'both') expect(score).toMatchObject({ coreStatus: 'CURRENTLY_RATED_HELPFUL', decidedBy: 'NmrDueToMinStableCrhTime (v1.0)', missing: [{ code: 'WAITING', value: 0, needed: HOUR }] });
    }
  });

  it('shows them when they have waited', async () => {
    clock.advance(HOUR + 1);
    second = await runsService(dataSource, clock).run({ trigger: 'stability' });
    expect(second).toMatchObject({ state: 'published', previousRunId: first.id });
    const byNote = await scores(second);
    const traces = await reader.traces(second.id, [...byNote.keys()]);
    for (const { id, opinion } of community.notes) {
      const score = byNote.get(id)!;
      expect(score.status === 'CURRENTLY_RATED_HELPFUL', opinion).toBe(opinion === 'both');
      if (opinion !== 'both') continue;
      expect(score).toMatchObject({ decidedBy: 'CoreModel (v1.1)', firstTag: 'helpfulClear', secondTag: 'helpfulGoodSources', missing: null, statusRunId: second.id, decidedAt: second.asOf });
      expect(score.rules).toContain('GeneralCRH (v1.0)');
      expect(traces.get(id)!.find((trace) => trace.rule === 'GeneralCRH')!.checks[1]).toMatchObject({ measure: 'intercept', threshold: 0.4, holds: true });
      expect(score.counts.levels.helpful + score.counts.levels.notHelpful).toBe(40);
    }
    const shown = community.notes.filter((note) => note.opinion === 'both');
    expect((await reader.surfaced(second.id, community.notes.map((note) => note.statementId))).map((score) => score.noteId).sort()).toEqual(shown.map((note) => note.id).sort());
    expect(await dataSource.getRepository(RaterScore).countBy({ runId: second.id })).toBe(80);
  });

  it('tells every change once, and who comes later what is new', async () => {
    const changes = await dataSource.getRepository(StatusChange).find({ order: { id: 'ASC' } });
    expect(changes.filter((change) => change.runId === first.id).every((change) => change.toStatus === 'CURRENTLY_RATED_NOT_HELPFUL' && change.fromStatus === null)).toBe(true);
    const later = changes.filter((change) => change.runId === second.id);
    expect(later).toHaveLength(16);
    expect(later[0]).toMatchObject({ fromStatus: 'NEEDS_MORE_RATINGS', toStatus: 'CURRENTLY_RATED_HELPFUL', decidedBy: 'CoreModel (v1.1)', rule: 'GeneralCRH (v1.0)', changedAt: second.asOf });
    const seen = changes.filter((change) => change.runId === first.id).at(-1)!;
    expect((await reader.changesAfter(seen.id)).map((change) => change.id)).toEqual(later.map((change) => change.id));
    expect(await reader.latestChange()).toBe(later.at(-1)!.id);
  });

  it('leaves a status with the run that decided it', async () => {
    clock.advance(HOUR);
    const third = await runsService(dataSource, clock).run({ trigger: 'schedule' });
    expect(third.counts!.statusChanges).toBe(0);
    const shown = (await reader.surfaced(third.id, community.notes.map((note) => note.statementId)))[0]!;
    expect(shown).toMatchObject({ statusRunId: second.id, decidedAt: second.asOf });
  });

  it('gives the same bytes for the same data', async () => {
    const again = [await runsService(dataSource, clock).run({ trigger: 'manual' }), await runsService(dataSource, clock).run({ trigger: 'manual' })] as const;
    expect(again[0].outputDigest).toBe(again[1].outputDigest);
    expect(again[0].inputDigest).toBe(again[1].inputDigest);
    await insertRatings(dataSource, [{ noteId: community.notes[0]!.id, raterId: community.notes[1]!.authorId, level: 0 }], clock.now());
    expect((await runsService(dataSource, clock).run({ trigger: 'manual' })).inputDigest).not.toBe(again[0].inputDigest);
  });

  it('keeps the scores of the last runs and the records of all', async () => {
    const runs = await dataSource.getRepository(ScoringRun).find({ order: { id: 'ASC' } });
    const kept = await dataSource.query<{ run_id: string }[]>('SELECT DISTINCT run_id FROM note_scores ORDER BY 1');
    expect(kept.map((row) => row.run_id)).toEqual(runs.slice(-3).map((run) => run.id));
    expect(runs).toHaveLength(6);
    expect(await dataSource.getRepository(NoteScore).countBy({ runId: first.id })).toBe(0);
  });

  it('may not be scored for a time to come, or before the published run', async () => {
    await expect(runsService(dataSource, clock).run({ trigger: 'manual', asOf: new Date(clock.now().getTime() + 1) })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'now' } });
    await expect(runsService(dataSource, clock).run({ trigger: 'manual', asOf: new Date(START) })).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { field: 'now' } });
  });
});

describe('a run that would take the helpful status from most notes', () => {
  it('is refused, told and stored; nothing changes', async () => {
    const before = await current();
    const shown = community.notes.filter((note) => note.opinion === 'both');
    await dataSource.query(`UPDATE ratings SET level = 0, tag_mask = 0 WHERE note_id = ANY($1)`, [shown.slice(0, 12).map((note) => note.id)]);
    clock.advance(HOUR);
    const refused = await runsService(dataSource, clock).run({ trigger: 'schedule' });
    expect(refused).toMatchObject({ state: 'refused', refusal: { guard: 'HelpfulNotes', change: 'lost', of: 16, share: 0.3 } });
    expect(refused.refusal!.count).toBeGreaterThanOrEqual(12);
    expect(await dataSource.getRepository(ScoringRun).findOneByOrFail({ id: refused.id })).toMatchObject({ state: 'refused', refusal: refused.refusal, outputDigest: refused.outputDigest });
    expect(await current()).toBe(before);
    // What it would have changed is kept, for whoever decides whether it passes.
    expect(await dataSource.getRepository(NoteScore).countBy({ runId: refused.id })).toBe(refused.refusal!.count);
  });

  it('is published when an operator forces it', async () => {
    const forced = await runsService(dataSource, clock).run({ trigger: 'manual', force: true });
    expect(forced).toMatchObject({ state: 'published', forced: true, refusal: null });
    expect(await current()).toBe(forced.id);
  });
});

describe('two runs at once', () => {
  it('are one: the second is told', async () => {
    const before = await dataSource.getRepository(ScoringRun).count();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => runsService(dataSource, clock).run({ trigger: 'schedule' })));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'RUN_IN_PROGRESS' });
    expect(await dataSource.getRepository(ScoringRun).count()).toBe(before + 1);
  });

  it('may follow each other', async () => {
    await runsService(dataSource, clock).run({ trigger: 'schedule' });
    await expect(runsService(dataSource, clock).run({ trigger: 'schedule' })).resolves.toMatchObject({ state: 'published' });
  });
});

describe('a run that fails', () => {
  it('leaves the published one whole, and a record of why', async () => {
    const before = await current();
    const failing = runsService(dataSource, clock, {}, () => Promise.reject(new Error('no numbers today')));
    await expect(failing.run({ trigger: 'schedule' })).rejects.toThrow('no numbers today');
    expect(await current()).toBe(before);
    const last = await dataSource.getRepository(ScoringRun).findOneOrFail({ where: {}, order: { id: 'DESC' } });
    expect(last).toMatchObject({ state: 'failed', failure: 'no numbers today' });
    await expect(runsService(dataSource, clock).run({ trigger: 'schedule' }), 'the lock is free again').resolves.toMatchObject({ state: 'published' });
  });

  it('because its connection was cut in the middle cannot publish', async () => {
    const before = await current();
    const cut = runsService(dataSource, clock, {}, async (task, onProgress) => {
      await dataSource.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      return scoreHere(task, onProgress);
    });
    await expect(cut.run({ trigger: 'schedule' })).rejects.toThrow();
    expect(await current()).toBe(before);
    await expect(runsService(dataSource, clock).run({ trigger: 'schedule' })).resolves.toMatchObject({ state: 'published' });
  });

  it('does not see what is written while it scores', async () => {
    const noteId = community.notes[4]!.id;
    const writing = runsService(dataSource, clock, {}, async (task, onProgress) => {
      await insertRatings(dataSource, [{ noteId, raterId: community.notes[5]!.authorId, level: 2 }], clock.now());
      return scoreHere(task, onProgress);
    });
    const before = await writing.run({ trigger: 'schedule' });
    const after = await runsService(dataSource, clock).run({ trigger: 'schedule' });
    expect(after.counts!.ratings).toBe(before.counts!.ratings + 1);
  });
});
