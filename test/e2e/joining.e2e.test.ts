import { HOUSE_SECTIONS } from '@bridgenotes/house';
import { CommunitySettings, ManualClock, readConfig } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { Chores, WorkerModule, workerConfig } from '@bridgenotes/worker';
import { NestFactory } from '@nestjs/core';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from './house';

// A community that asks for what X asks for, but lets an invitation stand for a place. Everything is done over GraphQL.
const STRICT = {
  joining: {
    requirement: { allOf: ['ACCOUNT_AGE', 'VERIFIED_PHONE', 'NO_RECENT_REMOVAL', { anyOf: ['WAITING_LIST', 'INVITATION'] }] },
    phonePrefixesDenied: ['+4932'],
    invitationsPerMonth: 1,
    drawEveryHours: 1,
  },
};
const SECRET = { BRIDGENOTES_CLAIMS_SECRET: 'a key for claims in tests, 32 characters or more' };
const clock = new ManualClock(new Date('2026-03-01T12:30:00Z'));
let house: House;
let founder: Person;

beforeAll(async () => {
  house = await openHouse(SECRET, clock, undefined, STRICT);
  founder = await firstAdmin();
});
afterAll(() => house?.close());

interface Person {
  token: string;
  id: string;
}
const old = { accountCreatedAt: '2020-01-01T00:00:00Z', country: 'DE' };

async function ask<Data>(query: string, input: object, token?: string): Promise<Data> {
  const { data, errors } = await house.ask<Data>(query, { input }, token);
  expect(errors).toBeUndefined();
  return data;
}
const refusal = async (query: string, input: object, token?: string) => (await house.ask(query, { input }, token)).errors?.[0]?.extensions;

async function logIn(name: string, claims: object, role?: string): Promise<Person> {
  const { developmentLogin } = await ask<{ developmentLogin: { token: string; contributor: { id: string } } }>('mutation ($input: DevelopmentLoginInput!) { developmentLogin(input: $input) { token contributor { id } } }', { name, claims, role });
  return { token: developmentLogin.token, id: developmentLogin.contributor.id };
}
const JOINING = '{ joining { state eligible findings { policy holds } ways { steps { code } } next { code text at } waiting { group waiting slots nextDrawAt } lostClaims { kind at } } }';
interface Joining {
  state: string;
  eligible: boolean;
  findings: { policy: string; holds: boolean }[];
  ways: { steps: { code: string }[] }[];
  next: { code: string; text: string; at: string | null };
  waiting: { group: string; waiting: number; slots: number; nextDrawAt: string } | null;
  lostClaims: { kind: string; at: string }[];
}
const joiningOf = async ({ token }: Person) => (await ask<{ joining: Joining }>(JOINING, {}, token)).joining;
const CHOOSE = 'mutation ($input: ChooseAliasInput!) { chooseAlias(input: $input) { contributor { alias role } } }';
const offersTo = async ({ token }: Person) => (await ask<{ aliasOffers: string[] }>('{ aliasOffers }', {}, token)).aliasOffers;
const INVITE = 'mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) { code invitation { id state expiresAt } } }';
const ACCEPT = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { joining { state eligible next { code } } } }';
const LEAVE = 'mutation ($input: LeaveInput!) { leave(input: $input) { contributor { leftAt alias } } }';
const RETURN = 'mutation ($input: ReturnToCommunityInput!) { returnToCommunity(input: $input) { contributor { leftAt alias enrollmentState } } }';
const REMOVE = 'mutation ($input: RemoveContributorInput!) { removeContributor(input: $input) { removal { id reason } } }';
const APPEAL = 'mutation ($input: AppealRemovalInput!) { appealRemoval(input: $input) { removal { appeal { text outcome } } } }';
const DECIDE = 'mutation ($input: DecideRemovalAppealInput!) { decideRemovalAppeal(input: $input) { removal { endedAt appeal { outcome answer } } } }';
const ADD = 'mutation ($input: AddStatementInput!) { addStatement(input: $input) { created } }';
const ME = '{ viewer { role hasLeft needsAlias removal { reason reasonText explanation removedAt appeal { text outcome answer } } } }';
/** The first person of a community: admins are asked for nothing, or nobody could invite anybody. */
async function firstAdmin(): Promise<Person> {
  const person = await logIn('founder', {}, 'ADMIN');
  const [alias] = await offersTo(person);
  await ask(CHOOSE, { alias }, person.token);
  return person;
}

/** Joins by an invitation. */
async function joinAs(name: string, phone: string, role?: string): Promise<Person> {
  const { createInvitation } = await ask<{ createInvitation: { code: string } }>(INVITE, {}, founder.token);
  const person = await logIn(name, { ...old, phone }, role);
  await ask(ACCEPT, { code: createInvitation.code }, person.token);
  const [alias] = await offersTo(person);
  await ask(CHOOSE, { alias }, person.token);
  return person;
}

const logOf = async (id: string) => {
  const subject = `contributor:${Buffer.from(id, 'base64url').toString().split(':')[1]!}`;
  return (await ask<{ publicLog: { nodes: { kind: string; actor: string; body: string }[] } }>(`{ publicLog(first: 50, subject: "${subject}") { nodes { kind actor body } } }`, {})).publicLog.nodes;
};

describe('joining a strict community', () => {
  it('says what is missing and what to do, and lets in whoever has done it', async () => {
    const newcomer = await logIn('newcomer', { country: 'DE' });
    const first = await joiningOf(newcomer);
    expect(first).toMatchObject({ state: 'NOT_JOINED', eligible: false, next: { code: 'ACCOUNT_TOO_YOUNG', text: expect.stringMatching(/too young/) as string } });
    expect(first.findings.filter(({ holds }) => holds).map(({ policy }) => policy)).toEqual(['NO_RECENT_REMOVAL']);
    expect(first.ways).toHaveLength(2);
    const [alias] = await offersTo(newcomer);
    expect(await refusal(CHOOSE, { alias }, newcomer.token)).toMatchObject({ code: 'JOINING_REQUIREMENT_UNMET', details: { steps: ['ACCOUNT_TOO_YOUNG', 'PHONE_NOT_VERIFIED', 'ADMISSION_NOT_REQUESTED'] } });
    await logIn('newcomer', { ...old, phone: '+49 32 1234567' }).then(async (person) => expect((await joiningOf(person)).next.code).toBe('PHONE_CARRIER_NOT_ACCEPTED'));
    const verified = await logIn('newcomer', { ...old, phone: '+49 30 1234567' });
    expect((await joiningOf(verified)).next.code).toBe('ADMISSION_NOT_REQUESTED');
    expect((await ask<{ requestAdmission: { joining: Joining } }>('mutation ($input: RequestAdmissionInput!) { requestAdmission(input: $input) { joining { waiting { group waiting slots } next { code at } } } }', {}, verified.token)).requestAdmission.joining).toMatchObject({
      waiting: { group: 'DE', waiting: 1, slots: 10 },
    });
  });

  it('by an invitation, which works once and is shown once', async () => {
    const inviter = await joinAs('inviter', '+49 30 2000001');
    const { createInvitation } = await ask<{ createInvitation: { code: string; invitation: { id: string; state: string } } }>(INVITE, {}, inviter.token);
    expect(await refusal(INVITE, {}, inviter.token)).toMatchObject({ code: 'INVITATION_QUOTA', details: { limit: 1 } });
    const guests = await Promise.all([1, 2, 3].map((i) => logIn(`guest ${i}`, { ...old, phone: `+49 30 300000${i}` })));
    const entered = await Promise.all(guests.map(({ token }) => house.ask<{ acceptInvitation: { joining: { next: { code: string } } } }>(ACCEPT, { input: { code: createInvitation.code } }, token)));
    expect(entered.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done').sort()).toEqual(['INVITATION_INVALID', 'INVITATION_INVALID', 'done']);
    const i = entered.findIndex(({ errors }) => errors === undefined);
    expect(entered[i]!.data.acceptInvitation.joining.next.code).toBe('CHOOSE_ALIAS');
    const [alias] = await offersTo(guests[i]!);
    await ask(CHOOSE, { alias }, guests[i]!.token);
    expect(await joiningOf(guests[i]!)).toMatchObject({ state: 'JOINED', next: { code: 'TAKE_PART' } });
    const mine = await ask<{ myInvitations: { nodes: object[] } }>('{ myInvitations { nodes { id state createdAt expiresAt } } }', {}, inviter.token);
    expect(mine.myInvitations.nodes).toMatchObject([{ id: createInvitation.invitation.id, state: 'USED' }]);
    expect(JSON.stringify(mine)).not.toContain(createInvitation.code);
    expect(await refusal('mutation ($input: RevokeInvitationInput!) { revokeInvitation(input: $input) { invitation { state } } }', { id: createInvitation.invitation.id }, inviter.token)).toMatchObject({ code: 'INVITATION_USED' });
  });

  it('never shows or logs a claim', async () => {
    const person = await joinAs('secretive', '+49 30 4000004');
    const everything = await ask<object>('{ viewer { contributor { id alias participantId leftAt } } joining { state findings { policy step { text allowed } } } }', {}, person.token);
    const log = await ask<object>('{ publicLog(first: 100) { nodes { body } } }', {});
    for (const shown of [JSON.stringify(everything), JSON.stringify(log), house.log.join('\n')]) expect(shown).not.toMatch(/4000004|2020-01-01/);
  });
});


describe('one person, one contributor', () => {
  it('whoever verified a number last keeps it; the other is told, and returns after verifying again', async () => {
    const earlier = await joinAs('earlier', '+49 30 5000005');
    clock.advance(1000);
    const later = await logIn('later', { ...old, phone: '+49 (30) 500-0005' });
    expect((await joiningOf(later)).findings.find(({ policy }) => policy === 'VERIFIED_PHONE')).toEqual({ policy: 'VERIFIED_PHONE', holds: true });
    expect(await joiningOf(earlier)).toMatchObject({ state: 'LEFT', next: { code: 'PHONE_TAKEN' }, lostClaims: [{ kind: 'PHONE', at: clock.now().toISOString() }] });
    expect(await refusal(ADD, { url: 'https://news.example.org/lost' }, earlier.token)).toMatchObject({ code: 'CONTRIBUTOR_LEFT' });
    expect(await refusal(RETURN, {}, earlier.token)).toMatchObject({ code: 'JOINING_REQUIREMENT_UNMET', details: { steps: ['PHONE_TAKEN'] } });
    clock.advance(1000);
    const again = await logIn('earlier', { ...old, phone: '+49 30 5000005' });
    expect((await joiningOf(again)).next.code).toBe('RETURN');
    expect(await ask(RETURN, {}, again.token)).toMatchObject({ returnToCommunity: { contributor: { leftAt: null } } });
    expect((await joiningOf(later)).next.code).toBe('PHONE_TAKEN');
    expect((await logOf(earlier.id)).map(({ kind }) => kind)).toEqual(['contributor.joined', 'contributor.left', 'contributor.returned']);
  });
});

describe('leaving and returning', () => {
  it('keeps the alias; who left reads only, and so do their keys', async () => {
    const person = await joinAs('traveller', '+49 30 6000006');
    const { createApiKey } = await ask<{ createApiKey: { key: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }', { name: 'theirs', scopes: ['READ', 'STATEMENTS_WRITE'], contributorId: person.id }, founder.token);
    await ask(ADD, { url: 'https://news.example.org/before' }, createApiKey.key);
    expect(await refusal(LEAVE, { confirm: false }, person.token)).toMatchObject({ code: 'INVALID_INPUT' });
    const { leave } = await ask<{ leave: { contributor: { alias: string; leftAt: string } } }>(LEAVE, { confirm: true }, person.token);
    expect(leave.contributor.leftAt).toBe(clock.now().toISOString());
    for (const token of [person.token, createApiKey.key]) {
      expect(await refusal(ADD, { url: 'https://news.example.org/after' }, token)).toMatchObject({ code: 'CONTRIBUTOR_LEFT' });
      expect(await ask(ME, {}, token)).toEqual({ viewer: { role: 'CONTRIBUTOR', hasLeft: true, needsAlias: false, removal: null } });
    }
    expect(await ask(RETURN, {}, person.token)).toMatchObject({ returnToCommunity: { contributor: { alias: leave.contributor.alias, leftAt: null, enrollmentState: 'newUser' } } });
    await ask(ADD, { url: 'https://news.example.org/after' }, createApiKey.key);
  });
});

describe('a waiting list', () => {
  it('is drawn by the worker when it is time, and anybody can draw again from what is published', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => logIn(`waiting ${i}`, { ...old, country: 'FR', phone: `+33 1 800000${String(i).padStart(2, '0')}` })));
    for (const { token } of people) await ask('mutation ($input: RequestAdmissionInput!) { requestAdmission(input: $input) { joining { state } } }', {}, token);
    const config = readConfig(workerConfig, { DATABASE_URL: house.databaseUrl, LOG_LEVEL: 'silent', SCORING_EVERY_SECONDS: '86400' });
    const worker = await NestFactory.createApplicationContext(WorkerModule.of(config, clock, scoreHere, { community: CommunitySettings.from(STRICT, HOUSE_SECTIONS) }), { logger: false });
    try {
      clock.set(Date.parse((await joiningOf(people[0]!)).waiting!.nextDrawAt));
      for (const _twice of [1, 2]) await worker.get(Chores).runAll();
    } finally {
      await worker.close();
    }
    interface Draw { group: string; dueAt: string; slots: number; seed: string; candidates: string[]; admitted: string[] }
    const { admissionDraws } = await ask<{ admissionDraws: { nodes: Draw[] } }>('{ admissionDraws(first: 50) { nodes { group dueAt slots seed candidates admitted } } }', {});
    const draw = admissionDraws.nodes.find(({ group }) => group === 'FR')!;
    expect([admissionDraws.nodes.filter(({ group }) => group === 'FR').length, draw.candidates.length, draw.admitted.length]).toEqual([1, 12, 10]);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(draw.seed).toBe(sha256(['admission', 'FR', draw.dueAt, ...draw.candidates].join('\n')));
    const order = [...draw.candidates].sort((one, two) => (sha256(`${draw.seed}\n${one}`) < sha256(`${draw.seed}\n${two}`) ? -1 : 1));
    expect(draw.admitted).toEqual(order.slice(0, draw.slots));

    const after = await Promise.all(people.map(joiningOf));
    expect(after.map(({ next }) => next.code).sort()).toEqual([...Array<string>(10).fill('CHOOSE_ALIAS'), ...Array<string>(2).fill('WAITING_FOR_ADMISSION')]);
    const lucky = people[after.findIndex(({ eligible }) => eligible)]!;
    const [alias] = await offersTo(lucky);
    await ask(CHOOSE, { alias }, lucky.token);
    expect((await joiningOf(lucky)).state).toBe('JOINED');
  });
});

describe('removal and appeal', () => {
  it('are told to the person, decided by somebody else, and stand in the public log without words or claims', async () => {
    const [moderator, other, person] = [await joinAs('moderator', '+49 30 7000001', 'MODERATOR'), await joinAs('other moderator', '+49 30 7000002', 'MODERATOR'), await joinAs('accused', '+49 30 7000003')];
    expect(await refusal(REMOVE, { contributorId: other.id, reason: 'ABUSE', explanation: 'x' }, moderator.token)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(REMOVE, { contributorId: moderator.id, reason: 'ABUSE', explanation: 'x' }, person.token)).toMatchObject({ code: 'FORBIDDEN' });
    const { createApiKey } = await ask<{ createApiKey: { key: string } }>('mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }', { name: 'theirs', scopes: ['READ', 'STATEMENTS_WRITE'], contributorId: person.id }, (await logIn('founder', {}, 'ADMIN')).token);
    const { removeContributor } = await ask<{ removeContributor: { removal: { id: string } } }>(REMOVE, { contributorId: person.id, reason: 'MANIPULATION', explanation: 'Rated in step with nine others.' }, moderator.token);
    expect(await ask(ME, {}, person.token)).toMatchObject({ viewer: { hasLeft: false, removal: { reason: 'MANIPULATION', reasonText: expect.stringMatching(/together/) as string, explanation: 'Rated in step with nine others.', appeal: null } } });
    for (const [query, input] of [[ADD, { url: 'https://news.example.org/removed' }], [RETURN, {}], [LEAVE, { confirm: true }], [INVITE, {}]] as const) expect(await refusal(query, input, person.token)).toMatchObject({ code: 'CONTRIBUTOR_REMOVED' });

    expect(await refusal(ADD, { url: 'https://news.example.org/removed' }, createApiKey.key)).toMatchObject({ code: 'CONTRIBUTOR_REMOVED' });
    expect(await ask(APPEAL, { text: 'We are a class of a school.' }, person.token)).toEqual({ appealRemoval: { removal: { appeal: { text: 'We are a class of a school.', outcome: null } } } });
    expect(await refusal(APPEAL, { text: 'Really.' }, person.token)).toMatchObject({ code: 'REMOVAL_APPEALED' });
    const { removals } = await ask<{ removals: { nodes: { id: string; contributor: { id: string } }[] } }>('{ removals(waitingAppeals: true) { nodes { id explanation contributor { id } } } }', {}, other.token);
    expect(removals.nodes).toMatchObject([{ id: removeContributor.removal.id, contributor: { id: person.id } }]);
    expect(await refusal('{ removals { nodes { id } } }', {}, person.token)).toMatchObject({ code: 'CONTRIBUTOR_REMOVED' });
    const decision = { removalId: removeContributor.removal.id, outcome: 'OVERTURNED', answer: 'You are right.' };
    expect(await refusal(DECIDE, decision, moderator.token)).toMatchObject({ code: 'OWN_DECISION' });
    expect(await ask(DECIDE, decision, other.token)).toEqual({ decideRemovalAppeal: { removal: { endedAt: clock.now().toISOString(), appeal: { outcome: 'OVERTURNED', answer: 'You are right.' } } } });
    await ask(ADD, { url: 'https://news.example.org/back' }, person.token);

    const log = await logOf(person.id);
    expect(log.map(({ kind }) => kind)).toEqual(['contributor.joined', 'contributor.state', 'contributor.removed', 'contributor.state', 'contributor.reinstated']);
    expect(JSON.stringify(log)).not.toMatch(/in step|class of a school|7000003/);
  });
});

describe('a server as it comes', () => {
  it('lets anybody in, and keeps no claims', async () => {
    const open = await openHouse({}, clock);
    try {
      const token = await open.join('anybody');
      expect((await open.ask(JOINING, {}, token)).data).toMatchObject({ joining: { state: 'JOINED', eligible: true, findings: [{ policy: 'NO_RECENT_REMOVAL', holds: true }], next: { code: 'TAKE_PART' } } });
    } finally {
      await open.close();
    }
  });

  it('does not start with policies that need a key, without one', async () => {
    await expect(openHouse({}, clock, { databaseUrl: house.databaseUrl }, STRICT)).rejects.toMatchObject({ code: 'INVALID_CONFIGURATION', message: expect.stringContaining('BRIDGENOTES_CLAIMS_SECRET is not set') as string });
  });
});
