import { AppError, checkPageSize, Clock, CommunitySettings, keysetPage, toPage, type KeysetOrder, type Page, type PageRequest } from '@bridgenotes/platform';
import type { ContributorRecord, Enrollment, EnrollmentState } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { checkMayWrite, lockOf, writingAbility, type Founding, type WritingAbility } from './ability.rules';
import { ABILITY, contributorParameters } from './ability.settings';
import { EnrollmentTransition } from './enrollment-transition.entity';
import { FoundingProgress } from './founding-progress.entity';
import { verdictsOf } from './record.store';
import { recordTransitions } from './transition.store';
import { WritingRecord } from './writing-record.entity';

const LATEST: KeysetOrder<EnrollmentTransition> = { name: 'enrollment-transitions', direction: 'DESC', columns: [{ expression: 'transition.id', type: 'bigint', value: (row) => row.id }] };

/** Whether people may write notes, and how they came to it. */
@Injectable()
export class AbilityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: CommunitySettings,
  ) {}

  /** The person, who may write notes now, as the given transaction sees it. @throws WRITING_LOCKED, NOT_FOUND */
  async requireWriter(manager: EntityManager, contributorId: string): Promise<Contributor> {
    const person = await manager.findOneBy(Contributor, { id: contributorId });
    if (person === null) throw new AppError('NOT_FOUND', { what: 'contributor', id: contributorId });
    checkMayWrite(person, await this.#founding(manager));
    return person;
  }

  /** Whether each of some people may write notes now; unknown ones are left out. */
  async mayWrite(contributorIds: readonly string[]): Promise<Map<string, boolean>> {
    const [people, founding] = await Promise.all([
      this.dataSource.getRepository(Contributor).find({ select: { id: true, enrollmentState: true, leftAt: true }, where: { id: In([...contributorIds]) } }),
      this.#founding(this.dataSource.manager),
    ]);
    return new Map(people.map(({ id, enrollmentState, leftAt }) => [id, leftAt === null && lockOf(enrollmentState, founding) === null]));
  }

  /** What each may do, why not, and what would change it; in the order given. */
  async abilities(people: readonly Contributor[]): Promise<WritingAbility[]> {
    const [records, founding] = await Promise.all([this.records(this.dataSource.manager, people.map(({ id }) => id)), this.#founding(this.dataSource.manager)]);
    const parameters = contributorParameters(this.settings.of(ABILITY));
    const now = this.clock.now().getTime();
    return people.map((person) => writingAbility(enrollmentOf(person), recordOf(person, records.get(person.id)), founding, now, parameters));
  }

  /** What the published run found of people's notes; who wrote none is left out. */
  async records(manager: EntityManager, contributorIds: readonly string[]): Promise<Map<string, WritingRecord>> {
    const rows = await manager.findBy(WritingRecord, { contributorId: In([...contributorIds]) });
    return new Map(rows.map((row) => [row.contributorId, row]));
  }

  /** How somebody came to where they stand, latest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async transitions(contributorId: string, page: PageRequest): Promise<Page<EnrollmentTransition>> {
    return keysetPage(this.dataSource.getRepository(EnrollmentTransition).createQueryBuilder('transition').where('transition.contributor_id = :contributorId', { contributorId }), LATEST, page);
  }

  /** The first page of {@link transitions} of several people, in their order, read at once. @throws INVALID_PAGE_SIZE */
  async transitionsOfEach(contributorIds: readonly string[], first: number): Promise<Page<EnrollmentTransition>[]> {
    checkPageSize(first);
    const rows = await this.dataSource.getRepository(EnrollmentTransition).createQueryBuilder('transition')
      .where(`transition.id IN (SELECT latest.id FROM unnest(:contributorIds::bigint[]) AS given (contributor_id), LATERAL (
        SELECT id FROM enrollment_transitions WHERE contributor_id = given.contributor_id ORDER BY id DESC LIMIT :limit) AS latest)`, { contributorIds, limit: first + 1 })
      .orderBy('transition.id', 'DESC').getMany();
    return contributorIds.map((id) => toPage(rows.filter((row) => row.contributorId === id), LATEST, first));
  }

  /** Puts somebody into a state on behalf of a developer, who tries things out. */
  async setForDevelopment(contributorId: string, state: EnrollmentState): Promise<Contributor> {
    return this.dataSource.transaction(async (manager) => {
      const person = await manager.findOneOrFail(Contributor, { where: { id: contributorId }, lock: { mode: 'pessimistic_write' } });
      if (person.enrollmentState === state) return person;
      const at = this.clock.now();
      await manager.update(Contributor, contributorId, { enrollmentState: state, lastStateChangeAt: at });
      await recordTransitions(manager, [{ contributorId, from: person.enrollmentState, to: state, reason: 'SET_FOR_DEVELOPMENT', at, actor: 'system' }]);
      return Object.assign(person, { enrollmentState: state, lastStateChangeAt: at });
    });
  }

  async #founding(manager: EntityManager): Promise<Founding> {
    const [progress] = await manager.find(FoundingProgress);
    return { notesWithStatus: progress?.notesWithStatus ?? 0, notesNeeded: this.settings.of(ABILITY).foundingNotes };
  }
}

/** Where somebody stands, in the words of the scorer's machine. */
export const enrollmentOf = (person: Contributor): Enrollment => ({
  enrollmentState: person.enrollmentState,
  successfulRatingNeededToEarnIn: person.successfulRatingNeededToEarnIn,
  timestampOfLastStateChange: person.lastStateChangeAt?.getTime() ?? null,
  timestampOfLastEarnOut: person.lastEarnOutAt?.getTime() ?? null,
  numberOfTimesEarnedOut: person.timesEarnedOut,
});

const recordOf = ({ ratingImpact }: Contributor, record: WritingRecord | undefined): ContributorRecord => ({
  ratingImpact, helpful: record?.helpful ?? 0, notHelpful: record?.notHelpful ?? 0, undecided: record?.undecided ?? 0, recent: verdictsOf(record?.recent ?? ''),
});
