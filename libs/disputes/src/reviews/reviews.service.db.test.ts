import { ABILITY, ContributorsService, DEVELOPMENT_ISSUER } from '@bridgenotes/contributors';
import { CommunitySettings, type Viewer } from '@bridgenotes/platform';
import { HOUR } from '@bridgenotes/scoring-runs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { code, openDisputes, type OpenDisputes } from '../testing.fixture';

let house: OpenDisputes;
let owner: Viewer;
let siteKey: Viewer;
const login = { issuer: DEVELOPMENT_ISSUER, subject: 'the owner of the site' };
const urlOf = async (statementId: string) => (await house.dataSource.query<{ canonical_url: string }[]>('SELECT canonical_url FROM statements WHERE id = $1', [statementId]))[0]!.canonical_url;
const vouchFor = async (noteIndex: number) => house.authors.vouch(siteKey, { url: await urlOf(house.shown[noteIndex]!.statementId), login });

beforeAll(async () => {
  house = await openDisputes({ authorByProfile: true });
  const person = await new ContributorsService(house.dataSource, house.clock, CommunitySettings.from({}, [ABILITY])).signIn(login);
  owner = { ...house.viewerOf(person.id), role: 'reader', alias: null };
  siteKey = { ...house.viewerOf(house.raters[0]!), via: 'api-key', scopes: ['authors:vouch'] };
});
afterAll(() => house?.close());

describe('who wrote a statement', () => {
  it('is said by a key of its site, and not by a person, whoever they are', async () => {
    const given = { url: 'https://example.org/another', login };
    expect(await code(house.authors.vouch({ ...owner, alias: 'Quiet Heron', role: 'admin' }, given))).toBe('FORBIDDEN');
    expect(await code(house.authors.vouch({ ...siteKey, scopes: ['read'] }, given))).toBe('FORBIDDEN');
    expect(await code(house.authors.vouch(siteKey, { ...given, login: { ...login, subject: 'nobody' } }))).toBe('NOT_FOUND');
    expect(await code(house.authors.vouch(siteKey, { ...given, url: 'http://localhost/' }))).toBe('INVALID_URL');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => code(house.authors.vouch(siteKey, given))));
    expect(outcomes).toEqual(Array(5).fill('accepted'));
    expect(await house.dataSource.query(`SELECT payload FROM outbox WHERE topic = 'statement.claimed'`)).toHaveLength(1);
  });

  it('is known to the author alone', async () => {
    const statement = await vouchFor(0);
    expect(await house.authors.writtenBy(owner, [statement])).toEqual(new Set([statement.id]));
    expect(await house.authors.writtenBy(house.viewerOf(house.raters[1]!), [statement])).toEqual(new Set());
  });
});

describe('additional review', () => {
  it('is for the author of the statement, while the note is shown', async () => {
    const [note, other] = house.shown;
    expect(await code(house.reviews.ask(house.viewerOf(house.raters[30]!), note!.id))).toBe('NOT_STATEMENT_AUTHOR');
    expect(await code(house.reviews.ask({ ...owner, role: 'admin' }, other!.id)), 'of another statement').toBe('NOT_STATEMENT_AUTHOR');
    expect(await code(house.reviews.ask({ ...owner, removed: true }, note!.id))).toBe('CONTRIBUTOR_REMOVED');
    expect(await code(house.reviews.ask({ ...owner, via: 'api-key' }, note!.id))).toBe('FORBIDDEN');
    expect(await code(house.reviews.ask(owner, '1'))).toBe('NOT_FOUND');
    const hidden = house.hidden[0]!;
    await house.authors.vouch(siteKey, { url: await urlOf(hidden.statementId), login });
    expect(await code(house.reviews.ask(owner, hidden.id))).toBe('NOTE_NOT_SHOWN');
  });

  it('lists the note for raters again, once, also when it is asked in the same instant, and does not say who asked', async () => {
    const { id, statementId } = house.shown[0]!;
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => code(house.reviews.ask(owner, id))));
    expect(outcomes.sort()).toEqual([...Array<string>(7).fill('REVIEW_ALREADY_ASKED'), 'accepted'].sort());
    const endsAt = new Date(house.clock.now().getTime() + 24 * HOUR);
    expect(await house.reader.latestReviews([id])).toEqual([expect.objectContaining({ askedAt: house.clock.now(), endsAt })]);
    const log = await house.dataSource.query(`SELECT subject, actor, data FROM public_log WHERE kind = 'note.relisted'`);
    expect(log).toEqual([{ subject: `note:${id}`, actor: 'system', data: { why: 'review', until: endsAt.toISOString() } }]);
    expect(await house.dataSource.query(`SELECT payload FROM outbox WHERE topic = 'note.relisted'`)).toEqual([{ payload: { noteId: id, statementId, why: 'review', until: endsAt.toISOString() } }]);
  });

  it('is also for whom the identity provider calls the owner of the page, where the community trusts it', async () => {
    const { id, statementId } = house.shown[1]!;
    await house.dataSource.query(`UPDATE statements SET platform = 'WEB' WHERE id = $1`, [statementId]);
    expect(await code(house.reviews.ask({ ...owner, profile: 'https://example.com' }, id))).toBe('NOT_STATEMENT_AUTHOR');
    expect(await code(house.reviews.ask({ ...owner, profile: 'https://example.org' }, id))).toBe('accepted');
    expect(await house.dataSource.query('SELECT source FROM statement_authors WHERE statement_id = $1', [statementId])).toEqual([{ source: 'claim' }]);
    const cautious = await openDisputes();
    const note = cautious.shown[0]!;
    await cautious.dataSource.query(`UPDATE statements SET platform = 'WEB'`);
    expect(await code(cautious.reviews.ask({ ...cautious.viewerOf(cautious.raters[50]!), profile: 'https://example.org' }, note.id))).toBe('NOT_STATEMENT_AUTHOR');
    await cautious.close();
  });
});
