import { OutboxEntry, PublicLogEntry, type Viewer } from '@bridgenotes/platform';
import { createTestDatabase } from '@bridgenotes/test-support';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openContributors, SIGN_IN, type OpenContributors } from '../contributors.fixture';
import { Contributor } from '../people/contributor.entity';
import { ClaimsService } from './claims.service';
import { addMonths } from './eligibility.rules';
import { VerifiedClaim } from './verified-claim.entity';

let room: OpenContributors;
const PHONES = { requirement: 'VERIFIED_PHONE', phonePrefixesDenied: ['+4915'] };
const phone = (number: string, verifiedAt?: Date) => ({ phone_number: number, phone_number_verified: true, ...(verifiedAt && { phone_number_verified_at: verifiedAt.getTime() / 1000 }) });
const refused = (code: string) => expect.objectContaining({ code }) as Error;

beforeAll(async () => {
  room = await openContributors(await createTestDatabase(), PHONES);
});
afterAll(() => room.close());
beforeEach(async () => {
  await room.dataSource.query('TRUNCATE contributors CASCADE');
  await room.dataSource.getRepository(OutboxEntry).clear();
});

const join = async (viewer: Viewer, services: Pick<OpenContributors, 'aliases'> = room) => services.aliases.choose(viewer, (await services.aliases.offers(viewer))[0]!);
const claimOf = (viewer: Viewer) => room.dataSource.getRepository(VerifiedClaim).findOneBy({ contributorId: viewer.contributorId! });
const codesOf = async (viewer: Viewer) => (await room.joinings.of(viewer)).eligibility.findings.map(({ step }) => step?.code ?? 'holds');
const holders = () => room.dataSource.getRepository(VerifiedClaim).createQueryBuilder('claim').where('claim.lost_at IS NULL').getMany();

describe('verified claims', () => {
  it('are nowhere in the database in the clear, and need the key', async () => {
    const viewer = await room.person();
    await room.claims.record(viewer.contributorId!, phone('+4930123456'));
    const { digest } = (await claimOf(viewer))!;
    const other = new ClaimsService(room.dataSource, room.clock, room.eligibility, { ...SIGN_IN, claimsSecret: 'another key, which has 32 characters too' });
    await room.dataSource.query('DELETE FROM verified_claims');
    await other.record(viewer.contributorId!, phone('+4930123456'));
    expect((await claimOf(viewer))!.digest).not.toEqual(digest);
    for (const table of ['verified_claims', 'account_facts', 'contributors', 'outbox', 'public_log']) {
      expect(JSON.stringify(await room.dataSource.query(`SELECT "row"::text FROM ${table} "row"`)), table).not.toContain('4930123456');
    }
  });

  it('are not kept where no policy asks for them, and then need no key', async () => {
    const open = room.under({});
    const viewer = await room.person();
    const claims = new ClaimsService(room.dataSource, room.clock, open.eligibility, { ...SIGN_IN, claimsSecret: null });
    expect(await claims.record(viewer.contributorId!, { ...phone('+4930123456'), email: 'a@b.example', email_verified: true })).toBe(false);
    expect(await room.dataSource.getRepository(VerifiedClaim).count()).toBe(0);
  });

  it('stop the start when a policy needs a key and there is none', () => {
    for (const requirement of ['VERIFIED_EMAIL', 'VERIFIED_PHONE', 'PERSONHOOD']) {
      const { eligibility } = room.under({ requirement: { anyOf: [requirement, 'INVITATION'] } });
      expect(() => new ClaimsService(room.dataSource, room.clock, eligibility, { ...SIGN_IN, claimsSecret: null })).toThrow(/BRIDGENOTES_CLAIMS_SECRET is not set/);
    }
  });

  it('let somebody join, or not: none, one of a carrier that is not accepted, and a good one', async () => {
    const viewer = await room.person();
    await expect(join(viewer)).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    expect(await codesOf(viewer)).toEqual(['PHONE_NOT_VERIFIED']);
    await room.claims.record(viewer.contributorId!, phone('+4915112345'));
    expect(await codesOf(viewer)).toEqual(['PHONE_CARRIER_NOT_ACCEPTED']);
    await expect(join(viewer)).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    await room.claims.record(viewer.contributorId!, phone('+49 30 123456'));
    expect(await join(viewer)).toMatchObject({ role: 'contributor' });
    expect((await room.dataSource.getRepository(PublicLogEntry).findBy({ subject: `contributor:${viewer.contributorId!}` })).map(({ kind }) => kind)).toEqual(['contributor.joined']);
  });

  it('cost nothing when the same token comes again', async () => {
    const viewer = await room.person();
    const recorded = [];
    for (let i = 0; i < 3; i++) recorded.push(await room.claims.record(viewer.contributorId!, phone('+4930123456')));
    expect(recorded).toEqual([true, false, false]);
  });
});

describe('one person, one contributor', () => {
  it('whoever verified a number last keeps it; the earlier one is told, and no longer takes part until they verify it again', async () => {
    const [earlier, later] = [await room.person(), await room.person()];
    await room.claims.record(earlier.contributorId!, phone('+4930123456', room.clock.now()));
    await join(earlier);
    room.clock.advance(1000);
    await room.claims.record(later.contributorId!, phone('+4930123456', room.clock.now()));

    expect(await codesOf(later)).toEqual(['holds']);
    const told = await room.joinings.of(earlier);
    expect(told).toMatchObject({ state: 'LEFT', next: { code: 'PHONE_TAKEN' }, lost: [{ kind: 'phone', lostAt: room.clock.now() }] });
    expect((await room.dataSource.getRepository(OutboxEntry).find({ order: { id: 'ASC' } })).map(({ topic, payload }) => [topic, payload['contributorId'], payload['because']]).slice(-2)).toEqual([
      ['claim.lost', earlier.contributorId, undefined],
      ['contributor.left', earlier.contributorId, 'ELIGIBILITY'],
    ]);
    await expect(room.membership.return(await room.again(earlier))).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));

    // The token it was lost with does not bring it back; a new verification does.
    const elsewhere = room.under(PHONES).claims;
    await elsewhere.record(earlier.contributorId!, phone('+4930123456', new Date(room.clock.now().getTime() - 1000)));
    expect(await codesOf(earlier)).toEqual(['PHONE_TAKEN']);
    room.clock.advance(1000);
    await elsewhere.record(earlier.contributorId!, phone('+4930123456', room.clock.now()));
    expect([await codesOf(earlier), await codesOf(later)]).toEqual([['holds'], ['PHONE_TAKEN']]);
    expect(await room.membership.return(await room.again(earlier))).toMatchObject({ leftAt: null });
  });

  it('a number that somebody gave up goes back to whoever still has it verified', async () => {
    const [earlier, later] = [await room.person(), await room.person()];
    await room.claims.record(earlier.contributorId!, phone('+4930123456'));
    room.clock.advance(1000);
    await room.claims.record(later.contributorId!, phone('+4930123456'));
    await room.claims.record(later.contributorId!, { phone_number: '+4930123456', phone_number_verified: false });
    expect([await codesOf(earlier), await codesOf(later)]).toEqual([['PHONE_TAKEN'], ['PHONE_NOT_VERIFIED']]);
    room.clock.advance(600_000);
    await room.claims.record(earlier.contributorId!, phone('+4930123456'));
    expect(await codesOf(earlier)).toEqual(['holds']);
  });

  it('of twelve who claim one number in the same instant exactly one has it, also when they join in that instant', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => room.person()));
    for (const viewer of people) await room.aliases.offers(viewer);
    const joined = await Promise.allSettled(people.map(async (viewer, i) => {
      await room.claims.record(viewer.contributorId!, phone('+4930777777', i % 2 === 0 ? room.clock.now() : undefined));
      return join(viewer);
    }));
    expect(await holders()).toHaveLength(1);
    for (const result of joined) if (result.status === 'rejected') expect(result.reason).toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    const active = await room.dataSource.getRepository(Contributor).createQueryBuilder('c').where('c.alias IS NOT NULL AND c.left_at IS NULL').getMany();
    expect(active.map(({ id }) => id)).toEqual((await holders()).map(({ contributorId }) => contributorId));
  });

  it('two who take each other\'s numbers in the same instant end with two numbers and no fault', async () => {
    const [one, two] = [await room.person(), await room.person()];
    const numbers = ['+4930111111', '+4930222222'];
    for (let round = 0; round < 10; round++) {
      room.clock.advance(1000);
      await Promise.all([one, two].map((viewer, i) => room.claims.record(viewer.contributorId!, phone(numbers[(i + round) % 2]!, room.clock.now()))));
    }
    const claims = await room.dataSource.getRepository(VerifiedClaim).find();
    expect(claims).toHaveLength(2);
    expect(new Set(claims.map(({ digest }) => digest.toString('hex'))).size).toBe(2);
    expect(await holders()).toHaveLength(2);
  });

  it('an e-mail address stays with whoever takes part, and is free while nobody does', async () => {
    const services = room.under({ requirement: 'VERIFIED_EMAIL' });
    const email = { email: 'ada@example.org', email_verified: true };
    const [looker, member, second] = [await room.person(), await room.person(), await room.person()];
    await services.claims.record(looker.contributorId!, email);
    await services.claims.record(member.contributorId!, { ...email, email: 'ADA@example.org' });
    await join(member, services);
    await services.claims.record(second.contributorId!, email);
    for (const viewer of [looker, second]) await expect(join(viewer, services)).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    expect((await services.joinings.of(second)).next.code).toBe('EMAIL_TAKEN');
    expect((await services.joinings.of(member)).state).toBe('JOINED');
  });

  it('who is told by the identity provider that nothing is verified any more, no longer takes part', async () => {
    const viewer = await room.person();
    await room.claims.record(viewer.contributorId!, phone('+4930123456'));
    await join(viewer);
    expect(await room.claims.record(viewer.contributorId!, {})).toBe(false);
    expect((await room.joinings.of(viewer)).state).toBe('JOINED');
    await room.claims.record(viewer.contributorId!, { phone_number: '+4930123456', phone_number_verified: false });
    expect(await room.joinings.of(viewer)).toMatchObject({ state: 'LEFT', next: { code: 'PHONE_NOT_VERIFIED' } });
  });

  it('who joined before the policies were made stricter stays', async () => {
    const viewer = await room.person();
    await join(viewer, room.under({}));
    await room.claims.record(viewer.contributorId!, phone('+4915112345'));
    expect((await room.joinings.of(viewer)).state).toBe('JOINED');
  });

  it('a new account with the number of somebody removed does not join, until the removal is over or a year has passed', async () => {
    const services = room.under({ requirement: { allOf: ['VERIFIED_PHONE', 'NO_RECENT_REMOVAL'] } });
    const [moderator, bad, again, other] = [await room.person('moderator'), await room.person(), await room.person(), await room.person()];
    await services.claims.record(bad.contributorId!, phone('+4930123456', room.clock.now()));
    await join(bad, services);
    const { removedAt } = await services.removals.remove(moderator, bad.contributorId!, 'SPAM', 'Forty times the same link.');
    room.clock.advance(1000);
    await services.claims.record(again.contributorId!, phone('+4930123456', room.clock.now()));
    await services.claims.record(other.contributorId!, phone('+4930999999', room.clock.now()));
    expect((await services.joinings.of(again)).next).toMatchObject({ code: 'RECENTLY_REMOVED', at: addMonths(removedAt, 12) });
    await expect(join(again, services)).rejects.toEqual(refused('JOINING_REQUIREMENT_UNMET'));
    await expect(join(other, services)).resolves.toMatchObject({ role: 'contributor' });
    await services.removals.reinstate(moderator, bad.contributorId!);
    await expect(join(again, services)).resolves.toMatchObject({ role: 'contributor' });
  });
});

describe('facts of an account', () => {
  it('are kept when a later token says less, and follow when it says otherwise', async () => {
    const services = room.under({ requirement: { allOf: ['ACCOUNT_AGE', 'ORGANISATION', 'PAID_ACCOUNT'] }, organisationDomains: ['example.org'] });
    const viewer = await room.person();
    const holding = async () => (await services.joinings.of(viewer)).eligibility.findings.filter(({ holds }) => holds).map(({ policy }) => policy);
    expect(await holding()).toEqual([]);
    await services.claims.record(viewer.contributorId!, { account_created_at: 1_600_000_000, hd: 'example.org' });
    expect(await holding()).toEqual(['ACCOUNT_AGE', 'ORGANISATION']);
    await services.claims.record(viewer.contributorId!, { paid_account: true });
    await join(viewer, services);
    await services.claims.record(viewer.contributorId!, { paid_account: false });
    expect([await holding(), (await services.joinings.of(viewer)).state]).toEqual([['ACCOUNT_AGE', 'ORGANISATION'], 'LEFT']);
    await services.claims.record(viewer.contributorId!, { hd: 'evil.example' });
    expect(await holding()).toEqual(['ACCOUNT_AGE']);
  });

  it('is as old as its first login where nobody says how old it is', async () => {
    const services = room.under({ requirement: 'ACCOUNT_AGE', accountAgeMonths: 1 });
    const viewer = await room.person();
    expect((await services.joinings.of(viewer)).next).toMatchObject({ code: 'ACCOUNT_TOO_YOUNG' });
    room.clock.advance(32 * 86_400_000);
    expect(await join(viewer, services)).toMatchObject({ role: 'contributor' });
  });
});
