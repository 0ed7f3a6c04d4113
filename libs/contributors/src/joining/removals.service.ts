import { AppError, Clock, hasRole, type KeysetOrder, keysetPage, type Page, type PageRequest, putInOutbox, textUpTo, type Viewer } from '@bridgenotes/platform';
import type { EnrollmentState } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { recordTransitions } from '../ability/transition.store';
import { actorOf } from '../people/actor';
import { Contributor } from '../people/contributor.entity';
import { requirePerson } from '../people/contributor.rules';
import { revokeOpenInvitations } from './invitations.service';
import { lockContributor, stopWaiting, tellOfMember } from './membership.store';
import { Removal } from './removal.entity';
import { checkMayAppeal, checkMayDecide, checkMayRemove, MAX_TEXT_LENGTH, type RemovalAppealOutcome, type RemovalReason } from './removal.rules';

const NEWEST_REMOVALS: KeysetOrder<Removal> = {
  name: 'newest-removals',
  direction: 'DESC',
  columns: [{ expression: 'removal.id', type: 'bigint', value: (row) => row.id }],
};

/** Putting people out of the community, hearing them, and taking them back. */
@Injectable()
export class RemovalsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Removes somebody: they read only, and what they rated and wrote stays.
   * @throws FORBIDDEN, NOT_FOUND, ALREADY_REMOVED, INVALID_INPUT
   */
  async remove(viewer: Viewer, contributorId: string, reason: RemovalReason, given: string): Promise<Removal> {
    const moderatorId = requirePerson(viewer, 'moderator');
    const explanation = textUpTo(MAX_TEXT_LENGTH, 'explanation', given);
    return this.dataSource.transaction(async (manager) => {
      const person = await lockContributor(manager, contributorId);
      checkMayRemove({ id: moderatorId, role: viewer.role }, person);
      if (person.enrollmentState === 'removed') throw new AppError('ALREADY_REMOVED');
      const now = this.clock.now();
      const actor = await actorOf(manager, moderatorId);
      const removal = await manager.save(manager.create(Removal, { contributorId, reason, explanation, removedBy: moderatorId, removedAt: now, stateBefore: person.enrollmentState }));
      await manager.query('INSERT INTO removal_claims (removal_id, kind, digest) SELECT $1, kind, digest FROM verified_claims WHERE contributor_id = $2', [removal.id, contributorId]);
      await changeState(manager, person, 'removed', { reason: 'REMOVED', at: now, actor });
      await revokeOpenInvitations(manager, contributorId, now);
      await stopWaiting(manager, contributorId);
      await tellOfMember(manager, person, { what: 'contributor.removed', actor, at: now, log: { reason }, event: { removalId: removal.id, reason } });
      return manager.findOneByOrFail(Removal, { id: removal.id });
    });
  }

  /** Takes somebody back, in the enrollment state they had. @throws FORBIDDEN, NOT_FOUND, NOT_REMOVED */
  async reinstate(viewer: Viewer, contributorId: string): Promise<Contributor> {
    const moderatorId = requirePerson(viewer, 'moderator');
    return this.dataSource.transaction(async (manager) => {
      const person = await lockContributor(manager, contributorId);
      const removal = await manager.findOneBy(Removal, { contributorId, endedAt: IsNull() });
      if (removal === null) throw new AppError('NOT_REMOVED');
      if (moderatorId === contributorId) throw new AppError('OWN_DECISION');
      return this.#end(manager, person, removal, moderatorId);
    });
  }

  /** What somebody removed has to say; once for each removal. @throws SIGN_IN_REQUIRED, FORBIDDEN, NOT_REMOVED, REMOVAL_APPEALED, INVALID_INPUT */
  async appeal(viewer: Viewer, given: string): Promise<Removal> {
    const contributorId = requirePerson(viewer);
    const appealText = textUpTo(MAX_TEXT_LENGTH, 'text', given);
    return this.dataSource.transaction(async (manager) => {
      await lockContributor(manager, contributorId);
      const removal = await manager.findOneBy(Removal, { contributorId, endedAt: IsNull() });
      checkMayAppeal(removal);
      const now = this.clock.now();
      await manager.update(Removal, { id: removal!.id }, { appealText, appealedAt: now });
      await putInOutbox(manager, 'appeal.made', { removalId: removal!.id }, now);
      return manager.findOneByOrFail(Removal, { id: removal!.id });
    });
  }

  /** Decides an appeal: by a moderator who did not remove the person. @throws FORBIDDEN, NOT_FOUND, NO_APPEAL, APPEAL_DECIDED, OWN_DECISION, INVALID_INPUT */
  async decideAppeal(viewer: Viewer, removalId: string, appealOutcome: RemovalAppealOutcome, given: string): Promise<Removal> {
    const moderatorId = requirePerson(viewer, 'moderator');
    const appealAnswer = textUpTo(MAX_TEXT_LENGTH, 'answer', given);
    return this.dataSource.transaction(async (manager) => {
      const found = await manager.findOneBy(Removal, { id: removalId });
      if (found === null) throw new AppError('NOT_FOUND', { what: 'removal', id: removalId });
      const person = await lockContributor(manager, found.contributorId);
      const removal = await manager.findOneByOrFail(Removal, { id: removalId });
      checkMayDecide(moderatorId, removal);
      const now = this.clock.now();
      await manager.update(Removal, { id: removalId }, { appealOutcome, appealAnswer, appealDecidedBy: moderatorId, appealDecidedAt: now });
      if (appealOutcome === 'OVERTURNED') await this.#end(manager, person, removal, moderatorId);
      else await tellOfMember(manager, person, { what: 'contributor.removal-upheld', actor: await actorOf(manager, moderatorId), at: now, event: { removalId } });
      return manager.findOneByOrFail(Removal, { id: removalId });
    });
  }

  /** The removal under which each of these people is now, in the order of the ids; null for who is not removed. */
  async currentOf(contributorIds: readonly string[]): Promise<(Removal | null)[]> {
    const rows = await this.dataSource.getRepository(Removal).createQueryBuilder('removal').where('removal.contributor_id = ANY(:contributorIds) AND removal.ended_at IS NULL', { contributorIds }).getMany();
    const byPerson = new Map(rows.map((row) => [row.contributorId, row]));
    return contributorIds.map((id) => byPerson.get(id) ?? null);
  }

  /** All removals, or those whose appeal waits, the newest first. @throws FORBIDDEN, INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(viewer: Viewer, appealedOnly: boolean, page: PageRequest): Promise<Page<Removal>> {
    if (!hasRole(viewer, 'moderator')) throw new AppError('FORBIDDEN', { needs: 'the role moderator' });
    const removals = this.dataSource.getRepository(Removal).createQueryBuilder('removal');
    if (appealedOnly) removals.where('removal.appealed_at IS NOT NULL AND removal.appeal_decided_at IS NULL AND removal.ended_at IS NULL');
    return keysetPage(removals, NEWEST_REMOVALS, page);
  }

  async #end(manager: EntityManager, person: Contributor, removal: Removal, moderatorId: string): Promise<Contributor> {
    const now = this.clock.now();
    await manager.update(Removal, { id: removal.id }, { endedAt: now, endedBy: moderatorId });
    const actor = await actorOf(manager, moderatorId);
    await changeState(manager, person, removal.stateBefore, { reason: 'READMITTED', at: now, actor });
    await tellOfMember(manager, person, { what: 'contributor.reinstated', actor, at: now, event: { removalId: removal.id } });
    return Object.assign(person, { enrollmentState: removal.stateBefore });
  }
}

async function changeState(manager: EntityManager, person: Contributor, to: EnrollmentState, why: { reason: 'REMOVED' | 'READMITTED'; at: Date; actor: string }): Promise<void> {
  await manager.update(Contributor, { id: person.id }, { enrollmentState: to });
  await recordTransitions(manager, [{ contributorId: person.id, from: person.enrollmentState, to, ...why }]);
}
