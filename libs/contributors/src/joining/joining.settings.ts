import { AppError, CommunitySettings, communitySection, type SettingsOf } from '@bridgenotes/platform';
import { z } from 'zod';
import { MAX_WAYS, POLICIES, policiesOf, waysOf, type Requirement } from './requirement.rules';

const requirement: z.ZodType<Requirement> = z.lazy(() =>
  z.union([z.enum(POLICIES), z.strictObject({ allOf: z.array(requirement).min(1) }), z.strictObject({ anyOf: z.array(requirement).min(1) })], {
    error: `allowed: one of ${POLICIES.join(', ')}, { "allOf": […] } or { "anyOf": […] }`,
  }),
);
const fewWays = (given: Requirement): boolean => {
  try {
    return waysOf(given).length <= MAX_WAYS;
  } catch {
    return false;
  }
};
const claimName = (name: string) => z.string().min(1).default(name);
const prefixes = () => z.array(z.string().regex(/^\+\d{1,15}$/, 'allowed: "+" and digits')).default([]);
const whole = (fallback: number, min: number, max: number) => z.int().min(min).max(max).default(fallback);

/**
 * Who may take part. Numbers are X's where X has one (contributing/signing-up, phone-faq); the requirement is not, so
 * that a server with any identity provider works at once. X's: allOf ACCOUNT_AGE, VERIFIED_PHONE, NO_RECENT_REMOVAL, WAITING_LIST.
 */
export const JOINING = communitySection('joining', {
  requirement: requirement.refine(fewWays, `allowed: at most ${MAX_WAYS} ways to meet it`).default('NO_RECENT_REMOVAL').describe('policies that have to hold, combined with allOf and anyOf'),
  accountAgeMonths: whole(6, 0, 120).describe('ACCOUNT_AGE: how old an account has to be, at the identity provider or here'),
  recentRemovalMonths: whole(12, 0, 1200).describe('NO_RECENT_REMOVAL: how long the claims of somebody removed are kept out'),
  organisationDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+$/, 'allowed: domains in lower case')).default([]).describe('ORGANISATION: domains of accounts that are let in'),
  phonePrefixesAllowed: prefixes().describe('VERIFIED_PHONE: the beginnings of numbers whose carriers are trusted; all when empty'),
  phonePrefixesDenied: prefixes().describe('VERIFIED_PHONE: the beginnings of numbers whose carriers are not; the longest beginning decides'),
  accountCreatedClaim: claimName('account_created_at').describe('the claim with the time when the account was made: seconds since 1970, or ISO 8601'),
  paidClaim: claimName('paid_account').describe('the claim that is true for a paid account'),
  personhoodClaim: claimName('nullifier').describe('the claim that is the same whenever the same person proves to be one'),
  organisationClaim: claimName('hd').describe('the claim with the domain of the organisation'),
  countryClaim: claimName('country').describe('the claim with the country, of two letters; otherwise that of the claim address'),
  phoneVerifiedAtClaim: claimName('phone_number_verified_at').describe('the claim with the time when the phone number was verified'),
  invitationsPerMonth: whole(5, 0, 10_000).describe('invitations that a contributor may make in 30 days'),
  moderatorInvitationsPerMonth: whole(100, 0, 100_000).describe('the same for moderators and admins'),
  invitationDays: whole(14, 1, 365).describe('days that an invitation works'),
  waitingListBy: z.enum(['everyone', 'country', 'language']).default('country').describe('whether there is one waiting list, or one for each country or language'),
  drawEveryHours: whole(24, 1, 8760).describe('hours between draws of places'),
  slotsPerDraw: whole(10, 0, 1_000_000).describe('places in each draw of each list; when they are enough, everybody is admitted'),
  slotsOfGroup: z.record(z.string(), z.int().min(0)).default({}).describe('other numbers of places, by country ("DE") or language ("de")'),
});

export type JoiningSettings = SettingsOf<typeof JOINING>;

/** The settings of joining, checked with each other. @throws INVALID_CONFIGURATION */
export function joiningOf(community: CommunitySettings): JoiningSettings {
  const settings = community.of(JOINING);
  if (policiesOf(settings.requirement).includes('ORGANISATION') && settings.organisationDomains.length === 0) {
    throw new AppError('INVALID_CONFIGURATION', { problems: ['joining.organisationDomains is empty: the policy ORGANISATION would let nobody in'] });
  }
  return settings;
}
