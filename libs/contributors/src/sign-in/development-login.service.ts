import { AppError, Clock, CommunitySettings, type Role } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { SignJWT, jwtVerify } from 'jose';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { AbilityService } from '../ability/ability.service';
import type { Contributor } from '../people/contributor.entity';
import { ContributorsService, type Login } from '../people/contributors.service';
import { JOINING } from '../joining/joining.settings';
import { developmentToken, type DevelopmentClaims } from './development-claims.rules';
import { SignInConfig } from './sign-in.config';
import type { VerifiedLogin } from './token-verifier';
import { refusalOf, subjectOf } from './token.rules';

export const DEVELOPMENT_ISSUER = 'bridgenotes-development';
const LIFETIME_SECONDS = 12 * 3600;
const NAME_FORM = /^[\p{L}\p{N} ._-]{1,60}$/u;

/** Whom a developer wants to be: somebody of this name, made when new, or a participant of imported tables. */
export type DevelopmentPerson = { readonly name: string } | { readonly participantId: string };

/** A login without password, for trying things out; it does nothing unless the server was started with it. */
@Injectable()
export class DevelopmentLoginService {
  constructor(
    private readonly config: SignInConfig,
    private readonly contributors: ContributorsService,
    private readonly ability: AbilityService,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  /**
   * @param role given to the person, when not null
   * @param state the enrollment state to try things out in; keeps the present one when null
   * @param claims what an identity provider would have verified, this very moment
   * @returns a token for the authorization header, and until when it works
   * @throws DEVELOPMENT_LOGIN_DISABLED, INVALID_INPUT, NOT_FOUND for an unknown participant
   */
  async login(person: DevelopmentPerson, role: Role | null, state: EnrollmentState | null = null, claims: DevelopmentClaims = {}): Promise<{ token: string; expiresAt: Date; contributor: Contributor }> {
    const secret = this.#secret();
    const { login, contributor } = await this.#signIn(person);
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const expiresAt = issuedAt + LIFETIME_SECONDS;
    const token = await new SignJWT(developmentToken(claims, this.community.of(JOINING), this.clock.now()))
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(login.issuer)
      .setAudience(login.issuer)
      .setSubject(login.subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(secret);
    if (role !== null) await this.contributors.setRoleAsOperator(contributor.id, role);
    if (state !== null) await this.ability.setForDevelopment(contributor.id, state);
    const [found] = await this.contributors.findByIds([contributor.id]);
    return { token, expiresAt: new Date(expiresAt * 1000), contributor: found! };
  }

  /** @throws DEVELOPMENT_LOGIN_DISABLED, INVALID_TOKEN */
  async verify(token: string): Promise<VerifiedLogin> {
    const secret = this.#secret();
    try {
      const { payload, protectedHeader } = await jwtVerify(token, secret, {
        issuer: DEVELOPMENT_ISSUER,
        audience: DEVELOPMENT_ISSUER,
        algorithms: ['HS256'],
        requiredClaims: ['exp', 'sub'],
        currentDate: this.clock.now(),
      });
      return { issuer: DEVELOPMENT_ISSUER, subject: subjectOf({ type: protectedHeader.typ, subject: payload.sub }), claims: payload };
    } catch (error) {
      const reason = refusalOf(error);
      throw reason === null ? error : new AppError('INVALID_TOKEN', { reason });
    }
  }

  async #signIn(person: DevelopmentPerson): Promise<{ login: Login; contributor: Contributor }> {
    if ('participantId' in person) {
      // A name has no colon, so no name is mistaken for a participant.
      const login = { issuer: DEVELOPMENT_ISSUER, subject: `participant:${person.participantId}` };
      return { login, contributor: await this.contributors.signInAs(login, person.participantId) };
    }
    const name = person.name.trim();
    if (!NAME_FORM.test(name)) throw new AppError('INVALID_INPUT', { field: 'name', given: `"${name.slice(0, 80)}"`, allowed: '1 to 60 letters, digits, spaces, dots, underscores or hyphens' });
    const login = { issuer: DEVELOPMENT_ISSUER, subject: name };
    return { login, contributor: await this.contributors.signIn(login) };
  }

  #secret(): Uint8Array {
    if (this.config.developmentSecret === null) throw new AppError('DEVELOPMENT_LOGIN_DISABLED');
    return new TextEncoder().encode(this.config.developmentSecret);
  }
}
