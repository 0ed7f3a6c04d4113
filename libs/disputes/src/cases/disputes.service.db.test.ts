import type { Viewer } from '@bridgenotes/platform';
import { HOUR } from '@bridgenotes/scoring-runs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { code, openDisputes, type OpenDisputes } from '../testing.fixture';
import type { GivenClaim } from './claim.rules';

let house: OpenDisputes;
const person = (index: number): Viewer => house.viewerOf(house.raters[index]!);
const claim = (change: Partial<GivenClaim> = {}): GivenClaim => ({ quote: 'A plain correction', claim: 'The source says something else.', evidenceUrls: ['https://stats.example.org/rain'], ...change });

beforeAll(async () => {
  house = await openDisputes();
});
afterAll(() => house?.close());

describe('disputing a note', () => {
  it('is for people who take part, of a shown note of somebody else', async () => {
    const [note] = house.shown;
    const dispute = (viewer: Viewer, id = note!.id, given = claim()) => code(house.disputes.dispute(viewer, id, given));
    expect(await dispute({ ...person(0), contributorId: null, via: 'anonymous' })).toBe('SIGN_IN_REQUIRED');
    expect(await dispute({ ...person(0), removed: true })).toBe('CONTRIBUTOR_REMOVED');
    expect(await dispute({ ...person(0), left: true })).toBe('CONTRIBUTOR_LEFT');
    expect(await dispute({ ...person(0), kind: 'program' })).toBe('NOT_FOR_PROGRAMS');
    expect(await dispute({ ...person(0), alias: null, role: 'reader' })).toBe('ALIAS_REQUIRED');
    expect(await dispute({ ...person(0), via: 'api-key' })).toBe('FORBIDDEN');
    expect(await dispute(house.viewerOf(note!.authorId))).toBe('DISPUTE_OWN_NOTE');
    expect(await dispute(person(0), '1')).toBe('NOT_FOUND');
    expect(await dispute(person(0), house.hidden[0]!.id)).toBe('NOTE_NOT_SHOWN');
    expect(await dispute(person(0), note!.id, claim({ quote: 'An ornate correction' }))).toBe('DISPUTE_QUOTE_NOT_FOUND');
    expect(await dispute(person(0), note!.id, claim({ evidenceUrls: [] }))).toBe('DISPUTE_EVIDENCE_REQUIRED');
    expect(await house.dataSource.query('SELECT id FROM disputes')).toEqual([]);
  });

  it('in the same instant by many is one dispute with a claim of each', async () => {
    const { id: noteId, statementId } = house.shown[0]!;
    const outcomes = await Promise.all([0, 1, 2, 3, 4, 0, 1].map((i) => code(house.disputes.dispute(person(i), noteId, claim()))));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'DISPUTE_ALREADY_OPEN')).toHaveLength(2);
    const [dispute, ...others] = await house.reader.latestOfNotes([noteId], false);
    expect(others).toEqual([]);
    expect(await house.reader.claimsOf([dispute!.id])).toHaveLength(5);
    const logged = await house.dataSource.query<{ kind: string; actor: string; data: object }[]>('SELECT kind, actor, data FROM public_log WHERE subject = $1 ORDER BY position', [`dispute:${dispute!.id}`]);
    expect(logged.map(({ kind }) => kind)).toEqual(['dispute.opened', ...Array<string>(4).fill('dispute.joined')]);
    const until = new Date(house.clock.now().getTime() + 7 * 24 * HOUR).toISOString();
    for (const { actor, data } of logged) expect([actor, data], 'the log tells neither who it was nor which claim is whose').toEqual(['system', { noteId, statementId, until }]);
    expect(await house.dataSource.query(`SELECT payload FROM outbox WHERE topic = 'note.relisted'`)).toEqual([{ payload: { noteId, statementId, why: 'dispute', until } }]);
    expect(await house.dataSource.query(`SELECT payload FROM outbox WHERE topic = 'dispute.opened'`)).toEqual([{ payload: { disputeId: dispute!.id, noteId, statementId } }]);
  });

  it('is limited a day, also in the same instant, and says when the next may come', async () => {
    const outcomes = await Promise.all(house.helpful.filter(({ id }) => id !== house.shown[0]!.id).slice(0, 5).map(({ id }) => code(house.disputes.dispute(person(10), id, claim()))));
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'DISPUTE_LIMIT_REACHED')).toHaveLength(2);
    const resetsAt = new Date(house.clock.now().getTime() + 24 * HOUR).toISOString();
    await expect(house.disputes.dispute(person(10), house.shown[0]!.id, claim())).rejects.toMatchObject({ details: { limit: 3, resetsAt } });
    house.clock.advance(24 * HOUR);
    expect(await code(house.disputes.dispute(person(10), house.shown[0]!.id, claim()))).toBe('accepted');
  });

  it('is answered by the author of the note, once, while it goes on', async () => {
    const { id: noteId, authorId } = house.shown[0]!;
    const { id } = (await house.reader.latestOfNotes([noteId], false))[0]!;
    const author = house.viewerOf(authorId);
    expect(await code(house.disputes.answer(person(0), id, 'No.'))).toBe('NOT_YOURS_TO_ANSWER');
    expect(await code(house.disputes.answer({ ...person(0), role: 'admin' }, id, 'No.'))).toBe('NOT_YOURS_TO_ANSWER');
    expect(await code(house.disputes.answer(author, '1', 'No.'))).toBe('NOT_FOUND');
    expect(await code(house.disputes.answer(author, id, ' '))).toBe('INVALID_INPUT');
    expect((await Promise.all([1, 2, 3].map(() => code(house.disputes.answer(author, id, 'The source says so on page 3.'))))).sort()).toEqual(['DISPUTE_ANSWERED', 'DISPUTE_ANSWERED', 'accepted']);
    expect((await house.reader.findByIds([id]))[0]).toMatchObject({ authorAnswer: 'The source says so on page 3.', answeredAt: house.clock.now() });
    const [late] = (await house.reader.list({ open: true }, { first: 1 })).rows;
    house.clock.set(late!.endsAt);
    expect(await code(house.disputes.answer(house.viewerOf(late!.authorId), late!.id, 'Too late.'))).toBe('DISPUTE_ENDED');
  });

  it('takes as many claims as a jury can weigh, also in the same instant', async () => {
    const small = await openDisputes({ maxClaims: 3 });
    const outcomes = await Promise.all(small.raters.slice(0, 6).map((id) => code(small.disputes.dispute(small.viewerOf(id), small.shown[0]!.id, claim()))));
    expect(outcomes.sort()).toEqual(['DISPUTE_FULL', 'DISPUTE_FULL', 'DISPUTE_FULL', 'accepted', 'accepted', 'accepted']);
    await small.close();
  });

  it('is for readers, too, where the community says so', async () => {
    const open = await openDisputes({ openToReaders: true });
    const reader: Viewer = { ...open.viewerOf(open.raters[0]!), alias: null, role: 'reader' };
    expect(await code(open.disputes.dispute(reader, open.shown[0]!.id, claim()))).toBe('accepted');
    expect(await code(open.disputes.dispute({ ...reader, removed: true }, open.shown[1]!.id, claim()))).toBe('CONTRIBUTOR_REMOVED');
    await open.close();
  });
});
