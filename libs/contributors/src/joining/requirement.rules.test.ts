import { CommunitySettings } from '@bridgenotes/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINING, joiningOf } from './joining.settings';
import { isMet, MAX_WAYS, POLICIES, policiesOf, waysOf, type Policy, type Requirement } from './requirement.rules';

const requirements = fc.letrec<{ requirement: Requirement }>((tie) => ({
  requirement: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'requirement' },
    fc.constantFrom<Policy>(...POLICIES),
    fc.record({ allOf: fc.array(tie('requirement'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('requirement'), { minLength: 1, maxLength: 3 }) }),
  ),
})).requirement;
const held = fc.subarray([...POLICIES]);

describe('a requirement', () => {
  it('is met by whoever holds all of one way, and by nobody else', () => {
    fc.assert(fc.property(requirements, held, (requirement, policies) => {
      const holds = (policy: Policy) => policies.includes(policy);
      expect(waysOf(requirement).some((way) => way.every(holds))).toBe(isMet(requirement, holds));
    }));
  });

  it('has no way that asks for more than another, nor for a policy that it does not name', () => {
    fc.assert(fc.property(requirements, (requirement) => {
      const ways = waysOf(requirement);
      ways.forEach((way, i) => ways.forEach((other, j) => i !== j && expect(other.every((policy) => way.includes(policy))).toBe(false)));
      expect(ways.flat().every((policy) => policiesOf(requirement).includes(policy))).toBe(true);
    }));
  });

  it('stays met when one more policy holds', () => {
    fc.assert(fc.property(requirements, held, fc.constantFrom<Policy>(...POLICIES), (requirement, policies, more) => {
      if (isMet(requirement, (policy) => policies.includes(policy))) expect(isMet(requirement, (policy) => policy === more || policies.includes(policy))).toBe(true);
    }));
  });

  it('puts the shortest way first', () => {
    expect(waysOf({ allOf: ['VERIFIED_PHONE', { anyOf: [{ allOf: ['WAITING_LIST', 'ACCOUNT_AGE'] }, 'INVITATION'] }] })).toEqual([['VERIFIED_PHONE', 'INVITATION'], ['ACCOUNT_AGE', 'VERIFIED_PHONE', 'WAITING_LIST']]);
  });
});

describe('the settings of joining', () => {
  const settings = (joining: unknown) => joiningOf(CommunitySettings.from({ joining }, [JOINING]));

  it('let anybody in who was not removed, unless told otherwise', () => {
    expect(settings({})).toMatchObject({ requirement: 'NO_RECENT_REMOVAL', accountAgeMonths: 6, invitationsPerMonth: 5, waitingListBy: 'country' });
  });

  it('take what X asks for', () => {
    const requirement = { allOf: ['ACCOUNT_AGE', 'VERIFIED_PHONE', 'NO_RECENT_REMOVAL', 'WAITING_LIST'] };
    expect(settings({ requirement }).requirement).toEqual(requirement);
  });

  it.each([
    [{ requirement: 'PHONE' }],
    [{ requirement: { allOf: [] } }],
    [{ requirement: { allOf: ['INVITATION'], anyOf: ['INVITATION'] } }],
    [{ requirement: 'ORGANISATION' }],
    [{ phonePrefixesAllowed: ['49'] }],
    [{ slotsPerDraw: -1 }],
    [{ drawEveryHours: 0 }],
    [{ organisationDomains: ['Example.org'] }],
  ])('refuse %j', (joining) => {
    expect(() => settings(joining)).toThrow(expect.objectContaining({ code: 'INVALID_CONFIGURATION' }) as Error);
  });

  it('refuse more ways than anybody can be told', () => {
    const triples = POLICIES.flatMap((one, i) => POLICIES.slice(i + 1).flatMap((two, j) => POLICIES.slice(i + j + 2).map((three) => ({ allOf: [one, two, three] }))));
    expect(triples).toHaveLength(84);
    expect(() => settings({ requirement: { anyOf: triples }, organisationDomains: ['example.org'] })).toThrow(new RegExp(`at most ${MAX_WAYS} ways`));
    expect(waysOf({ anyOf: triples.slice(0, MAX_WAYS) })).toHaveLength(MAX_WAYS);
  });
});
