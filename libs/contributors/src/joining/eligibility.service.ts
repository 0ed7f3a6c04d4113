import { AppError, Clock, CommunitySettings } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { eligibilityOf, type Eligibility } from './eligibility.rules';
import { readFacts } from './facts.reader';
import { joiningOf, type JoiningSettings } from './joining.settings';
import { joiningText } from './joining.texts';

/** Asks the policies of the community. */
@Injectable()
export class EligibilityService {
  readonly settings: JoiningSettings;

  constructor(
    community: CommunitySettings,
    private readonly clock: Clock,
  ) {
    this.settings = joiningOf(community);
  }

  /** What the policies say of somebody, as the caller's transaction sees them. @throws NOT_FOUND */
  async of(manager: EntityManager, contributorId: string): Promise<Eligibility> {
    const facts = (await readFacts(manager, [contributorId])).get(contributorId);
    if (facts === undefined) throw new AppError('NOT_FOUND', { what: 'contributor', id: contributorId });
    return eligibilityOf(facts, this.settings, this.clock.now());
  }

  /** @throws JOINING_REQUIREMENT_UNMET with what the shortest way still takes */
  async require(manager: EntityManager, contributorId: string): Promise<void> {
    const { met, ways } = await this.of(manager, contributorId);
    if (met) return;
    const steps = ways[0] ?? [];
    throw new AppError('JOINING_REQUIREMENT_UNMET', { steps: steps.map(({ code }) => code), texts: steps.map((missing) => joiningText(missing)) });
  }
}
