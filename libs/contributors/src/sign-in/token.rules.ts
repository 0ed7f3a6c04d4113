import { AppError } from '@bridgenotes/platform';
import { decodeJwt, errors } from 'jose';

/** Signatures that need a private key to make: with a shared secret, whoever can check a token could make one. */
export const ASYMMETRIC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];

/** OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. */
const MAX_SUBJECT_LENGTH = 255;

// RFC 9068 access tokens and plain JWTs. A logout token has the same issuer, audience and subject but is no login.
const LOGIN_TYPES: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];

/** What a token says of its issuer, before anything is verified: only good to choose whose keys to ask. @throws INVALID_TOKEN */
export function claimedIssuer(token: string): string {
  let issuer: string | undefined;
  try {
    issuer = decodeJwt(token).iss;
  } catch {
    throw new AppError('INVALID_TOKEN', { reason: 'it is not a JWT' });
  }
  if (issuer === undefined) throw new AppError('INVALID_TOKEN', { reason: 'it has no iss' });
  return issuer;
}

/** The subject of a verified token. @throws INVALID_TOKEN */
export function subjectOf(token: { readonly type: string | undefined; readonly subject: string | undefined }): string {
  const refused = (reason: string) => new AppError('INVALID_TOKEN', { reason });
  if (token.type !== undefined && !LOGIN_TYPES.includes(token.type.toLowerCase())) throw refused('its type (typ) is not that of a login');
  if (!token.subject) throw refused('it has no sub');
  if (token.subject.length > MAX_SUBJECT_LENGTH) throw refused(`its sub is longer than ${MAX_SUBJECT_LENGTH} characters`);
  return token.subject;
}

/** Why a token failed its verification, in words for whoever sent it; null when the failure is not the token's. */
export function refusalOf(error: unknown): string | null {
  if (error instanceof errors.JWTExpired) return 'it has expired; log in again';
  if (error instanceof errors.JWTClaimValidationFailed) return claimRefusal(error.claim, error.reason);
  if (error instanceof errors.JOSEAlgNotAllowed) return `its signature algorithm is not allowed; allowed: ${ASYMMETRIC_ALGORITHMS.join(', ')}`;
  if (error instanceof errors.JWKSNoMatchingKey) return 'its issuer has no key that it is signed with';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'it does not say which key of its issuer it is signed with (kid)';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not match';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'it is not a JWT';
  if (error instanceof errors.JOSENotSupported) return 'it asks for something that is not supported';
  return null;
}

function claimRefusal(claim: string, reason: string): string {
  if (reason === 'missing') return `it has no ${claim}`;
  if (claim === 'aud') return 'it is meant for another service (aud)';
  if (claim === 'iss') return 'it comes from another issuer (iss)';
  if (claim === 'nbf') return 'it is not valid yet (nbf)';
  return `its ${claim} is wrong`;
}
