import { AppError, Clock, violatedConstraint, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { EligibilityService } from '../joining/eligibility.service';
import { lockContributor, stopWaiting, tellOfMember } from '../joining/membership.store';
import { isRemoved, requirePerson } from '../people/contributor.rules';
import { AliasOffer } from './alias-offer.entity';
import { OFFERS, choose, drawAliases, renewOffers } from './alias.rules';

/** Candidates drawn at once: enough that five are free while fewer than nine of ten names are taken. */
const CANDIDATES = 80;

/** Aliases: offered, then chosen once and for all. */
@Injectable()
export class AliasesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * Five aliases to choose from; the same ones until somebody else takes one.
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, ALIAS_ALREADY_CHOSEN
   */
  async offers(viewer: Viewer): Promise<readonly string[]> {
    const id = requirePerson(viewer);
    return this.dataSource.transaction(async (manager) => {
      // Two requests of one person are served one after the other: neither can overwrite the other's offers or choice.
      const contributor = await lockContributor(manager, id);
      if (contributor.alias !== null) throw new AppError('ALIAS_ALREADY_CHOSEN', { alias: contributor.alias });
      const earlier = (await manager.findOneBy(AliasOffer, { contributorId: id }))?.aliases ?? [];
      const offers = await freeOffers(manager, earlier);
      await manager.upsert(AliasOffer, { contributorId: id, aliases: offers, offeredAt: this.clock.now() }, ['contributorId']);
      return offers;
    });
  }

  /**
   * Takes one of the offers, for ever; a reader becomes a contributor by it, when the policies of the community hold.
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, CONTRIBUTOR_REMOVED, ALIAS_ALREADY_CHOSEN, ALIAS_NOT_OFFERED, JOINING_REQUIREMENT_UNMET,
   * ALIAS_TAKEN when somebody was quicker
   */
  async choose(viewer: Viewer, alias: string): Promise<Contributor> {
    const id = requirePerson(viewer);
    try {
      return await this.dataSource.transaction(async (manager) => {
        const contributor = await lockContributor(manager, id);
        const offers = (await manager.findOneBy(AliasOffer, { contributorId: id }))?.aliases ?? [];
        if (isRemoved(contributor)) throw new AppError('CONTRIBUTOR_REMOVED');
        const chosen = choose(contributor, alias.trim(), offers);
        await this.eligibility.require(manager, id);
        await manager.update(Contributor, { id }, chosen);
        await manager.delete(AliasOffer, { contributorId: id });
        await stopWaiting(manager, id);
        await tellOfMember(manager, contributor, { what: 'contributor.joined', actor: contributor.participantId, at: this.clock.now() });
        return Object.assign(contributor, chosen);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'contributors_alias_unique') throw new AppError('ALIAS_TAKEN', { alias });
      throw error;
    }
  }
}

async function freeOffers(manager: EntityManager, earlier: readonly string[]): Promise<string[]> {
  let offers: readonly string[] = earlier;
  for (let digits = 0; ; digits++) {
    const candidates = drawAliases((below) => randomInt(below), digits, CANDIDATES);
    const taken = await takenOf(manager, [...offers, ...candidates]);
    const renewed = renewOffers(offers, taken, candidates);
    if (renewed.length === OFFERS) return renewed;
    offers = renewed;
  }
}

async function takenOf(manager: EntityManager, aliases: readonly string[]): Promise<Set<string>> {
  const rows = await manager.createQueryBuilder(Contributor, 'contributor').select('contributor.alias', 'alias').where('contributor.alias = ANY(:aliases)', { aliases }).getRawMany<{ alias: string }>();
  return new Set(rows.map((row) => row.alias));
}
