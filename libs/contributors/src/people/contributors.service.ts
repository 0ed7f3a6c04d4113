import { AppError, Clock, CommunitySettings, violatedConstraint, type Role, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { ABILITY } from '../ability/ability.settings';
import { Contributor } from './contributor.entity';
import { PARTICIPANT_ID_BYTES, participantIdOf, requirePerson } from './contributor.rules';
import { checkNotLastAdmin, lockAdmins } from './last-admin';
import { SignIn } from './sign-in.entity';

/** A login as its identity provider names it: `subject` is unique within `issuer`. */
export interface Login {
  readonly issuer: string;
  readonly subject: string;
}

/** People: who a login is, what role they have. */
@Injectable()
export class ContributorsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: CommunitySettings,
  ) {}

  /** In the order of `ids`, null where there is none. Ids are decimal strings. */
  async findByIds(ids: readonly string[]): Promise<(Contributor | null)[]> {
    if (ids.length === 0) return [];
    const rows = await this.dataSource.getRepository(Contributor).createQueryBuilder('contributor').where('contributor.id = ANY(:ids)', { ids }).getMany();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  async findByAlias(alias: string): Promise<Contributor | null> {
    return this.dataSource.getRepository(Contributor).findOneBy({ alias });
  }

  async findByParticipantId(participantId: string): Promise<Contributor | null> {
    return this.dataSource.getRepository(Contributor).findOneBy({ participantId });
  }

  /** The contributor of a login; the first time it is seen, a new reader without an alias. */
  async signIn(login: Login): Promise<Contributor> {
    return (await this.findByLogin(login)) ?? this.#firstSignIn(login, (manager) => this.#create(manager));
  }

  /** Lets a login act for somebody who is already there. @throws NOT_FOUND */
  async signInAs(login: Login, participantId: string): Promise<Contributor> {
    const known = await this.findByLogin(login);
    if (known !== null) return known;
    return this.#firstSignIn(login, async (manager) => {
      const contributor = await manager.findOneBy(Contributor, { participantId });
      if (contributor === null) throw new AppError('NOT_FOUND', { what: 'participant', id: participantId.slice(0, 80) });
      return contributor;
    });
  }

  /** Gives a role on behalf of an admin. @throws SIGN_IN_REQUIRED, FORBIDDEN, NOT_FOUND, LAST_ADMIN */
  async setRole(viewer: Viewer, contributorId: string, role: Role): Promise<Contributor> {
    requirePerson(viewer, 'admin');
    return this.dataSource.transaction(async (manager) => {
      const admins = await lockAdmins(manager);
      if (!admins.some((admin) => admin.id === viewer.contributorId)) throw new AppError('FORBIDDEN', { needs: 'the role admin' });
      const contributor = await manager.findOne(Contributor, { where: { id: contributorId }, lock: { mode: 'pessimistic_write' } });
      if (contributor === null) throw new AppError('NOT_FOUND', { what: 'contributor', id: contributorId });
      if (role !== 'admin') checkNotLastAdmin(admins, contributorId);
      await manager.update(Contributor, { id: contributorId }, { role });
      return Object.assign(contributor, { role });
    });
  }

  /** Gives a role on behalf of the operator, who may do anything. @throws NOT_FOUND */
  async setRoleAsOperator(contributorId: string, role: Role): Promise<Contributor> {
    await this.dataSource.getRepository(Contributor).update({ id: contributorId }, { role });
    const contributor = await this.dataSource.getRepository(Contributor).findOneBy({ id: contributorId });
    if (contributor === null) throw new AppError('NOT_FOUND', { what: 'contributor', id: contributorId });
    return contributor;
  }

  /** The contributor of a login; null when it was never seen. */
  async findByLogin({ issuer, subject }: Login): Promise<Contributor | null> {
    return this.dataSource
      .getRepository(Contributor)
      .createQueryBuilder('contributor')
      .innerJoin(SignIn, 'signIn', '"signIn".contributor_id = contributor.id')
      .where('"signIn".issuer = :issuer AND "signIn".subject = :subject', { issuer, subject })
      .getOne();
  }

  async #firstSignIn(login: Login, find: (manager: EntityManager) => Promise<Contributor>): Promise<Contributor> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        const contributor = await find(manager);
        await manager.insert(SignIn, { issuer: login.issuer, subject: login.subject, contributorId: contributor.id, createdAt: this.clock.now() });
        return contributor;
      });
    } catch (error) {
      // Another first request of the same login was quicker; what this one created went with its transaction.
      const winner = violatedConstraint(error) === 'sign_ins_pk' ? await this.findByLogin(login) : null;
      if (winner === null) throw error;
      return winner;
    }
  }

  async #create(manager: EntityManager): Promise<Contributor> {
    const { earnInRatingImpact } = this.settings.of(ABILITY);
    const created = await manager.insert(Contributor, { participantId: participantIdOf(randomBytes(PARTICIPANT_ID_BYTES)), successfulRatingNeededToEarnIn: earnInRatingImpact, joinedAt: this.clock.now() });
    const { id } = created.identifiers[0] as { id: string };
    return manager.findOneByOrFail(Contributor, { id });
  }
}
