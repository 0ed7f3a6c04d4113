import { SignInConfig } from '@bridgenotes/contributors';
import { Clock } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';

const TIMEOUT_MILLIS = 2_000;
const FRESH_MILLIS = 3_600_000;
const RETRY_MILLIS = 60_000;
/** What the web client itself asks of a provider (OpenID Connect Discovery 1.0, section 3); the rest the browser is sent to. */
const discovered = z.object({ token_endpoint: z.url().optional(), userinfo_endpoint: z.url().optional(), jwks_uri: z.url().optional(), revocation_endpoint: z.url().optional() });

/** To which origins the web client has to talk for signing in: those of the issuers, and of what their discovery documents name. */
@Injectable()
export class IdentityOrigins {
  #asked: { at: number; good: boolean; origins: Promise<readonly string[]> } | null = null;

  constructor(
    private readonly signIn: SignInConfig,
    private readonly clock: Clock,
  ) {}

  /** Waits for the providers once; afterwards for as long as they take to be asked again. */
  async all(): Promise<readonly string[]> {
    const issuers = this.signIn.oidc.webClients.map(({ issuer }) => issuer);
    if (issuers.length === 0) return [];
    const now = this.clock.now().getTime();
    if (this.#asked === null || now - this.#asked.at > (this.#asked.good ? FRESH_MILLIS : RETRY_MILLIS)) {
      const asked = { at: now, good: true, origins: Promise.all(issuers.map(endpointsOf)).then((found) => {
        asked.good = found.every((endpoints) => endpoints !== null);
        return [...new Set([...issuers, ...found.flatMap((endpoints) => endpoints ?? [])].map((url) => new URL(url).origin))];
      }) };
      this.#asked = asked;
    }
    return this.#asked.origins;
  }
}

/** Null while the provider cannot be asked. */
async function endpointsOf(issuer: string): Promise<string[] | null> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer: unknown = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLIS), redirect: 'error' }).then((response) => response.json(), () => null).catch(() => null);
  const document = discovered.safeParse(answer);
  return document.success ? Object.values(document.data).filter((endpoint) => endpoint !== undefined) : null;
}
