import { AppError, Clock, putInOutbox, takeTurn } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { SignInConfig } from '../sign-in/sign-in.config';
import { AccountFactsRow } from './account-facts.entity';
import { digestOfClaim } from './claim-digest';
import { needsSecret, readClaims, settleClaim, type AccountFacts, type ClaimKind, type ReadClaims, type TokenClaims } from './claims.rules';
import { EligibilityService } from './eligibility.service';
import { departWhenUnmet } from './membership.store';
import { policiesOf, type Policy } from './requirement.rules';
import { VerifiedClaim } from './verified-claim.entity';

/** Logins remembered in this process, so that a token is taken in once in a while and not at every request. */
const REMEMBERED = 10_000;
const REMEMBERED_MILLIS = 600_000;

interface HashedClaim {
  readonly kind: ClaimKind;
  readonly digest: Buffer;
  readonly accepted: boolean;
  readonly verifiedAt: Date | null;
}

/** Keeps what the policies need of verified tokens, and sees to it that one person is one contributor. */
@Injectable()
export class ClaimsService {
  readonly #policies: readonly Policy[];
  readonly #secret: string;
  readonly #seen = new Map<string, { readonly fingerprint: string; readonly until: number }>();

  /** @throws INVALID_CONFIGURATION when policies need a keyed hash and there is no key */
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
    config: SignInConfig,
  ) {
    this.#policies = policiesOf(eligibility.settings.requirement);
    if (needsSecret(this.#policies) && config.claimsSecret === null) {
      throw new AppError('INVALID_CONFIGURATION', { problems: ['BRIDGENOTES_CLAIMS_SECRET is not set: joining.requirement asks for a verified e-mail address, phone number or personhood, of which keyed hashes are kept'] });
    }
    this.#secret = config.claimsSecret ?? '';
  }

  /**
   * Takes in what a verified token says of somebody. The same again within ten minutes costs nothing; later it is looked
   * at anew, for a number that somebody else gave up is free again.
   * @returns whether it was looked at
   */
  async record(contributorId: string, token: TokenClaims): Promise<boolean> {
    const read = readClaims(token, this.eligibility.settings, this.#policies);
    const claims = read.unique.map(({ kind, value, accepted, verifiedAt }): HashedClaim => ({ kind, digest: digestOfClaim(this.#secret, kind, value), accepted, verifiedAt }));
    const fingerprint = fingerprintOf(claims, read);
    if (fingerprint === NOTHING || this.#isRemembered(contributorId, fingerprint)) return false;
    await this.dataSource.transaction(async (manager) => {
      await lockClaims(manager, contributorId, claims);
      const before = await this.eligibility.of(manager, contributorId);
      await storeFacts(manager, contributorId, read.facts);
      await this.#settle(manager, contributorId, claims);
      if (read.withdrawn.length > 0) await manager.delete(VerifiedClaim, { contributorId, kind: In([...read.withdrawn]) });
      // Only who met it and no longer does: a requirement that was made stricter is for those who come.
      if (before.met) await departWhenUnmet(manager, contributorId, (id) => this.eligibility.of(manager, id), this.clock.now());
    });
    this.#remember(contributorId, fingerprint);
    return true;
  }

  async #settle(manager: EntityManager, contributorId: string, claims: readonly HashedClaim[]): Promise<void> {
    const now = this.clock.now();
    for (const { kind, digest, accepted, verifiedAt } of claims) {
      const own = await manager.findOneBy(VerifiedClaim, { contributorId, kind });
      const holder = await manager.findOneBy(VerifiedClaim, { kind, digest, lostAt: IsNull(), contributorId: Not(contributorId) });
      const joined = holder !== null && (await manager.existsBy(Contributor, { id: holder.contributorId, alias: Not(IsNull()) }));
      const settled = settleClaim({ kind, digest: digest.toString('hex'), verifiedAt }, own && { ...own, digest: own.digest.toString('hex') }, holder && { verifiedAt: holder.verifiedAt, joined }, now);
      if (holder !== null && settled.takes) await this.#lose(manager, holder, now);
      const lostAt = settled.holds ? null : own?.digest.equals(digest) ? (own.lostAt ?? now) : now;
      await manager.upsert(VerifiedClaim, { contributorId, kind, digest, accepted, verifiedAt: settled.verifiedAt, lostAt }, ['contributorId', 'kind']);
    }
  }

  async #lose(manager: EntityManager, held: VerifiedClaim, now: Date): Promise<void> {
    await manager.update(VerifiedClaim, { contributorId: held.contributorId, kind: held.kind }, { lostAt: now });
    await putInOutbox(manager, 'claim.lost', { contributorId: held.contributorId, kind: held.kind }, now);
    await departWhenUnmet(manager, held.contributorId, (id) => this.eligibility.of(manager, id), now);
  }

  #isRemembered(contributorId: string, fingerprint: string): boolean {
    const seen = this.#seen.get(contributorId);
    return seen !== undefined && seen.fingerprint === fingerprint && seen.until > this.clock.now().getTime();
  }

  #remember(contributorId: string, fingerprint: string): void {
    this.#seen.delete(contributorId);
    this.#seen.set(contributorId, { fingerprint, until: this.clock.now().getTime() + REMEMBERED_MILLIS });
    // A map keeps the order of insertion: the first is the one remembered longest.
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > REMEMBERED && oldest.done !== true) this.#seen.delete(oldest.value);
  }
}

/**
 * One account at a time for each claim that is made or had: whoever takes a claim from somebody waits while that somebody
 * takes another. In one order, so that two never wait for each other.
 */
async function lockClaims(manager: EntityManager, contributorId: string, claims: readonly HashedClaim[]): Promise<void> {
  const own = await manager.findBy(VerifiedClaim, { contributorId });
  const locks = new Set([...claims, ...own].map(({ kind, digest }) => `claim ${kind} ${digest.toString('hex')}`));
  for (const lock of [...locks].sort()) await takeTurn(manager, lock);
}

const saysNothing = (facts: AccountFacts): boolean => Object.values(facts).every((fact) => fact === null);

async function storeFacts(manager: EntityManager, contributorId: string, facts: AccountFacts): Promise<void> {
  if (saysNothing(facts)) return;
  const known = await manager.findOneBy(AccountFactsRow, { contributorId });
  const said = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
  await manager.upsert(AccountFactsRow, { ...facts, ...known, ...said, contributorId }, ['contributorId']);
}

const NOTHING = '';

function fingerprintOf(claims: readonly HashedClaim[], read: ReadClaims): string {
  if (claims.length === 0 && read.withdrawn.length === 0 && saysNothing(read.facts)) return NOTHING;
  const parts = [claims.map(({ kind, digest, accepted, verifiedAt }) => [kind, digest.toString('hex'), accepted, verifiedAt]), read.withdrawn, read.facts];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
