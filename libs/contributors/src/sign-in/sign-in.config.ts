import { AppError, field } from '@bridgenotes/platform';
import { z } from 'zod';

const MIN_SECRET_LENGTH = 32;

/** The variables that say who may sign in. */
export const signInFields = {
  OIDC_ISSUER: z.string().optional().describe('issuers of OpenID Connect whose tokens are accepted, separated by commas'),
  OIDC_AUDIENCE: z.string().optional().describe('what a token must be meant for (its "aud"), separated by commas'),
  OIDC_JWKS_URL: field.url().optional().describe('where the keys of the issuer are, when it has no discovery document'),
  OIDC_WEB_CLIENT_IDS: z.string().optional().describe('as what the web client is registered at each of these issuers, in their order, separated by commas; without it nobody signs in there by the web client'),
  OIDC_NAMES: z.string().optional().describe('what people call these issuers, in their order, separated by commas; otherwise the names of their hosts'),
  OIDC_WEB_SCOPES: z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, 'allowed: scopes separated by spaces').default('openid').describe('what the web client asks these issuers for, separated by spaces; offline_access where they need it to renew a login'),
  OIDC_CLOCK_SKEW_SECONDS: field.whole(30, 0, 600).describe('how far the clock of the issuer may be off'),
  BRIDGENOTES_DEVELOPMENT_LOGIN: field.flag(false).describe('a login without password, for development only'),
  BRIDGENOTES_DEVELOPMENT_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, `allowed: at least ${MIN_SECRET_LENGTH} characters`)
    .optional()
    .describe('what tokens of the development login are signed with'),
  BRIDGENOTES_CLAIMS_SECRET: z
    .string()
    .min(MIN_SECRET_LENGTH, `allowed: at least ${MIN_SECRET_LENGTH} characters`)
    .optional()
    .describe('the key of the hashes of verified e-mail addresses, phone numbers and proofs of personhood; keep it for ever, and out of the database'),
};

export type SignInFields = z.infer<z.ZodObject<typeof signInFields>>;

/** How the web client signs people in at one issuer. */
export interface WebClient {
  readonly issuer: string;
  readonly name: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Whether the id token is what the api accepts, because it is meant for the client; otherwise it is the access token. */
  readonly sendsIdToken: boolean;
  /** What an access token is asked to be meant for. */
  readonly audience: string;
}

/** Who may sign in, as read once at boot. */
export abstract class SignInConfig {
  abstract readonly oidc: {
    readonly issuers: readonly string[];
    readonly audiences: readonly string[];
    /** Null: each issuer's discovery document says it. */
    readonly jwksUrl: string | null;
    readonly clockSkewSeconds: number;
    /** Issuers at which people sign in by the web client. */
    readonly webClients: readonly WebClient[];
  };
  /** Null when the development login is off. */
  abstract readonly developmentSecret: string | null;
  /** What claims are hashed with; null when no policy of the community may need one. */
  abstract readonly claimsSecret: string | null;
}

/** What the variables mean together. @throws INVALID_CONFIGURATION naming every variable that does not go with the others */
export function signInConfigOf(given: SignInFields): SignInConfig {
  const issuers = listOf(given.OIDC_ISSUER);
  const audiences = listOf(given.OIDC_AUDIENCE);
  const [clientIds, names] = [listOf(given.OIDC_WEB_CLIENT_IDS), listOf(given.OIDC_NAMES)];
  const asMany = (name: string, list: readonly string[]) => (list.length === 0 || list.length === issuers.length ? [] : [`${name} has ${list.length} entries: allowed: one for each of the ${issuers.length} issuers of OIDC_ISSUER`]);
  const problems = [
    ...asMany('OIDC_WEB_CLIENT_IDS', clientIds),
    ...asMany('OIDC_NAMES', names),
    ...issuers.filter((issuer) => !isIssuer(issuer)).map((issuer) => `OIDC_ISSUER has "${issuer}": allowed: https URLs without query and fragment (http only for localhost)`),
    ...(issuers.length > 0 && audiences.length === 0 ? ['OIDC_AUDIENCE is not set: with OIDC_ISSUER, say which "aud" a token must have, or tokens meant for other services would be accepted'] : []),
    ...(given.OIDC_JWKS_URL !== undefined && issuers.length !== 1 ? ['OIDC_JWKS_URL is set: allowed only with exactly one OIDC_ISSUER'] : []),
    ...(given.OIDC_JWKS_URL !== undefined && !isSafe(given.OIDC_JWKS_URL) ? ['OIDC_JWKS_URL is set, but wrong: allowed: an https URL (http only for localhost)'] : []),
    ...(given.BRIDGENOTES_DEVELOPMENT_LOGIN && given.BRIDGENOTES_DEVELOPMENT_SECRET === undefined
      ? [`BRIDGENOTES_DEVELOPMENT_SECRET is not set: BRIDGENOTES_DEVELOPMENT_LOGIN needs one of at least ${MIN_SECRET_LENGTH} characters`]
      : []),
  ];
  if (problems.length > 0) throw new AppError('INVALID_CONFIGURATION', { problems });
  const webClients = clientIds.map((clientId, i): WebClient => ({
    issuer: issuers[i]!,
    name: names[i] ?? new URL(issuers[i]!).host,
    clientId,
    scopes: given.OIDC_WEB_SCOPES.split(' '),
    sendsIdToken: audiences.includes(clientId),
    audience: audiences[0]!,
  }));
  return Object.freeze<SignInConfig>({
    oidc: Object.freeze({ issuers, audiences, jwksUrl: given.OIDC_JWKS_URL ?? null, clockSkewSeconds: given.OIDC_CLOCK_SKEW_SECONDS, webClients }),
    developmentSecret: given.BRIDGENOTES_DEVELOPMENT_LOGIN ? (given.BRIDGENOTES_DEVELOPMENT_SECRET ?? null) : null,
    claimsSecret: given.BRIDGENOTES_CLAIMS_SECRET ?? null,
  });
}

const listOf = (given: string | undefined): string[] => (given ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');

/** Whether keys may be fetched from there: nobody between may swap them. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

const isIssuer = (given: string): boolean => isSafe(given) && !/[?#]/.test(given);
