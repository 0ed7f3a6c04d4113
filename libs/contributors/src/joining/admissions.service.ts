import { appendToLog, AppError, Clock, drawSeeded, type KeysetOrder, keysetPage, type Page, type PageRequest, putInOutbox, takeTurn, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Contributor } from '../people/contributor.entity';
import { requirePerson } from '../people/contributor.rules';
import { AccountFactsRow } from './account-facts.entity';
import { AdmissionDraw, WaitingEntry } from './admission.entity';
import { dueDrawAt, nextDrawAt, seedText, slotsOf } from './admission.rules';
import { joiningStateOf, mayBeDrawn } from './eligibility.rules';
import { EligibilityService } from './eligibility.service';
import { readFacts } from './facts.reader';
import { lockContributor } from './membership.store';
import { policiesOf } from './requirement.rules';

const NEWEST_DRAWS: KeysetOrder<AdmissionDraw> = {
  name: 'newest-draws',
  direction: 'DESC',
  columns: [{ expression: 'draw.id', type: 'bigint', value: (row) => row.id }],
};

/** Where somebody waits. There is no order in the list: places are drawn. */
export interface WaitingPlace {
  readonly group: string;
  readonly since: Date;
  /** How many wait in the same list. */
  readonly waiting: number;
  /** How many of them the next draw admits. */
  readonly slots: number;
  readonly nextDrawAt: Date;
}

/** Waiting lists and the draws of their places. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
  ) {}

  /**
   * Puts somebody on the waiting list of their country or language; once more changes nothing.
   * @throws SIGN_IN_REQUIRED, FORBIDDEN, NO_WAITING_LIST, ALREADY_JOINED, CONTRIBUTOR_REMOVED
   */
  async request(viewer: Viewer): Promise<void> {
    const contributorId = requirePerson(viewer);
    if (!this.#isUsed()) throw new AppError('NO_WAITING_LIST');
    await this.dataSource.transaction(async (manager) => {
      requireNewcomer(await lockContributor(manager, contributorId));
      const group = (await manager.findOneBy(AccountFactsRow, { contributorId }))?.waitingGroup ?? '';
      await manager.createQueryBuilder().insert().into(WaitingEntry).values({ contributorId, group, since: this.clock.now() }).orIgnore().execute();
    });
  }

  /** Where somebody waits; null when they do not. */
  async placeOf(contributorId: string): Promise<WaitingPlace | null> {
    const entries = this.dataSource.getRepository(WaitingEntry);
    const entry = await entries.findOneBy({ contributorId });
    if (entry === null || entry.admittedAt !== null) return null;
    const waiting = await entries.createQueryBuilder('entry').where('entry.waiting_group = :group AND entry.admitted_at IS NULL', entry).getCount();
    const { settings } = this.eligibility;
    return { group: entry.group, since: entry.since, waiting, slots: slotsOf(entry.group, settings), nextDrawAt: nextDrawAt(this.clock.now(), settings) };
  }

  /** All draws, the newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async draws(page: PageRequest): Promise<Page<AdmissionDraw>> {
    return keysetPage(this.dataSource.getRepository(AdmissionDraw).createQueryBuilder('draw'), NEWEST_DRAWS, page);
  }

  /** Makes every draw that is due, also those that were due while nobody was there to make them. */
  async drawWhatIsDue(): Promise<void> {
    if (!this.#isUsed()) return;
    const groups = await this.dataSource.query<{ waiting_group: string }[]>('SELECT DISTINCT waiting_group FROM waiting_list WHERE admitted_at IS NULL ORDER BY waiting_group');
    for (const { waiting_group: group } of groups) while (await this.#drawNext(group));
  }

  /** @returns whether there was one to make */
  async #drawNext(group: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      await takeTurn(manager, `admission ${group}`);
      const dueAt = await this.#dueAt(manager, group);
      if (dueAt === null) return false;
      await this.#draw(manager, group, dueAt);
      return true;
    });
  }

  async #dueAt(manager: EntityManager, group: string): Promise<Date | null> {
    const drawnAt = (await manager.findOne(AdmissionDraw, { where: { group }, order: { dueAt: 'DESC' } }))?.dueAt ?? null;
    const [{ since }] = await manager.query<[{ since: Date | null }]>('SELECT min(since) AS since FROM waiting_list WHERE waiting_group = $1 AND admitted_at IS NULL', [group]);
    return since && dueDrawAt({ drawnAt, waitingSince: since }, this.clock.now(), this.eligibility.settings);
  }

  async #draw(manager: EntityManager, group: string, dueAt: Date): Promise<void> {
    const now = this.clock.now();
    const people = await this.#candidates(manager, group, dueAt);
    const candidates = people.map(({ participantId }) => participantId).sort();
    const slots = slotsOf(group, this.eligibility.settings);
    const seed = createHash('sha256').update(seedText(group, dueAt, candidates)).digest('hex');
    const admitted = drawSeeded(seed, candidates, slots);
    const chosen = new Set(admitted);
    const ids = people.filter(({ participantId }) => chosen.has(participantId)).map(({ id }) => id);
    const draw = await manager.save(manager.create(AdmissionDraw, { group, dueAt, drawnAt: now, candidates, slots, seed, admitted }));
    if (ids.length > 0) await manager.update(WaitingEntry, { contributorId: In(ids) }, { admittedAt: now });
    for (const contributorId of ids) await putInOutbox(manager, 'admission.granted', { contributorId }, now);
    await appendToLog(manager, { kind: 'admission.drawn', subject: `draw:${draw.id}`, actor: 'system', at: now, data: { group, dueAt: dueAt.toISOString(), candidates: candidates.length, slots, seed, admitted } });
  }

  /** Who waited at that moment and misses nothing but a place. */
  async #candidates(manager: EntityManager, group: string, dueAt: Date): Promise<{ id: string; participantId: string }[]> {
    const waiting = await manager
      .createQueryBuilder(Contributor, 'contributor')
      .innerJoin(WaitingEntry, 'entry', 'entry.contributor_id = contributor.id')
      .where(`entry.waiting_group = :group AND entry.since <= :dueAt AND entry.admitted_at IS NULL AND contributor.alias IS NULL AND contributor.enrollment_state <> 'removed'`, { group, dueAt })
      .getMany();
    const facts = await readFacts(manager, waiting.map(({ id }) => id));
    return waiting.filter(({ id }) => mayBeDrawn(facts.get(id)!, this.eligibility.settings, this.clock.now()));
  }

  #isUsed(): boolean {
    return policiesOf(this.eligibility.settings.requirement).includes('WAITING_LIST');
  }
}

/** @throws ALREADY_JOINED, CONTRIBUTOR_REMOVED */
export function requireNewcomer(contributor: Contributor): void {
  const state = joiningStateOf(contributor);
  if (state === 'REMOVED') throw new AppError('CONTRIBUTOR_REMOVED');
  if (state !== 'NOT_JOINED') throw new AppError('ALREADY_JOINED');
}
