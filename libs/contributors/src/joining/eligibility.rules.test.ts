import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, eligibilityOf, JOINING_STEPS, joiningStateOf, mayBeDrawn, nextStep, type JoiningFacts, type JoiningTerms } from './eligibility.rules';
import { joiningText } from './joining.texts';
import { POLICIES, type Policy } from './requirement.rules';

const now = new Date('2026-03-30T12:00:00Z');
const held = { lostAt: null, accepted: true };
const nothing: JoiningFacts = { accountSince: now, email: null, phone: null, personhood: null, organisation: null, paid: false, invited: false, waitingSince: null, admitted: false, removedAt: now, wasMember: false, vouchedFor: false };
const everything: JoiningFacts = { accountSince: new Date('2020-01-01'), email: held, phone: held, personhood: held, organisation: 'example.org', paid: true, invited: true, waitingSince: now, admitted: true, removedAt: null, wasMember: false, vouchedFor: false };
const terms = (requirement: JoiningTerms['requirement']): JoiningTerms => ({ requirement, accountAgeMonths: 6, recentRemovalMonths: 12, organisationDomains: ['example.org'] });
const stepOf = (policy: Policy, facts: Partial<JoiningFacts>) => eligibilityOf({ ...everything, ...facts }, terms(policy), now).findings[0]!.step;

describe('a policy', () => {
  it.each<[Policy, Partial<JoiningFacts>, string]>([
    ['ACCOUNT_AGE', { accountSince: new Date('2025-09-30T12:00:00.001Z') }, 'ACCOUNT_TOO_YOUNG'],
    ['VERIFIED_EMAIL', { email: null }, 'EMAIL_NOT_VERIFIED'],
    ['VERIFIED_EMAIL', { email: { ...held, lostAt: now } }, 'EMAIL_TAKEN'],
    ['VERIFIED_PHONE', { phone: null }, 'PHONE_NOT_VERIFIED'],
    ['VERIFIED_PHONE', { phone: { lostAt: now, accepted: false } }, 'PHONE_TAKEN'],
    ['VERIFIED_PHONE', { phone: { lostAt: null, accepted: false } }, 'PHONE_CARRIER_NOT_ACCEPTED'],
    ['ORGANISATION', { organisation: null }, 'ORGANISATION_NOT_ACCEPTED'],
    ['PAID_ACCOUNT', { paid: false }, 'ACCOUNT_NOT_PAID'],
    ['PERSONHOOD', { personhood: null }, 'PERSONHOOD_NOT_PROVEN'],
    ['PERSONHOOD', { personhood: { ...held, lostAt: now } }, 'PERSONHOOD_TAKEN'],
    ['INVITATION', { invited: false }, 'INVITATION_NEEDED'],
    ['WAITING_LIST', { admitted: false, waitingSince: null }, 'ADMISSION_NOT_REQUESTED'],
    ['WAITING_LIST', { admitted: false }, 'WAITING_FOR_ADMISSION'],
    ['NO_RECENT_REMOVAL', { removedAt: new Date('2025-03-30T12:00:00.001Z') }, 'RECENTLY_REMOVED'],
  ])('%s does not hold for %j: %s', (policy, facts, code) => {
    expect(stepOf(policy, facts)?.code).toBe(code);
    expect(stepOf(policy, {})).toBeNull();
  });

  it('holds from its very moment on, and says when that is', () => {
    expect(stepOf('ACCOUNT_AGE', { accountSince: new Date('2025-09-30T12:00:00Z') })).toBeNull();
    expect(stepOf('ACCOUNT_AGE', { accountSince: new Date('2025-12-31T00:00:00Z') })?.at).toEqual(new Date('2026-06-30T00:00:00Z'));
    expect(stepOf('NO_RECENT_REMOVAL', { removedAt: new Date('2025-03-30T12:00:00Z') })).toBeNull();
    expect(stepOf('NO_RECENT_REMOVAL', { removedAt: now })?.at).toEqual(new Date('2027-03-30T12:00:00Z'));
    expect(stepOf('ORGANISATION', { organisation: null })?.allowed).toEqual(['example.org']);
  });

  it('asks nobody for an invitation or a place who took part before', () => {
    for (const policy of ['INVITATION', 'WAITING_LIST'] as const) expect(stepOf(policy, { ...nothing, wasMember: true })).toBeNull();
    for (const policy of ['VERIFIED_PHONE', 'NO_RECENT_REMOVAL'] as const) expect(stepOf(policy, { ...nothing, wasMember: true })).not.toBeNull();
  });

  it('has a text for everything that can be missing', () => {
    for (const code of JOINING_STEPS) expect(joiningText({ code, at: now, allowed: ['example.org'] })).toMatch(/^[A-Z].*\.$/);
  });
});

describe('eligibility', () => {
  it('is met by whoever has everything, and by nobody who has nothing', () => {
    for (const policy of POLICIES) expect([eligibilityOf(everything, terms(policy), now).met, eligibilityOf(nothing, terms(policy), now).met]).toEqual([true, false]);
  });

  it('says what each way still takes, the least first', () => {
    const requirement = { anyOf: [{ allOf: ['VERIFIED_PHONE', 'VERIFIED_EMAIL', 'ACCOUNT_AGE'] }, { allOf: ['PERSONHOOD', 'INVITATION'] }] } as const;
    const { met, ways } = eligibilityOf({ ...nothing, phone: held, accountSince: new Date(0) }, terms(requirement), now);
    expect([met, ways.map((way) => way.map(({ code }) => code))]).toEqual([false, [['EMAIL_NOT_VERIFIED'], ['PERSONHOOD_NOT_PROVEN', 'INVITATION_NEEDED']]]);
  });

  it('is met by moderators and admins, whom somebody knows', () => {
    expect(eligibilityOf({ ...nothing, vouchedFor: true }, terms({ allOf: [...POLICIES] }), now)).toEqual({ met: true, findings: [], ways: [[]] });
  });

  it('lets a draw choose those whom only a place keeps out', () => {
    const strict = terms({ allOf: ['VERIFIED_PHONE', 'WAITING_LIST'] });
    expect(mayBeDrawn({ ...nothing, phone: held }, strict, now)).toBe(true);
    expect(mayBeDrawn({ ...nothing, phone: { ...held, lostAt: now } }, strict, now)).toBe(false);
  });
});

describe('what to do next', () => {
  const may = eligibilityOf(everything, terms('PERSONHOOD'), now);
  const mayNot = eligibilityOf(nothing, terms('PERSONHOOD'), now);

  it.each([
    ['NOT_JOINED', may, 'NONE', 'CHOOSE_ALIAS'],
    ['NOT_JOINED', mayNot, 'NONE', 'PERSONHOOD_NOT_PROVEN'],
    ['LEFT', may, 'NONE', 'RETURN'],
    ['LEFT', mayNot, 'NONE', 'PERSONHOOD_NOT_PROVEN'],
    ['JOINED', mayNot, 'NONE', 'TAKE_PART'],
    ['REMOVED', may, 'NONE', 'APPEAL_REMOVAL'],
    ['REMOVED', may, 'PENDING', 'WAITING_FOR_APPEAL'],
    ['REMOVED', may, 'UPHELD', 'REMOVAL_UPHELD'],
  ] as const)('%s', (state, eligibility, appeal, code) => {
    expect(nextStep(state, eligibility, appeal).code).toBe(code);
  });

  it('follows from the contributor', () => {
    const person = { alias: 'Calm Heron', leftAt: null, enrollmentState: 'newUser' };
    expect([joiningStateOf({ ...person, alias: null }), joiningStateOf(person), joiningStateOf({ ...person, leftAt: now }), joiningStateOf({ ...person, leftAt: now, enrollmentState: 'removed' })]).toEqual(['NOT_JOINED', 'JOINED', 'LEFT', 'REMOVED']);
  });
});

describe('months', () => {
  it('end on the last day where the month is shorter', () => {
    expect(addMonths(new Date('2025-08-31T10:00:00Z'), 6)).toEqual(new Date('2026-02-28T10:00:00Z'));
    expect(addMonths(new Date('2023-08-31T10:00:00Z'), 6)).toEqual(new Date('2024-02-29T10:00:00Z'));
    expect(addMonths(new Date('2025-11-15T10:00:00Z'), 14)).toEqual(new Date('2027-01-15T10:00:00Z'));
  });

  it('never go back', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.nat(120), (time, months) => {
      expect(addMonths(time, months).getTime()).toBeGreaterThanOrEqual(time.getTime());
    }));
  });
});
