import { ApiKeysService, Contributor, createProgramContributor, recordTransitions, requirePerson } from '@bridgenotes/contributors';
import { AppError, Clock, CommunitySettings, appendToLog, keysetPage, requireContributor, violatedConstraint, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { PROGRAMS } from '../programs.settings';
import { Program, ProgramCard } from './program.entity';
import { cardOf, isNewCard, programName, type GivenCard } from './program.rules';

const NEWEST: KeysetOrder<Program> = { name: 'programs', direction: 'DESC', columns: [{ expression: 'program.id', type: 'bigint', value: (row) => row.id }] };

/** Registers programs and keeps their cards; nothing else writes them. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly apiKeys: ApiKeysService,
  ) {}

  /**
   * Registers a program of the viewer: a contributor of its own, which may write test notes from now on.
   * @returns also the key it acts with, which cannot be shown again
   * @throws INVALID_INPUT, INVALID_URL, PROGRAM_ALREADY_REGISTERED, PROGRAM_NAME_TAKEN, and what `requireContributor` throws
   */
  async register(viewer: Viewer, given: GivenCard & { name: string }): Promise<{ program: Program; key: string }> {
    requirePerson(viewer);
    const ownerId = requireContributor(viewer, 'ai-notes:write');
    const name = programName(given.name);
    const card = cardOf(given);
    try {
      return await this.dataSource.transaction(async (manager) => {
        // Two registrations of one person are served one after the other.
        await manager.findOneOrFail(Contributor, { where: { id: ownerId }, lock: { mode: 'pessimistic_write' } });
        const limit = this.community.of(PROGRAMS).perPerson;
        if ((await manager.countBy(Program, { ownerId })) >= limit) throw new AppError('PROGRAM_ALREADY_REGISTERED', { limit });
        const now = this.clock.now();
        const contributor = await createProgramContributor(manager, name, now);
        const program = await manager.save(Program, manager.create(Program, { contributorId: contributor.id, ownerId, name, cardVersion: 1, registeredAt: now }));
        await manager.insert(ProgramCard, { programId: program.id, version: 1, name, ...card, createdAt: now });
        await appendToLog(manager, { at: now, kind: 'program.registered', subject: `program:${program.id}`, actor: contributor.participantId, data: { name, ...card } });
        await recordTransitions(manager, [{ contributorId: contributor.id, from: 'newUser', to: 'apiTestUser', reason: 'PROGRAM_REGISTERED', at: now, actor: 'system' }]);
        return { program, key: await this.#newKey(manager, program) };
      });
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'contributors_alias_unique' || constraint === 'programs_name_unique') throw new AppError('PROGRAM_NAME_TAKEN', { name });
      throw error;
    }
  }

  /** Changes what the card says; notes that were written keep the card of their time. @throws NOT_FOUND, NOT_YOUR_PROGRAM, INVALID_INPUT, INVALID_URL */
  async updateCard(viewer: Viewer, programId: string, given: Partial<GivenCard>): Promise<Program> {
    const ownerId = this.#requireOwner(viewer);
    return this.dataSource.transaction(async (manager) => {
      const program = await lockOwn(manager, programId, ownerId);
      const before = await manager.findOneByOrFail(ProgramCard, { programId, version: program.cardVersion });
      const card = cardOf({ operator: given.operator ?? before.operator, model: given.model ?? before.model, method: given.method ?? before.method, contactUrl: given.contactUrl ?? before.contactUrl });
      if (!isNewCard(before, card)) return program;
      const now = this.clock.now();
      const version = program.cardVersion + 1;
      await manager.insert(ProgramCard, { programId, version, name: program.name, ...card, createdAt: now });
      await manager.update(Program, { id: programId }, { cardVersion: version });
      const { participantId } = await manager.findOneByOrFail(Contributor, { id: program.contributorId });
      await appendToLog(manager, { at: now, kind: 'program.card', subject: `program:${programId}`, actor: participantId, data: { version, ...card } });
      return Object.assign(program, { cardVersion: version });
    });
  }

  /** A new key; the old ones end at once. @throws NOT_FOUND, NOT_YOUR_PROGRAM */
  async renewKey(viewer: Viewer, programId: string): Promise<{ program: Program; key: string }> {
    const ownerId = this.#requireOwner(viewer);
    return this.dataSource.transaction(async (manager) => {
      const program = await lockOwn(manager, programId, ownerId);
      await this.apiKeys.revokeAllWithin(manager, program.contributorId);
      return { program, key: await this.#newKey(manager, program) };
    });
  }

  /** In the order of the ids, null where there is none. */
  async findByIds(ids: readonly string[]): Promise<(Program | null)[]> {
    return this.#inOrder('id', ids);
  }

  /** The programs that contributors are, in their order; null for people. */
  async ofContributors(contributorIds: readonly string[]): Promise<(Program | null)[]> {
    return this.#inOrder('contributorId', contributorIds);
  }

  /** Cards in force, in the order of the ids. */
  async cardsOf(programIds: readonly string[]): Promise<(ProgramCard | null)[]> {
    const rows = await this.#cards().innerJoin(Program, 'program', 'program.id = card.program_id AND program.card_version = card.version').where('program.id = ANY(:programIds)', { programIds }).getMany();
    const byProgram = new Map(rows.map((card) => [card.programId, card]));
    return programIds.map((id) => byProgram.get(id) ?? null);
  }

  /** Whether the viewer registered a program, or is it: who sees what only they may. */
  isOf(viewer: Viewer, program: Program): boolean {
    return viewer.contributorId !== null && (viewer.contributorId === program.ownerId || viewer.contributorId === program.contributorId);
  }

  /** The programs of the viewer: those they registered, or the one they are. */
  async mine(viewer: Viewer): Promise<Program[]> {
    return this.dataSource.getRepository(Program).createQueryBuilder('program').where('program.owner_id = :id OR program.contributor_id = :id', { id: viewer.contributorId }).orderBy('program.id').getMany();
  }

  /** One program of the viewer's: the given one, or the only one. @throws NOT_A_PROGRAM when there is none, NOT_FOUND, NOT_YOUR_PROGRAM, INVALID_INPUT when it is not clear which */
  async ownOf(viewer: Viewer, programId: string | null): Promise<Program> {
    const own = await this.mine(viewer);
    if (programId !== null) {
      const [given] = await this.findByIds([programId]);
      if (given == null) throw new AppError('NOT_FOUND', { what: 'program', id: programId });
      if (!own.some(({ id }) => id === programId)) throw new AppError('NOT_YOUR_PROGRAM');
      return given;
    }
    if (own.length > 1) throw new AppError('INVALID_INPUT', { field: 'programId', given: 'left out', allowed: 'one of your programs' });
    if (own[0] === undefined) throw new AppError('NOT_A_PROGRAM');
    return own[0];
  }

  /** All programs, the newest first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async list(page: PageRequest): Promise<Page<Program>> {
    return keysetPage(this.dataSource.getRepository(Program).createQueryBuilder('program'), NEWEST, page);
  }

  async #inOrder(column: 'id' | 'contributorId', ids: readonly string[]): Promise<(Program | null)[]> {
    const rows = await this.dataSource.getRepository(Program).createQueryBuilder('program').where(`program.${column === 'id' ? 'id' : 'contributor_id'} = ANY(:ids)`, { ids }).getMany();
    const byId = new Map(rows.map((program) => [program[column], program]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  #cards() {
    return this.dataSource.getRepository(ProgramCard).createQueryBuilder('card');
  }

  #requireOwner(viewer: Viewer): string {
    requirePerson(viewer);
    return requireContributor(viewer, 'ai-notes:write');
  }

  async #newKey(manager: EntityManager, program: Program): Promise<string> {
    return (await this.apiKeys.createWithin(manager, { name: program.name, scopes: ['read', 'ai-notes:write'], contributorId: program.contributorId })).key;
  }
}

async function lockOwn(manager: EntityManager, programId: string, ownerId: string): Promise<Program> {
  const program = await manager.findOne(Program, { where: { id: programId }, lock: { mode: 'pessimistic_write' } });
  if (program === null) throw new AppError('NOT_FOUND', { what: 'program', id: programId });
  if (program.ownerId !== ownerId) throw new AppError('NOT_YOUR_PROGRAM');
  return program;
}
