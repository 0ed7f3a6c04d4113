import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailOf, isCarrierAccepted, needsSecret, phoneOf, readClaims, settleClaim, timeOf, type ClaimTerms } from './claims.rules';
import { POLICIES, type Policy } from './requirement.rules';

const terms: ClaimTerms = {
  accountCreatedClaim: 'account_created_at', paidClaim: 'paid_account', personhoodClaim: 'nullifier', organisationClaim: 'hd', countryClaim: 'country', phoneVerifiedAtClaim: 'phone_number_verified_at',
  organisationDomains: ['example.org'], phonePrefixesAllowed: [], phonePrefixesDenied: [], waitingListBy: 'country',
};
const token = {
  email: ' Ada@Example.ORG ', email_verified: true, phone_number: '+49 (30) 1234-56', phone_number_verified: true, phone_number_verified_at: 1_700_000_000.5,
  nullifier: 'n1', paid_account: true, hd: 'other.example', country: 'de', locale: 'pt-BR', account_created_at: '2020-05-06T07:08:09Z',
};

describe('what is read of a token', () => {
  it('is what the policies ask for', () => {
    expect(readClaims(token, terms, POLICIES)).toEqual({
      unique: [
        { kind: 'email', value: 'ada@example.org', accepted: true, verifiedAt: null },
        { kind: 'phone', value: '+4930123456', accepted: true, verifiedAt: new Date(1_700_000_000_500) },
        { kind: 'personhood', value: 'n1', accepted: true, verifiedAt: null },
      ],
      withdrawn: [],
      facts: { accountCreatedAt: new Date('2020-05-06T07:08:09Z'), organisation: 'example.org', paid: true, waitingGroup: 'DE' },
    });
  });

  it('is nothing when no policy asks', () => {
    expect(readClaims(token, terms, ['NO_RECENT_REMOVAL', 'INVITATION'])).toEqual({ unique: [], withdrawn: [], facts: { accountCreatedAt: null, organisation: null, paid: null, waitingGroup: null } });
    expect([needsSecret(['INVITATION', 'PAID_ACCOUNT']), needsSecret(['VERIFIED_EMAIL']), needsSecret(['VERIFIED_PHONE']), needsSecret(['PERSONHOOD'])]).toEqual([false, true, true, true]);
  });

  it('is nothing that was not verified', () => {
    const read = readClaims({ ...token, email_verified: 'true', phone_number_verified: false, paid_account: 'yes', hd: undefined }, terms, POLICIES);
    expect([read.unique.map(({ kind }) => kind), read.withdrawn, read.facts.paid, read.facts.organisation]).toEqual([['personhood'], ['phone'], null, null]);
  });

  it('is the list of a country or a language, or of everybody', () => {
    const group = (given: object, waitingListBy: ClaimTerms['waitingListBy']) => readClaims({ ...given }, { ...terms, waitingListBy }, ['WAITING_LIST']).facts.waitingGroup;
    expect([group(token, 'everyone'), group(token, 'language'), group({ address: { country: 'fr' } }, 'country'), group({ country: 'Germany' }, 'country'), group({ locale: 'zho-Hans' }, 'language')]).toEqual([null, 'pt', 'FR', null, 'zho']);
  });

  it.each([[{}, null], [{ hd: 'Example.org' }, 'example.org'], [{ hd: 'evil.example' }, ''], [{ email: 'a@example.org', email_verified: false }, null], [{ email: 'a@sub.example.org', email_verified: true }, '']])('takes no other organisation: %j', (given, organisation) => {
    expect(readClaims(given, terms, ['ORGANISATION']).facts.organisation).toBe(organisation);
  });
});

describe('an address, a number, a time', () => {
  it('is the same however it is written', () => {
    expect([emailOf('A@B.example'), emailOf('a@b'), emailOf('a b@c.example'), emailOf(7)]).toEqual(['a@b.example', null, null, null]);
    expect([phoneOf('+1 (415) 555-0100'), phoneOf('0049 30 1'), phoneOf('+0123456789'), phoneOf('+123')]).toEqual(['+14155550100', null, null, null]);
    expect([timeOf(0), timeOf('2026-01-02'), timeOf('yesterday'), timeOf(null), timeOf(Infinity)]).toEqual([new Date(0), new Date('2026-01-02'), null, null, null]);
  });
});

describe('a carrier', () => {
  const accepted = (allowed: string[], denied: string[]) => isCarrierAccepted('+4915112345', { phonePrefixesAllowed: allowed, phonePrefixesDenied: denied });

  it('is accepted or not by the longest beginning', () => {
    expect([accepted([], []), accepted([], ['+49151']), accepted(['+1'], []), accepted(['+49'], ['+49151']), accepted(['+491511'], ['+49']), accepted(['+49'], ['+49'])]).toEqual([true, false, false, false, true, false]);
  });
});

describe('a claim of two accounts', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const at = (seconds: number) => new Date(now.getTime() - 60_000 + seconds * 1000);
  const claim = (kind: 'email' | 'phone' | 'personhood', verifiedAt: Date | null) => ({ kind, digest: 'd', verifiedAt });

  it('of a phone number: is of the one who verified it last', () => {
    expect(settleClaim(claim('phone', at(2)), null, { verifiedAt: at(1), joined: true }, now)).toEqual({ holds: true, verifiedAt: at(2), takes: true });
    expect(settleClaim(claim('phone', at(1)), null, { verifiedAt: at(2), joined: false }, now)).toEqual({ holds: false, verifiedAt: at(1), takes: false });
    expect(settleClaim(claim('phone', at(1)), null, { verifiedAt: at(1), joined: false }, now).holds).toBe(false);
  });

  it('of a phone number: does not come back with the login it was lost with, but with a new verification', () => {
    const own = { digest: 'd', verifiedAt: at(1), lostAt: at(3) };
    const holder = { verifiedAt: at(2), joined: true };
    expect(settleClaim(claim('phone', at(1)), own, holder, now).holds).toBe(false);
    expect(settleClaim(claim('phone', null), own, holder, now).holds).toBe(false);
    expect(settleClaim(claim('phone', at(4)), own, holder, now)).toMatchObject({ holds: true, takes: true });
    expect(settleClaim(claim('phone', at(1)), own, null, now)).toMatchObject({ holds: true, takes: false });
  });

  it.each(['email', 'personhood'] as const)('of an %s: is of the one who takes part', (kind) => {
    expect(settleClaim(claim(kind, null), null, { verifiedAt: at(1), joined: true }, now).holds).toBe(false);
    expect(settleClaim(claim(kind, null), null, { verifiedAt: at(1), joined: false }, now)).toMatchObject({ holds: true, takes: true });
  });

  it('was never verified in the future', () => {
    expect(settleClaim(claim('phone', new Date(now.getTime() + 1)), null, null, now).verifiedAt).toEqual(now);
  });

  it('is held by exactly one, in whatever order two accounts come', () => {
    const times = fc.nat(50).map(at);
    fc.assert(fc.property(times, times, fc.constantFrom('phone' as const, 'email' as const), fc.boolean(), (first, second, kind, joined) => {
      const one = settleClaim(claim(kind, first), null, null, now);
      const two = settleClaim(claim(kind, second), null, { verifiedAt: one.verifiedAt, joined }, now);
      expect(two.holds).toBe(two.takes);
    }));
  });
});

it('every policy that needs a claim has one', () => {
  const kinds: Policy[] = ['VERIFIED_EMAIL', 'VERIFIED_PHONE', 'PERSONHOOD'];
  expect(readClaims(token, terms, kinds).unique).toHaveLength(3);
});
