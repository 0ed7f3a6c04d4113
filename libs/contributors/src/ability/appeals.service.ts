import { appendToLog, AppError, Clock, CommunitySettings, type KeysetOrder, keysetPage, type Page, type PageRequest, putInOutbox, textUpTo, type Viewer } from '@bridgenotes/platform';
import { follow, isEarnedOut, type EnrollmentEvent } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { actorOf } from '../people/actor';
import { Contributor } from '../people/contributor.entity';
import { requirePerson } from '../people/contributor.rules';
import { enrollmentOf } from './ability.service';
import { ABILITY, contributorParameters } from './ability.settings';
import { checkEarnedOut, checkMayAppeal, checkMayDecide, MAX_APPEAL_LENGTH, type AppealOutcome } from './appeal.rules';
import { LockAppeal } from './lock-appeal.entity';
import { recordTransitions } from './transition.store';

/** Who had a part in what an appeal is about: known above this room, where ratings are. */
export abstract class AppealConflicts {
  /** Whether somebody called a note of the author, which counts as not helpful, not helpful themselves. */
  abstract tookPart(manager: EntityManager, raterId: string, authorId: string): Promise<boolean>;
}

const LONGEST_WAITING: KeysetOrder<LockAppeal> = { name: 'lock-appeals', direction: 'ASC', columns: [{ expression: 'appeal.id', type: 'bigint', value: (row) => row.id }] };

/** What people do about the loss of writing: acknowledge it, appeal, decide. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: CommunitySettings,
    private readonly conflicts: AppealConflicts,
  ) {}

  /** Acknowledges the loss of writing; once more changes nothing. @throws NOT_LOCKED, INVALID_INPUT, and what `requirePerson` throws */
  async acknowledge(viewer: Viewer, understood: boolean): Promise<Contributor> {
    const id = requirePerson(viewer);
    if (!understood) throw new AppError('INVALID_INPUT', { field: 'understood', given: 'false', allowed: 'true' });
    return this.dataSource.transaction(async (manager) => {
      const person = await locked(manager, id);
      checkEarnedOut(person.enrollmentState);
      return this.#follow(manager, person, { kind: 'acknowledged', at: this.clock.now().getTime() }, person.participantId);
    });
  }

  /** Asks for the loss to be looked at by a person. @throws NOT_LOCKED, APPEAL_ALREADY_MADE, INVALID_INPUT, and what `requirePerson` throws */
  async appeal(viewer: Viewer, given: string): Promise<LockAppeal> {
    const contributorId = requirePerson(viewer);
    const text = textUpTo(MAX_APPEAL_LENGTH, 'text', given);
    return this.dataSource.transaction(async (manager) => {
      const person = await locked(manager, contributorId);
      checkMayAppeal(person, await latestOf(manager, contributorId));
      const openedAt = this.clock.now();
      const appeal = await manager.save(LockAppeal, manager.create(LockAppeal, { contributorId, state: 'open', text, openedAt, decidedBy: null, reason: null, decidedAt: null }));
      await putInOutbox(manager, 'appeal.made', { appealId: appeal.id }, openedAt);
      return appeal;
    });
  }

  /**
   * Decides, with a reason that everybody can read. An appeal that good ratings have overtaken is closed as such.
   * @throws NOT_FOUND, APPEAL_CLOSED, APPEAL_CONFLICT, INVALID_INPUT, and what `requirePerson` throws
   */
  async decide(viewer: Viewer, appealId: string, outcome: AppealOutcome, given: string): Promise<LockAppeal> {
    const moderatorId = requirePerson(viewer, 'moderator');
    const reason = textUpTo(MAX_APPEAL_LENGTH, 'reason', given);
    return this.dataSource.transaction(async (manager) => {
      const found = await manager.findOneBy(LockAppeal, { id: appealId });
      if (found === null) throw new AppError('NOT_FOUND', { what: 'appeal', id: appealId });
      // The person first, then the appeal: a run that unlocks writing takes them in this order.
      const person = await locked(manager, found.contributorId);
      const appeal = await manager.findOneOrFail(LockAppeal, { where: { id: appealId }, lock: { mode: 'pessimistic_write' } });
      if (appeal.state !== 'open') throw new AppError('APPEAL_CLOSED', { state: appeal.state });
      checkMayDecide(moderatorId, appeal, await this.conflicts.tookPart(manager, moderatorId, appeal.contributorId));
      const decidedAt = this.clock.now();
      if (!isEarnedOut(person.enrollmentState)) return close(manager, appeal, { state: 'overtaken', decidedAt });
      const actor = await actorOf(manager, moderatorId);
      if (outcome === 'lifted') await this.#follow(manager, person, { kind: 'appealLifted', at: decidedAt.getTime() }, actor);
      await putInOutbox(manager, 'lock_appeal.decided', { appealId, contributorId: person.id, outcome }, decidedAt);
      await appendToLog(manager, { at: decidedAt, kind: 'lock-appeal.decided', subject: `lock-appeal:${appealId}`, actor, data: { participant: person.participantId, outcome, reason } });
      return close(manager, appeal, { state: outcome, decidedBy: moderatorId, reason, decidedAt });
    });
  }

  /** Appeals that wait for a decision, longest waiting first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async open(page: PageRequest): Promise<Page<LockAppeal>> {
    return keysetPage(this.dataSource.getRepository(LockAppeal).createQueryBuilder('appeal').where(`appeal.state = 'open'`), LONGEST_WAITING, page);
  }

  /** The latest appeal of each of some people, in their order; null where there is none. */
  async latestOfEach(contributorIds: readonly string[]): Promise<(LockAppeal | null)[]> {
    const rows = await this.dataSource.getRepository(LockAppeal).createQueryBuilder('appeal').distinctOn(['appeal.contributor_id'])
      .where('appeal.contributor_id = ANY(:contributorIds)', { contributorIds }).orderBy('appeal.contributor_id').addOrderBy('appeal.id', 'DESC').getMany();
    return contributorIds.map((id) => rows.find((row) => row.contributorId === id) ?? null);
  }

  async #follow(manager: EntityManager, person: Contributor, event: EnrollmentEvent, actor: string): Promise<Contributor> {
    const { enrollment, transitions } = follow(enrollmentOf(person), event, contributorParameters(this.settings.of(ABILITY)));
    const changed = {
      enrollmentState: enrollment.enrollmentState,
      lastStateChangeAt: dateOf(enrollment.timestampOfLastStateChange),
      lastEarnOutAt: dateOf(enrollment.timestampOfLastEarnOut),
      timesEarnedOut: enrollment.numberOfTimesEarnedOut ?? 0,
    };
    await manager.update(Contributor, person.id, changed);
    await recordTransitions(manager, transitions.map(({ from, to, reason, at }) => ({ contributorId: person.id, from, to, reason, at: new Date(at), actor })));
    return Object.assign(person, changed);
  }
}

const dateOf = (millis: number | null): Date | null => (millis === null ? null : new Date(millis));

/** The person, held until the transaction ends. */
const locked = (manager: EntityManager, id: string): Promise<Contributor> => manager.findOneOrFail(Contributor, { where: { id }, lock: { mode: 'pessimistic_write' } });

const latestOf = (manager: EntityManager, contributorId: string): Promise<LockAppeal | null> => manager.findOne(LockAppeal, { where: { contributorId }, order: { id: 'DESC' } });

async function close(manager: EntityManager, appeal: LockAppeal, decision: Partial<LockAppeal>): Promise<LockAppeal> {
  await manager.update(LockAppeal, appeal.id, decision);
  return Object.assign(appeal, decision);
}
