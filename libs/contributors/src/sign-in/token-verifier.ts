import { AppError, Clock } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { jwtVerify } from 'jose';
import type { TokenClaims } from '../joining/claims.rules';
import type { Login } from '../people/contributors.service';
import { IdentityProvider } from './identity-provider';
import { SignInConfig } from './sign-in.config';
import { ASYMMETRIC_ALGORITHMS, claimedIssuer, refusalOf, subjectOf } from './token.rules';

/** A login, and everything that its verified token says. */
export interface VerifiedLogin extends Login {
  readonly claims: TokenClaims;
}

/** Tells whose login a token of an OpenID Connect issuer is. */
@Injectable()
export class TokenVerifier {
  readonly #providers: ReadonlyMap<string, IdentityProvider>;

  constructor(
    private readonly config: SignInConfig,
    private readonly clock: Clock,
  ) {
    this.#providers = new Map(config.oidc.issuers.map((issuer) => [issuer, new IdentityProvider(issuer, config.oidc.jwksUrl)]));
  }

  /**
   * Checks signature, issuer, audience, expiry and, where given, the time before which the token is not valid.
   * @throws INVALID_TOKEN, IDENTITY_PROVIDER_UNAVAILABLE
   */
  async verify(token: string): Promise<VerifiedLogin> {
    const issuer = claimedIssuer(token);
    const provider = this.#providers.get(issuer);
    if (provider === undefined) {
      throw new AppError('INVALID_TOKEN', { reason: this.#providers.size === 0 ? 'no identity provider is set up on this server (OIDC_ISSUER)' : 'its issuer (iss) is not one that this server trusts' });
    }
    const keys = await provider.keys();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience: [...this.config.oidc.audiences],
        algorithms: ASYMMETRIC_ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: this.config.oidc.clockSkewSeconds,
        currentDate: this.clock.now(),
      });
      return { issuer, subject: subjectOf({ type: protectedHeader.typ, subject: payload.sub }), claims: payload };
    } catch (error) {
      const failure = provider.failureOf(error);
      if (failure !== null) throw failure;
      const reason = refusalOf(error);
      throw reason === null ? error : new AppError('INVALID_TOKEN', { reason });
    }
  }
}
