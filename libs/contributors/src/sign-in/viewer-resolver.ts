import { SCOPES, anonymous, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { looksLikeKey } from '../api-keys/api-key.rules';
import { ApiKeysService } from '../api-keys/api-keys.service';
import { ClaimsService } from '../joining/claims.service';
import { isRemoved, kindOf } from '../people/contributor.rules';
import { ContributorsService } from '../people/contributors.service';
import { bearerOf } from './bearer.rules';
import { DEVELOPMENT_ISSUER, DevelopmentLoginService } from './development-login.service';
import { TokenVerifier } from './token-verifier';
import { claimedIssuer } from './token.rules';

/** Establishes who is asking, once for each request or websocket. */
@Injectable()
export class ViewerResolver {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly development: DevelopmentLoginService,
    private readonly apiKeys: ApiKeysService,
    private readonly contributors: ContributorsService,
    private readonly claims: ClaimsService,
  ) {}

  /**
   * @param authorization the header, or the connection parameter of a websocket
   * @param address of the client, what limits count for who is not signed in
   * @returns anonymous only when no authorization was sent
   * @throws INVALID_TOKEN, INVALID_API_KEY, DEVELOPMENT_LOGIN_DISABLED, IDENTITY_PROVIDER_UNAVAILABLE
   */
  async resolve(authorization: unknown, address: string): Promise<Viewer> {
    const bearer = bearerOf(authorization);
    if (bearer === null) return anonymous(address);
    return looksLikeKey(bearer) ? this.#ofKey(bearer) : this.#ofToken(bearer);
  }

  async #ofKey(bearer: string): Promise<Viewer> {
    const { apiKey, contributor } = await this.apiKeys.authenticate(bearer);
    return Object.freeze<Viewer>({
      via: 'api-key',
      kind: contributor === null ? 'person' : kindOf(contributor),
      contributorId: contributor?.id ?? null,
      role: contributor?.role ?? 'reader',
      alias: contributor?.alias ?? null,
      scopes: apiKey.scopes,
      removed: contributor !== null && isRemoved(contributor),
      left: contributor !== null && contributor.leftAt !== null,
      limitKey: `key:${apiKey.id}`,
    });
  }

  async #ofToken(token: string): Promise<Viewer> {
    const isDevelopment = claimedIssuer(token) === DEVELOPMENT_ISSUER;
    const login = await (isDevelopment ? this.development : this.tokens).verify(token);
    const known = await this.contributors.signIn(login);
    // What a token says anew may end somebody's taking part.
    const contributor = (await this.claims.record(known.id, login.claims)) ? ((await this.contributors.findByIds([known.id]))[0] ?? known) : known;
    return Object.freeze<Viewer>({
      via: isDevelopment ? 'development' : 'token',
      kind: kindOf(contributor),
      contributorId: contributor.id,
      role: contributor.role,
      alias: contributor.alias,
      scopes: SCOPES,
      removed: isRemoved(contributor),
      left: contributor.leftAt !== null,
      profile: typeof login.claims['profile'] === 'string' ? login.claims['profile'] : null,
      limitKey: `contributor:${contributor.id}`,
    });
  }
}
