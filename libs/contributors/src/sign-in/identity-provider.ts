import { AppError } from '@bridgenotes/platform';
import { createRemoteJWKSet, customFetch, errors, type RemoteJWKSet } from 'jose';
import { z } from 'zod';
import { isSafe } from './sign-in.config';

const TIMEOUT_MILLIS = 5_000;
// Bounds how often strangers with made-up key ids can send us to the identity provider.
const REFETCH_AFTER_MILLIS = 30_000;
const discovered = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** An issuer of tokens, and the keys it signs them with, fetched when first needed and kept while fresh. */
export class IdentityProvider {
  #keys: Promise<RemoteJWKSet> | null = null;

  /** @param jwksUrl null: the discovery document of the issuer says it */
  constructor(
    readonly issuer: string,
    private readonly jwksUrl: string | null,
  ) {}

  /** @throws IDENTITY_PROVIDER_UNAVAILABLE while the discovery document cannot be read */
  async keys(): Promise<RemoteJWKSet> {
    // Everybody waits for one look-up; a failed one is not remembered.
    this.#keys ??= this.#discover().catch((error: unknown) => {
      this.#keys = null;
      throw error;
    });
    return this.#keys;
  }

  /** What went wrong when keys were fetched; null when the failure was not the provider's. */
  failureOf(error: unknown): AppError | null {
    if (error instanceof AppError) return error;
    if (error instanceof errors.JWKSInvalid || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')) return this.#unavailable('its keys are not a JSON Web Key Set');
    return null;
  }

  async #discover(): Promise<RemoteJWKSet> {
    return createRemoteJWKSet(new URL(this.jwksUrl ?? (await this.#discoverJwksUrl())), {
      timeoutDuration: TIMEOUT_MILLIS,
      cooldownDuration: REFETCH_AFTER_MILLIS,
      [customFetch]: (url, options) => this.#fetch(url, options),
    });
  }

  /** OpenID Connect Discovery 1.0, section 4. */
  async #discoverJwksUrl(): Promise<string> {
    const url = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await this.#fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLIS), redirect: 'error' });
    const document = discovered.safeParse(await response.json().catch(() => null));
    if (!document.success) throw this.#unavailable(`${url} is not a discovery document`);
    if (document.data.issuer !== this.issuer) throw this.#unavailable(`${url} speaks for another issuer; OIDC_ISSUER must be exactly what it says`);
    if (!isSafe(document.data.jwks_uri)) throw this.#unavailable(`${url} gives keys that are not behind https`);
    return document.data.jwks_uri;
  }

  async #fetch(url: string, options: RequestInit): Promise<Response> {
    const response = await fetch(url, options).catch((error: unknown) => {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      throw this.#unavailable(timedOut ? `${url} did not answer within ${TIMEOUT_MILLIS / 1000} s` : `${url} cannot be reached`);
    });
    if (response.status !== 200) throw this.#unavailable(`${url} answered ${response.status}`);
    return response;
  }

  #unavailable(reason: string): AppError {
    return new AppError('IDENTITY_PROVIDER_UNAVAILABLE', { issuer: this.issuer, reason });
  }
}
