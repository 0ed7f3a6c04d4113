import type { ClaimTerms } from '../joining/claims.rules';

/** What an identity provider would vouch for, handed in by whoever tries things out. */
export interface DevelopmentClaims {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly organisation?: string | null;
  readonly paid?: boolean | null;
  readonly personhood?: string | null;
  readonly accountCreatedAt?: Date | null;
  readonly country?: string | null;
  readonly language?: string | null;
  readonly profile?: string | null;
}

/** The same as a token says it, under the names that this community reads. */
export function developmentToken(given: DevelopmentClaims, terms: ClaimTerms, now: Date): Record<string, unknown> {
  const said = {
    email: given.email,
    email_verified: given.email == null ? null : true,
    phone_number: given.phone,
    phone_number_verified: given.phone == null ? null : true,
    [terms.phoneVerifiedAtClaim]: given.phone == null ? null : now.getTime() / 1000,
    [terms.organisationClaim]: given.organisation,
    [terms.paidClaim]: given.paid,
    [terms.personhoodClaim]: given.personhood,
    [terms.accountCreatedClaim]: given.accountCreatedAt == null ? null : given.accountCreatedAt.getTime() / 1000,
    [terms.countryClaim]: given.country,
    locale: given.language,
    profile: given.profile,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null));
}
