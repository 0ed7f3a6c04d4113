import { AppError, Clock, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { isRemoved, requirePerson } from '../people/contributor.rules';
import { checkNotLastAdmin, lockAdmins } from '../people/last-admin';
import { EligibilityService } from './eligibility.service';
import { depart, lockContributor, tellOfMember } from './membership.store';

/** Leaving and coming back. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * Ends one's own taking part; once more changes nothing. What was rated and written stays and counts, as with X.
   * @param confirmed that the person means it
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, INVALID_INPUT, NOT_JOINED, CONTRIBUTOR_REMOVED, LAST_ADMIN
   */
  async leave(viewer: Viewer, confirmed: boolean): Promise<Contributor> {
    const id = requirePerson(viewer);
    if (!confirmed) throw new AppError('INVALID_INPUT', { field: 'confirm', given: 'false', allowed: 'true, when you mean to leave' });
    return this.dataSource.transaction(async (manager) => {
      checkNotLastAdmin(await lockAdmins(manager), id);
      const contributor = checkMember(await lockContributor(manager, id));
      return contributor.leftAt === null ? depart(manager, contributor, 'OWN_WILL', this.clock.now()) : contributor;
    });
  }

  /**
   * Takes part again, as the same contributor under the same alias; once more changes nothing. Policies are asked anew,
   * except for an invitation or a place: these were had before.
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, NOT_JOINED, CONTRIBUTOR_REMOVED, JOINING_REQUIREMENT_UNMET
   */
  async return(viewer: Viewer): Promise<Contributor> {
    const id = requirePerson(viewer);
    return this.dataSource.transaction(async (manager) => {
      const contributor = checkMember(await lockContributor(manager, id));
      if (contributor.leftAt === null) return contributor;
      await this.eligibility.require(manager, id);
      await manager.update(Contributor, { id }, { leftAt: null });
      await tellOfMember(manager, contributor, { what: 'contributor.returned', actor: contributor.participantId, at: this.clock.now() });
      return Object.assign(contributor, { leftAt: null });
    });
  }
}

function checkMember(contributor: Contributor): Contributor {
  if (isRemoved(contributor)) throw new AppError('CONTRIBUTOR_REMOVED');
  if (contributor.alias === null) throw new AppError('NOT_JOINED');
  return contributor;
}
