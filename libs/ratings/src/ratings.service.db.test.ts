import { CONTRIBUTORS_ENTITIES, Contributor } from '@bridgenotes/contributors';
import { NOTES_ENTITIES, Note } from '@bridgenotes/notes';
import { Clock, ManualClock, OutboxEntry, dataSourceOptions, type Viewer } from '@bridgenotes/platform';
import { STATEMENTS_ENTITIES, Statement } from '@bridgenotes/statements';
import { createTestDatabase, type TestDatabase } from '@bridgenotes/test-support';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RATINGS_ENTITIES, Rating, RatingChange, RatingsModule, type RatingsService } from './index';
import { ratingsService } from './testing/ratings';

const START = Date.UTC(2026, 0, 15);
let database: TestDatabase;
let dataSource: DataSource;
let service: RatingsService;
const clock = new ManualClock(START);
let made = 0;

async function contributor(): Promise<Viewer> {
  const name = `rater-${made++}`;
  const repository = dataSource.getRepository(Contributor);
  const row = await repository.save(repository.create({ participantId: name, alias: name, role: 'contributor', joinedAt: new Date(START) }));
  return { via: 'token', contributorId: row.id, role: 'contributor', alias: name, scopes: ['read', 'ratings:write'], removed: false, limitKey: name };
}

async function noteBy(author: Viewer): Promise<string> {
  const [statement] = await dataSource.query<{ id: string }[]>('INSERT INTO statements (canonical_url, given_url, created_at) VALUES ($1, $1, $2) RETURNING id', [`https://example.org/${made++}`, new Date(START)]);
  const repository = dataSource.getRepository(Note);
  const note = await repository.save(repository.create({
    statementId: statement!.id, authorId: author.contributorId!, classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'],
    text: 'Not so: https://example.org/source', trustworthySources: true, createdAt: new Date(START),
  }));
  return note.id;
}

const events = () => dataSource.getRepository(OutboxEntry).countBy({ topic: 'rating.changed' });

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities: [OutboxEntry, Statement, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES] })).initialize();
  service = ratingsService(dataSource, clock);
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('rating a note', () => {
  let author: Viewer;
  let rater: Viewer;
  let noteId: string;

  beforeEach(async () => {
    clock.set(START);
    [author, rater] = [await contributor(), await contributor()];
    noteId = await noteBy(author);
    await dataSource.query('DELETE FROM outbox');
  });

  it('keeps the rating, its first history entry and an event', async () => {
    const rating = await service.rate(rater, { noteId, level: 'HELPFUL', tags: ['helpfulClear'] });
    expect(rating).toMatchObject({ noteId, raterId: rater.contributorId, level: 2, tagMask: 4, withdrawnAt: null, ratedAt: new Date(START) });
    expect(await service.history(rating.id)).toMatchObject([{ level: 2, tagMask: 4, changedAt: new Date(START) }]);
    expect(await events()).toBe(1);
  });

  it('again the same way changes nothing', async () => {
    const first = await service.rate(rater, { noteId, level: 'HELPFUL', tags: ['helpfulClear'] });
    clock.advance(1000);
    expect(await service.rate(rater, { noteId, level: 'HELPFUL', tags: ['helpfulClear', 'helpfulClear'] })).toEqual(first);
    expect(await service.history(first.id)).toHaveLength(1);
    expect(await events()).toBe(1);
  });

  it('another way changes the rating and keeps what it was', async () => {
    const { id } = await service.rate(rater, { noteId, level: 'HELPFUL', tags: [] });
    clock.advance(1000);
    const tagged = await service.rate(rater, { noteId, level: 'HELPFUL', tags: ['helpfulClear'] });
    expect(tagged.ratedAt, 'the level is as old as before').toEqual(new Date(START));
    const changed = await service.rate(rater, { noteId, level: 'NOT_HELPFUL', tags: ['notHelpfulIncorrect'] });
    expect(changed).toMatchObject({ id, level: 0, ratedAt: new Date(START + 1000), createdAt: new Date(START) });
    expect((await service.history(id)).map((change) => change.level)).toEqual([2, 2, 0]);
    expect(await events()).toBe(3);
  });

  it('may be withdrawn, once, and given again', async () => {
    const { id } = await service.rate(rater, { noteId, level: 'HELPFUL', tags: [] });
    clock.advance(1000);
    expect(await service.withdraw(rater, noteId)).toMatchObject({ id, withdrawnAt: new Date(START + 1000) });
    expect(await service.ofRater(rater.contributorId!, [noteId])).toEqual([]);
    clock.advance(1000);
    expect(await service.withdraw(rater, noteId)).toMatchObject({ id, withdrawnAt: new Date(START + 1000) });
    expect((await service.history(id)).map((change) => change.level)).toEqual([2, null]);
    expect(await service.rate(rater, { noteId, level: 'HELPFUL', tags: [] })).toMatchObject({ id, withdrawnAt: null, ratedAt: new Date(START + 2000) });
    expect((await service.history(id)).map((change) => change.level)).toEqual([2, null, 2]);
    expect(await service.ofRater(rater.contributorId!, [noteId])).toHaveLength(1);
  });

  it('that was never rated may be withdrawn from, without effect', async () => {
    expect(await service.withdraw(rater, noteId)).toBeNull();
    expect(await events()).toBe(0);
  });

  it.each([
    ['one that is not there', async () => ({ noteId: '1', viewer: rater }), 'NOT_FOUND'],
    ['ones own', async () => ({ noteId, viewer: author }), 'RATING_OWN_NOTE'],
    ['a deleted one', async () => {
      await dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, new Date(START)]);
      return { noteId, viewer: rater };
    }, 'NOTE_DELETED'],
    ['without an alias', async () => ({ noteId, viewer: { ...rater, alias: null } }), 'ALIAS_REQUIRED'],
    ['without the scope', async () => ({ noteId, viewer: { ...rater, scopes: ['read' as const] } }), 'FORBIDDEN'],
  ])('may not be %s', async (_, setUp, code) => {
    const given = await setUp();
    await expect(service.rate(given.viewer, { noteId: given.noteId, level: 'HELPFUL', tags: [] })).rejects.toMatchObject({ code });
    expect(await dataSource.getRepository(Rating).countBy({ noteId })).toBe(0);
    expect(await events()).toBe(0);
  });

  it('by one person in many requests at once leaves one rating and a truthful history', async () => {
    const levels = ['HELPFUL', 'NOT_HELPFUL', 'SOMEWHAT_HELPFUL', 'HELPFUL', 'NOT_HELPFUL', 'HELPFUL', 'SOMEWHAT_HELPFUL', 'NOT_HELPFUL'] as const;
    const answers = await Promise.all(levels.map((level) => service.rate(rater, { noteId, level, tags: [] })));
    expect(new Set(answers.map((rating) => rating.id)).size).toBe(1);
    const rows = await dataSource.getRepository(Rating).findBy({ noteId });
    expect(rows).toHaveLength(1);
    const history = await service.history(rows[0]!.id);
    expect(history.at(-1)!.level, 'the last step is what is stored').toBe(rows[0]!.level);
    history.slice(1).forEach((change, i) => expect(change.level, 'every step is a change').not.toBe(history[i]!.level));
    expect(await events()).toBe(history.length);
  });

  it('and withdrawing at once leaves rating and history in agreement', async () => {
    await service.rate(rater, { noteId, level: 'HELPFUL', tags: [] });
    await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? service.withdraw(rater, noteId) : service.rate(rater, { noteId, level: 'HELPFUL', tags: [] }))));
    const [rating] = await dataSource.getRepository(Rating).findBy({ noteId });
    const history = await dataSource.getRepository(RatingChange).find({ where: { noteId }, order: { id: 'ASC' } });
    expect(history.at(-1)!.level).toBe(rating!.withdrawnAt === null ? 2 : null);
  });

  it('by many people at once counts them all', async () => {
    const raters = await Promise.all(Array.from({ length: 20 }, contributor));
    await Promise.all(raters.map((viewer) => service.rate(viewer, { noteId, level: 'HELPFUL', tags: [] })));
    expect(await dataSource.getRepository(Rating).countBy({ noteId })).toBe(20);
  });

  it('and deleting it at once never leaves a rating that came after', async () => {
    const raters = await Promise.all(Array.from({ length: 8 }, contributor));
    const outcomes = await Promise.allSettled([
      ...raters.slice(0, 4).map((viewer) => service.rate(viewer, { noteId, level: 'HELPFUL', tags: [] })),
      dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, new Date(START)]),
      ...raters.slice(4).map((viewer) => service.rate(viewer, { noteId, level: 'HELPFUL', tags: [] })),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'NOTE_DELETED' });
    expect(await dataSource.getRepository(Rating).countBy({ noteId })).toBe(8 - refused.length);
  });
});

describe('an app', () => {
  @Module({})
  class App {}

  it('that does not say who stands behind notes does not start: nobody would be refused', async () => {
    const provided = [{ provide: DataSource, useValue: dataSource }, { provide: Clock, useValue: clock }];
    const app = { module: App, imports: [{ module: class Ground {}, global: true, providers: provided, exports: provided }, RatingsModule] };
    await expect(NestFactory.createApplicationContext(app, { logger: false, abortOnError: false })).rejects.toThrow('RatingConflicts');
  });
});
