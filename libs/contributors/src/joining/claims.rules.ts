import type { Policy } from './requirement.rules';

/** Claims that belong to one person at a time; of each only a keyed hash is kept. */
export const CLAIM_KINDS = ['email', 'phone', 'personhood'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const POLICY_OF_CLAIM: { readonly [Kind in ClaimKind]: Policy } = { email: 'VERIFIED_EMAIL', phone: 'VERIFIED_PHONE', personhood: 'PERSONHOOD' };

/** What a verified token says, by the names of its claims. */
export type TokenClaims = Readonly<Record<string, unknown>>;

/** What of a token is read, and under which name. */
export interface ClaimTerms {
  readonly accountCreatedClaim: string;
  readonly paidClaim: string;
  readonly personhoodClaim: string;
  readonly organisationClaim: string;
  readonly countryClaim: string;
  readonly phoneVerifiedAtClaim: string;
  readonly organisationDomains: readonly string[];
  readonly phonePrefixesAllowed: readonly string[];
  readonly phonePrefixesDenied: readonly string[];
  readonly waitingListBy: 'everyone' | 'country' | 'language';
}

/** A claim in the clear; it is hashed before anything else is done with it. */
export interface ClearClaim {
  readonly kind: ClaimKind;
  readonly value: string;
  readonly accepted: boolean;
  /** When it was verified; null when the token does not say. */
  readonly verifiedAt: Date | null;
}

/** What the policies of a community need of a token, and nothing else. */
export interface ReadClaims {
  readonly unique: readonly ClearClaim[];
  /** Kinds that the token says are no longer verified. */
  readonly withdrawn: readonly ClaimKind[];
  readonly facts: AccountFacts;
}

/** Null is what the token does not say: an access token may say less than an earlier one, and takes nothing back by it. */
export interface AccountFacts {
  readonly accountCreatedAt: Date | null;
  /** A domain that the community accepts; empty for any other. */
  readonly organisation: string | null;
  readonly paid: boolean | null;
  /** The list that somebody waits on: a country or a language. */
  readonly waitingGroup: string | null;
}

/** Whether policies need a keyed hash, and so a secret. */
export const needsSecret = (policies: readonly Policy[]): boolean => CLAIM_KINDS.some((kind) => policies.includes(POLICY_OF_CLAIM[kind]));

/** Reads only what one of the policies asks for: what nobody needs is not kept. */
export function readClaims(token: TokenClaims, terms: ClaimTerms, policies: readonly Policy[]): ReadClaims {
  const asked = <Value>(policy: Policy, value: Value): Value | null => (policies.includes(policy) ? value : null);
  const read = CLAIM_KINDS.filter((kind) => policies.includes(POLICY_OF_CLAIM[kind])).map((kind) => ({ kind, claim: READERS[kind](token, terms) }));
  return {
    unique: read.flatMap(({ claim }) => (claim === 'unverified' || claim === null ? [] : [claim])),
    withdrawn: read.filter(({ claim }) => claim === 'unverified').map(({ kind }) => kind),
    facts: {
      accountCreatedAt: asked('ACCOUNT_AGE', timeOf(token[terms.accountCreatedClaim])),
      organisation: asked('ORGANISATION', organisationOf(token, terms)),
      paid: asked('PAID_ACCOUNT', typeof token[terms.paidClaim] === 'boolean' ? (token[terms.paidClaim] as boolean) : null),
      waitingGroup: asked('WAITING_LIST', waitingGroupOf(token, terms)),
    },
  };
}

type Reader = (token: TokenClaims, terms: ClaimTerms) => ClearClaim | 'unverified' | null;

const READERS: { readonly [Kind in ClaimKind]: Reader } = {
  email: (token) => {
    const value = emailOf(token['email']);
    if (token['email_verified'] !== true) return token['email_verified'] === false ? 'unverified' : null;
    return value === null ? null : { kind: 'email', value, accepted: true, verifiedAt: null };
  },
  phone: (token, terms) => {
    const value = phoneOf(token['phone_number']);
    if (token['phone_number_verified'] !== true) return token['phone_number_verified'] === false ? 'unverified' : null;
    return value === null ? null : { kind: 'phone', value, accepted: isCarrierAccepted(value, terms), verifiedAt: timeOf(token[terms.phoneVerifiedAtClaim]) };
  },
  personhood: (token, terms) => {
    const value = token[terms.personhoodClaim];
    return typeof value === 'string' && value.trim() !== '' && value.length <= 1000 ? { kind: 'personhood', value: value.trim(), accepted: true, verifiedAt: null } : null;
  },
};

/** Lower-case, or null when it is no address. */
export function emailOf(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  const email = given.trim().toLowerCase();
  return email.length <= 320 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email) ? email : null;
}

/** In the form of E.164, "+" and 7 to 15 digits, or null. Spaces, dots, hyphens and brackets are no part of a number. */
export function phoneOf(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  const phone = given.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(phone) ? phone : null;
}

/** The longest prefix that fits decides; a number that none fits is accepted when no prefix has to. */
export function isCarrierAccepted(phone: string, { phonePrefixesAllowed, phonePrefixesDenied }: Pick<ClaimTerms, 'phonePrefixesAllowed' | 'phonePrefixesDenied'>): boolean {
  const longest = (prefixes: readonly string[]) => Math.max(-1, ...prefixes.filter((prefix) => phone.startsWith(prefix)).map((prefix) => prefix.length));
  const [allowed, denied] = [longest(phonePrefixesAllowed), longest(phonePrefixesDenied)];
  return allowed === denied ? allowed === -1 && phonePrefixesAllowed.length === 0 : allowed > denied;
}

/** The accepted domain of the account: what its organisation says, or that of its verified e-mail address. */
function organisationOf(token: TokenClaims, terms: ClaimTerms): string | null {
  const claimed = token[terms.organisationClaim];
  const email = token['email_verified'] === true ? emailOf(token['email']) : null;
  const domains = [typeof claimed === 'string' ? claimed.trim().toLowerCase() : null, email && email.slice(email.lastIndexOf('@') + 1)].filter((domain) => domain !== null);
  return domains.length === 0 ? null : (domains.find((domain) => terms.organisationDomains.includes(domain)) ?? '');
}

function waitingGroupOf(token: TokenClaims, terms: ClaimTerms): string | null {
  const { address, locale } = token as { address?: { country?: unknown }; locale?: unknown };
  const given = { everyone: null, country: token[terms.countryClaim] ?? address?.country, language: locale }[terms.waitingListBy];
  if (typeof given !== 'string') return null;
  return terms.waitingListBy === 'language' ? (/^[A-Za-z]{2,3}(?=$|[-_])/.exec(given)?.[0].toLowerCase() ?? null) : (/^[A-Za-z]{2}$/.exec(given.trim())?.[0].toUpperCase() ?? null);
}

/** A time of a token: seconds since 1970, as JWT has it, or ISO 8601. */
export function timeOf(given: unknown): Date | null {
  const time = typeof given === 'number' ? new Date(Math.round(given * 1000)) : typeof given === 'string' && /^\d{4}-\d\d-\d\d/.test(given) ? new Date(given) : null;
  return time === null || Number.isNaN(time.getTime()) ? null : time;
}

/** A claim as it is stored of somebody. */
export interface StoredClaim {
  readonly digest: string;
  readonly verifiedAt: Date;
  readonly lostAt: Date | null;
}

/** What a claim in a token makes of it, for the person and for whoever has it now. */
export interface Settled {
  readonly holds: boolean;
  readonly verifiedAt: Date;
  /** Whether another account loses it by this. */
  readonly takes: boolean;
}

/**
 * Who has a claim that two accounts make. A phone number belongs to the account that verified it last (X's rule,
 * contributing/phone-faq): numbers are given to new people. An address or a proof of personhood stays with the account
 * that took part first, for it does not change hands. At the same moment whoever has it keeps it.
 * @param own what is stored of this person and kind
 * @param holder of the same digest, when another account has it
 */
export function settleClaim(claim: { kind: ClaimKind; digest: string; verifiedAt: Date | null }, own: StoredClaim | null, holder: { verifiedAt: Date; joined: boolean } | null, now: Date): Settled {
  const known = own?.digest === claim.digest ? own : null;
  const verifiedAt = latest(claim.verifiedAt ?? known?.verifiedAt ?? now, known?.verifiedAt ?? null, now);
  if (known !== null && known.lostAt === null) return { holds: true, verifiedAt, takes: false };
  if (holder === null) return { holds: true, verifiedAt, takes: false };
  const takes = claim.kind === 'phone' ? verifiedAt > holder.verifiedAt : !holder.joined;
  return { holds: takes, verifiedAt, takes };
}

/** Nothing was verified in the future, and an old token does not undo what a newer one said. */
function latest(given: Date, known: Date | null, now: Date): Date {
  const past = given > now ? now : given;
  return known !== null && known > past ? known : past;
}
