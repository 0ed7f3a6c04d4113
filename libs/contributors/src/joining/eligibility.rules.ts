import { isMet, policiesOf, waysOf, type Policy, type Requirement } from './requirement.rules';

/** What somebody can be asked to do, or is waiting for, on the way to taking part. */
export const JOINING_STEPS = [
  'ACCOUNT_TOO_YOUNG',
  'EMAIL_NOT_VERIFIED',
  'EMAIL_TAKEN',
  'PHONE_NOT_VERIFIED',
  'PHONE_TAKEN',
  'PHONE_CARRIER_NOT_ACCEPTED',
  'ORGANISATION_NOT_ACCEPTED',
  'ACCOUNT_NOT_PAID',
  'PERSONHOOD_NOT_PROVEN',
  'PERSONHOOD_TAKEN',
  'INVITATION_NEEDED',
  'ADMISSION_NOT_REQUESTED',
  'WAITING_FOR_ADMISSION',
  'RECENTLY_REMOVED',
  'CHOOSE_ALIAS',
  'RETURN',
  'TAKE_PART',
  'APPEAL_REMOVAL',
  'WAITING_FOR_APPEAL',
  'REMOVAL_UPHELD',
] as const;
export type JoiningStepCode = (typeof JOINING_STEPS)[number];

/** One thing to do or to wait for. */
export interface JoiningStep {
  readonly code: JoiningStepCode;
  /** When it is over by itself; null when it is not, or nobody knows. */
  readonly at: Date | null;
  /** What would be accepted, such as the domains of organisations. */
  readonly allowed: readonly string[];
}

/** A claim of which one person can have only one, and one person only. */
export interface HeldClaim {
  /** Null while the claim is this person's; otherwise when another account turned out to have it. */
  readonly lostAt: Date | null;
  /** Whether the community accepts it: the carrier of a phone number. */
  readonly accepted: boolean;
}

/** What is known of somebody who wants to take part. */
export interface JoiningFacts {
  /** When the account was made at the identity provider; when it is not said, the first login here. */
  readonly accountSince: Date;
  readonly email: HeldClaim | null;
  readonly phone: HeldClaim | null;
  readonly personhood: HeldClaim | null;
  /** The accepted domain that the account belongs to. */
  readonly organisation: string | null;
  readonly paid: boolean;
  readonly invited: boolean;
  readonly waitingSince: Date | null;
  readonly admitted: boolean;
  /** When this person, or another account with one of their claims, was removed from the community; only while it is. */
  readonly removedAt: Date | null;
  /** Has taken part before: was let in already, and needs neither an invitation nor a place. */
  readonly wasMember: boolean;
  /** Moderates or administers the community: whoever gave them the role knows who they are, and somebody has to be the first. */
  readonly vouchedFor: boolean;
}

/** The numbers and lists that policies need. */
export interface JoiningTerms {
  readonly requirement: Requirement;
  readonly accountAgeMonths: number;
  readonly recentRemovalMonths: number;
  readonly organisationDomains: readonly string[];
}

/** What a policy says of somebody. */
export interface Finding {
  readonly policy: Policy;
  readonly holds: boolean;
  /** What is missing; null when it holds. */
  readonly step: JoiningStep | null;
}

/** What the requirement says of somebody. */
export interface Eligibility {
  readonly met: boolean;
  readonly findings: readonly Finding[];
  /** What each way to meet it still takes, the shortest first. */
  readonly ways: readonly (readonly JoiningStep[])[];
}

export const step = (code: JoiningStepCode, at: Date | null = null, allowed: readonly string[] = []): JoiningStep => ({ code, at, allowed });

/** The same day and time so many months later in UTC; the last day of the month where it has no such day. */
export function addMonths(time: Date, months: number): Date {
  const later = new Date(time);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(time.getUTCDate(), lastDay));
  return later;
}

/** Who may take part, and what is missing for those who may not. */
export function eligibilityOf(facts: JoiningFacts, terms: JoiningTerms, now: Date): Eligibility {
  if (facts.vouchedFor) return { met: true, findings: [], ways: [[]] };
  const findings = policiesOf(terms.requirement).map((policy): Finding => {
    const missing = CHECKS[policy](facts, terms, now);
    return { policy, holds: missing === null, step: missing };
  });
  const missing = new Map(findings.map((finding) => [finding.policy, finding.step]));
  const ways = waysOf(terms.requirement).map((way) => way.map((policy) => missing.get(policy) ?? null).filter((found) => found !== null));
  return { met: isMet(terms.requirement, (policy) => missing.get(policy) === null), findings, ways: ways.sort((a, b) => a.length - b.length) };
}

/** Whether only a place is missing: whom the draw of the waiting list may choose. */
export const mayBeDrawn = (facts: JoiningFacts, terms: JoiningTerms, now: Date): boolean =>
  isMet(terms.requirement, (policy) => policy === 'WAITING_LIST' || CHECKS[policy](facts, terms, now) === null);

type Check = (facts: JoiningFacts, terms: JoiningTerms, now: Date) => JoiningStep | null;

const CHECKS: { readonly [P in Policy]: Check } = {
  ACCOUNT_AGE: (facts, terms, now) => {
    const oldEnoughAt = addMonths(facts.accountSince, terms.accountAgeMonths);
    return oldEnoughAt <= now ? null : step('ACCOUNT_TOO_YOUNG', oldEnoughAt);
  },
  VERIFIED_EMAIL: ({ email }) => claimCheck(email, 'EMAIL_NOT_VERIFIED', 'EMAIL_TAKEN'),
  VERIFIED_PHONE: ({ phone }) => claimCheck(phone, 'PHONE_NOT_VERIFIED', 'PHONE_TAKEN') ?? (phone!.accepted ? null : step('PHONE_CARRIER_NOT_ACCEPTED')),
  ORGANISATION: ({ organisation }, terms) => (organisation === null ? step('ORGANISATION_NOT_ACCEPTED', null, terms.organisationDomains) : null),
  PAID_ACCOUNT: ({ paid }) => (paid ? null : step('ACCOUNT_NOT_PAID')),
  PERSONHOOD: ({ personhood }) => claimCheck(personhood, 'PERSONHOOD_NOT_PROVEN', 'PERSONHOOD_TAKEN'),
  INVITATION: ({ invited, wasMember }) => (invited || wasMember ? null : step('INVITATION_NEEDED')),
  WAITING_LIST: ({ admitted, waitingSince, wasMember }) => {
    if (admitted || wasMember) return null;
    return step(waitingSince === null ? 'ADMISSION_NOT_REQUESTED' : 'WAITING_FOR_ADMISSION');
  },
  NO_RECENT_REMOVAL: ({ removedAt }, terms, now) => {
    const until = removedAt && addMonths(removedAt, terms.recentRemovalMonths);
    return until === null || until <= now ? null : step('RECENTLY_REMOVED', until);
  },
};

function claimCheck(claim: HeldClaim | null, absent: JoiningStepCode, taken: JoiningStepCode): JoiningStep | null {
  if (claim === null) return step(absent);
  return claim.lostAt === null ? null : step(taken);
}

/** Where somebody stands between reading and taking part. */
export const JOINING_STATES = ['NOT_JOINED', 'JOINED', 'LEFT', 'REMOVED'] as const;
export type JoiningState = (typeof JOINING_STATES)[number];

export function joiningStateOf(contributor: { alias: string | null; leftAt: Date | null; enrollmentState: string }): JoiningState {
  if (contributor.enrollmentState === 'removed') return 'REMOVED';
  if (contributor.alias === null) return 'NOT_JOINED';
  return contributor.leftAt === null ? 'JOINED' : 'LEFT';
}

/** What became of the appeal of a removal. */
export type AppealProgress = 'NONE' | 'PENDING' | 'UPHELD';

/** The one thing to do next. */
export function nextStep(state: JoiningState, eligibility: Eligibility, appeal: AppealProgress): JoiningStep {
  switch (state) {
    case 'JOINED':
      return step('TAKE_PART');
    case 'REMOVED':
      return step(({ NONE: 'APPEAL_REMOVAL', PENDING: 'WAITING_FOR_APPEAL', UPHELD: 'REMOVAL_UPHELD' } as const)[appeal]);
    case 'NOT_JOINED':
    case 'LEFT':
      return eligibility.ways[0]?.[0] ?? step(state === 'LEFT' ? 'RETURN' : 'CHOOSE_ALIAS');
  }
}
