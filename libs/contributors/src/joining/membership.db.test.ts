import { drawSeeded, OutboxEntry, PublicLogEntry, type Viewer } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, type OpenContributors } from '../contributors.fixture';
import { Contributor } from '../people/contributor.entity';
import { seedText } from './admission.rules';
import { Invitation } from './invitation.entity';
import { Removal } from './removal.entity';

let room: OpenContributors;
const refused = (code: string) => expect.objectContaining({ code }) as Error;
const outcomes = (results: readonly PromiseSettledResult<unknown>[]) => results.map((result) => (result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code)).sort();

beforeAll(async () => {
  room = await openContributors(await createTestDatabase());
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors, admission_draws CASCADE');
  await room.dataSource.getRepository(OutboxEntry).clear();
});

const join = async (viewer: Viewer, services: Pick<OpenContributors, 'aliases'> = room): Promise<Viewer> => {
  await services.aliases.choose(viewer, (await services.aliases.offers(viewer))[0]!);
  return room.again(viewer);
};
const member = async (role?: Viewer['role']) => join(await room.person(role));
const logOf = async (viewer: Viewer) => (await room.dataSource.getRepository(PublicLogEntry).find({ where: { subject: `contributor:${viewer.contributorId!}` }, order: { id: 'ASC' } })).map(({ kind }) => kind);

describe('leaving and returning', () => {
  it('keeps alias and everything earned, and stands in the log once', async () => {
    const viewer = await member();
    await room.dataSource.getRepository(Contributor).update({ id: viewer.contributorId! }, { enrollmentState: 'earnedIn', ratingImpact: 12 });
    await Promise.all([room.membership.leave(viewer, true), room.membership.leave(viewer, true)]);
    const gone = await room.again(viewer);
    expect(gone).toMatchObject({ left: true, alias: viewer.alias });
    await Promise.all([room.membership.return(gone), room.membership.return(gone)]);
    expect(await room.dataSource.getRepository(Contributor).findOneByOrFail({ id: viewer.contributorId! })).toMatchObject({ alias: viewer.alias, leftAt: null, enrollmentState: 'earnedIn', ratingImpact: 12, role: 'contributor' });
    expect(await logOf(viewer)).toEqual(['contributor.joined', 'contributor.left', 'contributor.returned']);
  });

  it('is for people who take part: not for newcomers, keys, the removed, or the last admin', async () => {
    const admin = await member('admin');
    await expect(room.membership.leave(admin, true)).rejects.toEqual(refused('LAST_ADMIN'));
    await expect(room.membership.leave(await room.person(), true)).rejects.toEqual(refused('NOT_JOINED'));
    await expect(room.membership.return(await room.person())).rejects.toEqual(refused('NOT_JOINED'));
    const viewer = await member();
    await expect(room.membership.leave({ ...viewer, via: 'api-key' }, true)).rejects.toEqual(refused('FORBIDDEN'));
    await room.removals.remove(admin, viewer.contributorId!, 'ABUSE', 'Insults.');
    for (const attempt of [() => room.membership.leave(viewer, true), () => room.membership.return(viewer)]) await expect(attempt()).rejects.toEqual(refused('CONTRIBUTOR_REMOVED'));
  });

  it('of all admins in the same instant leaves one of them', async () => {
    const admins = await Promise.all([1, 2, 3, 4].map(() => member('admin')));
    expect(outcomes(await Promise.allSettled(admins.map((admin) => room.membership.leave(admin, true))))).toEqual(['LAST_ADMIN', 'done', 'done', 'done']);
    const last = (await Promise.all(admins.map((admin) => room.again(admin)))).find(({ left }) => left !== true)!;
    await expect(room.contributors.setRole(last, last.contributorId!, 'reader')).rejects.toEqual(refused('LAST_ADMIN'));
  });
});

describe('a removal', () => {
  it('is read by the person, and undone with the state they had', async () => {
    const [moderator, viewer] = [await room.person('moderator'), await member()];
    await room.dataSource.getRepository(Contributor).update({ id: viewer.contributorId! }, { enrollmentState: 'atRisk' });
    const removal = await room.removals.remove(moderator, viewer.contributorId!, 'ABUSE', ' Insulted three people. ');
    expect(removal).toMatchObject({ reason: 'ABUSE', explanation: 'Insulted three people.', removedAt: room.clock.now(), stateBefore: 'atRisk' });
    expect(await room.removals.currentOf([viewer.contributorId!, moderator.contributorId!])).toEqual([removal, null]);
    expect(await room.joinings.of(viewer)).toMatchObject({ state: 'REMOVED', next: { code: 'APPEAL_REMOVAL' } });
    expect(await room.removals.reinstate(moderator, viewer.contributorId!)).toMatchObject({ enrollmentState: 'atRisk', alias: viewer.alias });
    await expect(room.removals.reinstate(moderator, viewer.contributorId!)).rejects.toEqual(refused('NOT_REMOVED'));
    const entries = await room.dataSource.getRepository(PublicLogEntry).find({ where: { subject: `contributor:${viewer.contributorId!}` }, order: { id: 'ASC' } });
    expect(entries.map(({ kind }) => kind)).toEqual(['contributor.joined', 'contributor.state', 'contributor.removed', 'contributor.state', 'contributor.reinstated']);
    expect(entries[1]).toMatchObject({ data: { from: 'atRisk', to: 'removed', reason: 'REMOVED' } });
    expect(entries[3]).toMatchObject({ data: { from: 'removed', to: 'atRisk', reason: 'READMITTED' } });
    expect(entries[2]).toMatchObject({ data: { reason: 'ABUSE', participantId: entries[0]!.actor } });
    expect(JSON.stringify(entries)).not.toContain('three people');
  });

  it('is by people with a role, of people below it', async () => {
    const [admin, moderator, other, viewer] = [await room.person('admin'), await room.person('moderator'), await room.person('moderator'), await member()];
    await expect(room.removals.remove(viewer, other.contributorId!, 'SPAM', 'x')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.removals.remove(moderator, other.contributorId!, 'SPAM', 'x')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.removals.remove(moderator, moderator.contributorId!, 'SPAM', 'x')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.removals.remove({ ...moderator, via: 'api-key' }, viewer.contributorId!, 'SPAM', 'x')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(room.removals.remove(moderator, '1', 'SPAM', 'x')).rejects.toEqual(refused('NOT_FOUND'));
    await expect(room.removals.remove(moderator, viewer.contributorId!, 'SPAM', ' ')).rejects.toEqual(refused('INVALID_INPUT'));
    await expect(room.removals.remove(admin, other.contributorId!, 'SPAM', 'x')).resolves.toMatchObject({ removedBy: admin.contributorId });
  });

  it('happens once when two moderators are at it in the same instant', async () => {
    const [one, two, viewer] = [await room.person('moderator'), await room.person('moderator'), await member()];
    expect(outcomes(await Promise.allSettled([one, two].map((moderator) => room.removals.remove(moderator, viewer.contributorId!, 'SPAM', 'x'))))).toEqual(['ALREADY_REMOVED', 'done']);
    expect(await room.dataSource.getRepository(Removal).count()).toBe(1);
  });

  it('ends the invitations that the person gave out', async () => {
    const [moderator, viewer, friend] = [await room.person('moderator'), await member(), await room.person()];
    const { code } = await room.invitations.create(viewer);
    await room.removals.remove(moderator, viewer.contributorId!, 'SPAM', 'x');
    await expect(room.invitations.accept(friend, code)).rejects.toEqual(refused('INVITATION_INVALID'));
    await expect(room.invitations.create(await room.again(viewer))).rejects.toEqual(refused('CONTRIBUTOR_REMOVED'));
  });

  it('is appealed once and decided by another moderator, once', async () => {
    const [moderator, other, viewer] = [await room.person('moderator'), await room.person('moderator'), await member()];
    const { id } = await room.removals.remove(moderator, viewer.contributorId!, 'MANIPULATION', 'Rated in step with nine others.');
    await expect(room.removals.decideAppeal(other, id, 'UPHELD', 'No.')).rejects.toEqual(refused('NO_APPEAL'));
    expect(outcomes(await Promise.allSettled([room.removals.appeal(viewer, 'We are a class of school.'), room.removals.appeal(viewer, 'Really.')]))).toEqual(['REMOVAL_APPEALED', 'done']);
    expect((await room.joinings.of(viewer)).next.code).toBe('WAITING_FOR_APPEAL');
    await expect(room.removals.decideAppeal(moderator, id, 'UPHELD', 'Still.')).rejects.toEqual(refused('OWN_DECISION'));
    await expect(room.removals.decideAppeal(viewer, id, 'OVERTURNED', 'Me.')).rejects.toEqual(refused('FORBIDDEN'));
    const decided = await Promise.allSettled([room.removals.decideAppeal(other, id, 'OVERTURNED', 'True.'), room.removals.decideAppeal(other, id, 'UPHELD', 'No.')]);
    expect(outcomes(decided)).toEqual(['APPEAL_DECIDED', 'done']);
    const removal = await room.dataSource.getRepository(Removal).findOneByOrFail({ id });
    expect((await room.again(viewer)).removed).toBe(removal.appealOutcome === 'UPHELD');
    expect(removal.endedAt === null).toBe(removal.appealOutcome === 'UPHELD');
    await expect(room.removals.appeal(await room.person(), 'Me too.')).rejects.toEqual(refused('NOT_REMOVED'));
  });

  it('that is upheld stays, and may be ended by a moderator later', async () => {
    const [moderator, other, viewer] = [await room.person('moderator'), await room.person('moderator'), await member()];
    const { id } = await room.removals.remove(moderator, viewer.contributorId!, 'SPAM', 'x');
    await room.removals.appeal(viewer, 'y');
    expect((await room.removals.list(moderator, true, { first: 5 })).rows).toHaveLength(1);
    expect(await room.removals.decideAppeal(other, id, 'UPHELD', 'z')).toMatchObject({ appealOutcome: 'UPHELD', appealAnswer: 'z', appealDecidedBy: other.contributorId });
    expect((await room.joinings.of(viewer)).next.code).toBe('REMOVAL_UPHELD');
    expect((await room.removals.list(moderator, true, { first: 5 })).rows).toHaveLength(0);
    expect((await room.removals.list(moderator, false, { first: 5 })).rows).toHaveLength(1);
    await expect(room.removals.list(viewer, false, { first: 5 })).rejects.toEqual(refused('FORBIDDEN'));
    await room.removals.reinstate(moderator, viewer.contributorId!);
    expect(await logOf(viewer)).toEqual(['contributor.joined', 'contributor.state', 'contributor.removed', 'contributor.removal-upheld', 'contributor.state', 'contributor.reinstated']);
  });

  it('lets nobody in who has no alias yet', async () => {
    const [moderator, viewer] = [await room.person('moderator'), await room.person()];
    const [alias] = await room.aliases.offers(viewer);
    await room.removals.remove(moderator, viewer.contributorId!, 'SPAM', 'x');
    await expect(room.aliases.choose(viewer, alias!)).rejects.toEqual(refused('CONTRIBUTOR_REMOVED'));
  });
});

describe('an invitation', () => {
  const settings = { requirement: 'INVITATION', invitationsPerMonth: 2 };
  let services: ReturnType<OpenContributors['under']>;
  let host: Viewer;
  beforeEach(async () => {
    services = room.under(settings);
    host = await member();
  });

  it('lets one person in, also when many enter its code in the same instant', async () => {
    const { code, invitation } = await services.invitations.create(host);
    const people = await Promise.all(Array.from({ length: 10 }, () => room.person()));
    const entered = outcomes(await Promise.allSettled(people.map((viewer) => services.invitations.accept(viewer, code))));
    expect([entered.filter((outcome) => outcome === 'done').length, new Set(entered)]).toEqual([1, new Set(['done', 'INVITATION_INVALID'])]);
    const { usedBy } = await room.dataSource.getRepository(Invitation).findOneByOrFail({ id: invitation.id });
    const guest = people.find(({ contributorId }) => contributorId === usedBy)!;
    await expect(join(guest, services)).resolves.toMatchObject({ role: 'contributor' });
    await expect(join(people.find((viewer) => viewer !== guest)!, services)).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    await expect(services.invitations.revoke(host, invitation.id)).rejects.toEqual(refused('INVITATION_USED'));
  });

  it('is not in the database as it was shown', async () => {
    const { code } = await services.invitations.create(host);
    expect(JSON.stringify(await room.dataSource.query('SELECT "row"::text FROM invitations "row"'))).not.toContain(code.slice(0, 6));
  });

  it('is kept by whoever has one already, and leaves the other free', async () => {
    const [one, two] = [await services.invitations.create(host), await services.invitations.create(host)];
    const [guest, friend] = [await room.person(), await room.person()];
    await services.invitations.accept(guest, one.code);
    await services.invitations.accept(guest, two.code);
    await expect(services.invitations.accept(friend, two.code.toLowerCase())).resolves.toBeUndefined();
  });

  it('is for newcomers, by people who take part', async () => {
    const { code } = await services.invitations.create(host);
    await expect(services.invitations.accept(await member(), code)).rejects.toEqual(refused('ALREADY_JOINED'));
    await expect(services.invitations.create(await room.person())).rejects.toEqual(refused('ALIAS_REQUIRED'));
    await expect(services.invitations.create({ ...host, via: 'api-key' })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(services.invitations.create({ ...host, left: true })).rejects.toEqual(refused('CONTRIBUTOR_LEFT'));
    for (const wrong of ['', 'nonsense', code.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))]) await expect(services.invitations.accept(await room.person(), wrong)).rejects.toEqual(refused('INVITATION_INVALID'));
  });

  it('ends when it is revoked by its maker, or after its days', async () => {
    const [one, two] = [await services.invitations.create(host), await services.invitations.create(host)];
    await expect(services.invitations.revoke(await member(), one.invitation.id)).rejects.toEqual(refused('NOT_FOUND'));
    const { revokedAt } = await services.invitations.revoke(host, one.invitation.id);
    room.clock.advance(1000);
    expect((await services.invitations.revoke(host, one.invitation.id)).revokedAt).toEqual(revokedAt);
    const guest = await room.person();
    await expect(services.invitations.accept(guest, one.code)).rejects.toEqual(refused('INVITATION_INVALID'));
    room.clock.set(two.invitation.expiresAt);
    await expect(services.invitations.accept(guest, two.code)).rejects.toEqual(refused('INVITATION_INVALID'));
    expect((await services.invitations.list(host, { first: 1 })).hasNextPage).toBe(true);
  });

  it('is made as often as the quota says, also in the same instant; what ended unused is free again', async () => {
    expect(outcomes(await Promise.allSettled(Array.from({ length: 5 }, () => services.invitations.create(host))))).toEqual(['INVITATION_QUOTA', 'INVITATION_QUOTA', 'INVITATION_QUOTA', 'done', 'done']);
    const [invitation] = (await services.invitations.list(host, { first: 5 })).rows;
    await services.invitations.revoke(host, invitation!.id);
    await expect(services.invitations.create(host)).resolves.toBeDefined();
    await expect(services.invitations.create(host)).rejects.toMatchObject({ code: 'INVITATION_QUOTA', details: { limit: 2, days: 30, resetsAt: expect.any(String) as string } });
    room.clock.advance(30 * 86_400_000);
    await expect(services.invitations.create(host)).resolves.toBeDefined();
  });
});

describe('the waiting list', () => {
  const settings = { requirement: { allOf: ['NO_RECENT_REMOVAL', { anyOf: ['WAITING_LIST', 'INVITATION'] }] }, slotsPerDraw: 3, slotsOfGroup: { FR: 1 } };
  let services: ReturnType<OpenContributors['under']>;
  beforeEach(() => {
    services = room.under(settings);
  });
  const waiting = async (country: string | null) => {
    const viewer = await room.person();
    if (country !== null) await services.claims.record(viewer.contributorId!, { country });
    await Promise.all([services.admissions.request(viewer), services.admissions.request(viewer)]);
    return viewer;
  };
  const admitted = async (people: readonly Viewer[]) => (await Promise.all(people.map((viewer) => services.joinings.of(viewer)))).filter(({ eligibility }) => eligibility.met).length;

  it('is told of, with the time of the next draw', async () => {
    const viewer = await room.person();
    expect((await services.joinings.of(viewer)).eligibility.ways.map((way) => way.map(({ code }) => code))).toEqual([['ADMISSION_NOT_REQUESTED'], ['INVITATION_NEEDED']]);
    await services.admissions.request(viewer);
    const { waiting: place, eligibility } = await services.joinings.of(viewer);
    expect(place).toMatchObject({ group: '', waiting: 1, slots: 3, since: room.clock.now() });
    expect(eligibility.ways.flat().find(({ code }) => code === 'WAITING_FOR_ADMISSION')?.at).toEqual(place!.nextDrawAt);
  });

  it('of each country is drawn by its own places, once, and anybody can draw again', async () => {
    const [german, french, nowhere] = [await Promise.all(Array.from({ length: 8 }, () => waiting('de'))), await Promise.all([1, 2, 3].map(() => waiting('FR'))), [await waiting(null)]];
    await services.admissions.drawWhatIsDue();
    expect(await admitted([...german, ...french, ...nowhere])).toBe(0);
    room.clock.advance(86_400_000);
    await Promise.all([services.admissions.drawWhatIsDue(), services.admissions.drawWhatIsDue()]);
    await services.admissions.drawWhatIsDue();
    expect([await admitted(german), await admitted(french), await admitted(nowhere)]).toEqual([3, 1, 1]);
    const draws = (await services.admissions.draws({ first: 10 })).rows;
    expect(draws.map(({ group, candidates, admitted: drawn }) => [group, candidates.length, drawn.length]).sort()).toEqual([['', 1, 1], ['DE', 8, 3], ['FR', 3, 1]]);
    for (const draw of draws) {
      const seed = createHash('sha256').update(seedText(draw.group, draw.dueAt, draw.candidates)).digest('hex');
      expect([draw.seed, draw.admitted]).toEqual([seed, drawSeeded(seed, draw.candidates, draw.slots)]);
      const entry = await room.dataSource.getRepository(PublicLogEntry).findOneByOrFail({ subject: `draw:${draw.id}` });
      expect(entry).toMatchObject({ kind: 'admission.drawn', actor: 'system', data: { seed, admitted: draw.admitted, candidates: draw.candidates.length } });
    }
    expect(await room.dataSource.getRepository(OutboxEntry).countBy({ topic: 'admission.granted' })).toBe(5);
  });

  it('lets those in who were drawn, and nobody else', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => waiting('de')));
    room.clock.advance(86_400_000);
    await services.admissions.drawWhatIsDue();
    const joined = await Promise.allSettled(people.map((viewer) => join(viewer, services)));
    expect(outcomes(joined)).toEqual(['JOINING_REQUIREMENT_UNMET', 'JOINING_REQUIREMENT_UNMET', 'done', 'done', 'done']);
  });

  it('catches up with the draws that nobody made', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => waiting('de')));
    room.clock.advance(2 * 86_400_000);
    await services.admissions.drawWhatIsDue();
    expect(await admitted(people)).toBe(6);
    room.clock.advance(30 * 86_400_000);
    await services.admissions.drawWhatIsDue();
    expect(await admitted(people)).toBe(8);
    const draws = (await services.admissions.draws({ first: 10 })).rows;
    expect(draws).toHaveLength(3);
    expect(draws.every(({ dueAt, drawnAt }) => dueAt <= drawnAt)).toBe(true);
  });

  it('leaves out who misses something else, who was removed, and who came in otherwise', async () => {
    const strict = room.under({ ...settings, requirement: { allOf: ['VERIFIED_EMAIL', 'WAITING_LIST'] } });
    const moderator = await room.person('moderator');
    const people = await Promise.all(Array.from({ length: 3 }, () => room.person()));
    for (const viewer of people) await strict.admissions.request(viewer);
    for (const [i, viewer] of people.slice(1).entries()) await strict.claims.record(viewer.contributorId!, { email: `p${i}@example.org`, email_verified: true });
    await strict.removals.remove(moderator, people[2]!.contributorId!, 'SPAM', 'x');
    room.clock.advance(86_400_000);
    await strict.admissions.drawWhatIsDue();
    const [draw] = (await strict.admissions.draws({ first: 1 })).rows;
    expect(draw?.admitted).toEqual([(await room.dataSource.getRepository(Contributor).findOneByOrFail({ id: people[1]!.contributorId! })).participantId]);
  });

  it('is left by who came in otherwise and by who was removed; nothing is drawn for them for ever', async () => {
    const [host, guest, spammer, drawn] = [await member('moderator'), await waiting('de'), await waiting('de'), await waiting('FR')];
    await services.invitations.accept(guest, (await services.invitations.create(host)).code);
    await join(guest, services);
    await services.removals.remove(host, spammer.contributorId!, 'SPAM', 'x');
    room.clock.advance(10 * 86_400_000);
    await services.admissions.drawWhatIsDue();
    expect((await services.admissions.draws({ first: 10 })).rows.map(({ group, candidates }) => [group, candidates.length])).toEqual([['FR', 1]]);
    expect((await services.joinings.of(guest)).waiting).toBeNull();
    await join(drawn, services);
    expect(await room.dataSource.query('SELECT contributor_id FROM waiting_list'), 'a place that was given stays').toEqual([{ contributor_id: drawn.contributorId }]);
  });

  it('is for newcomers, and only where there is one', async () => {
    await expect(room.admissions.request(await room.person())).rejects.toEqual(refused('NO_WAITING_LIST'));
    await expect(services.admissions.request(await member())).rejects.toEqual(refused('ALREADY_JOINED'));
    await expect(services.admissions.request({ ...(await room.person()), via: 'api-key' })).rejects.toEqual(refused('FORBIDDEN'));
    await expect(services.admissions.request({ ...(await room.person()), contributorId: null })).rejects.toEqual(refused('SIGN_IN_REQUIRED'));
  });
});
