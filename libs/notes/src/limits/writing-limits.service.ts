import { AbilityService, type Contributor } from '@bridgenotes/contributors';
import { Clock, CommunitySettings, rollingLimit, takeTurn, type LimitUse } from '@bridgenotes/platform';
import type { Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Note } from '../note.entity';
import { authorLimit, checkLimit, dailyLimit, targetOf } from './limit.rules';
import { LIMITS } from './limits.settings';
import { NoteStatuses } from './note-statuses';
import { NoteTarget } from './note-target.entity';

/** How many more notes somebody may write. */
export interface WritingLimits {
  readonly all: LimitUse;
  /** On the author of the statement asked about; null without one, and where the author is not known. */
  readonly author: LimitUse | null;
}

/**
 * Lets one note of an author be decided on at a time, in the transaction that writes it: two in the same instant do not
 * both find the last place of a limit.
 */
export async function lockWriter(manager: EntityManager, authorId: string): Promise<void> {
  await takeTurn(manager, `notes of ${authorId}`);
}

/** When somebody's notes later than a moment were written, deleted ones too. @param but a note to leave out */
export async function timesWritten(manager: EntityManager, authorId: string, after: Date, but: string | null = null): Promise<Date[]> {
  const notes = await manager.find(Note, { select: { id: true, createdAt: true }, where: { authorId, createdAt: MoreThan(after) } });
  return notes.filter(({ id }) => id !== but).map(({ createdAt }) => createdAt);
}

/** How many notes people may write, of all and on one author. */
@Injectable()
export class WritingLimitsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly settings: CommunitySettings,
    private readonly ability: AbilityService,
    private readonly statuses: NoteStatuses,
  ) {}

  /** What is left for somebody, and on the author of a statement when one is asked about. */
  async of(person: Contributor, statement: Statement | null): Promise<WritingLimits> {
    const { manager } = this.dataSource;
    const now = this.clock.now();
    const target = statement === null ? null : targetOf(statement);
    return { all: await this.#all(manager, person, now, null), author: target === null ? null : await this.#onAuthor(manager, person.id, target, now) };
  }

  /** Lets a note through that was just written, in the transaction that holds the lock of its author. @throws NOTE_LIMIT_REACHED */
  async admit(manager: EntityManager, author: Contributor, note: Note, statement: Statement): Promise<void> {
    checkLimit(await this.#all(manager, author, note.createdAt, note.id), 'all');
    const target = targetOf(statement);
    if (target === null) return;
    checkLimit(await this.#onAuthor(manager, author.id, target, note.createdAt), 'author');
    await manager.insert(NoteTarget, { noteId: note.id, authorId: author.id, target, createdAt: note.createdAt });
  }

  /** A new version of a note takes its place, and counts no second time on its author's. */
  async moveTarget(manager: EntityManager, fromNoteId: string, toNoteId: string): Promise<void> {
    await manager.update(NoteTarget, { noteId: fromNoteId }, { noteId: toNoteId });
  }

  async #all(manager: EntityManager, person: Contributor, now: Date, but: string | null): Promise<LimitUse> {
    const record = (await this.ability.records(manager, [person.id])).get(person.id);
    const written = record === undefined ? 0 : record.helpful + record.notHelpful + record.undecided;
    const limit = dailyLimit({ writingImpact: person.writingImpact, written }, this.settings.of(LIMITS));
    return rollingLimit(await timesWritten(manager, person.id, new Date(now.getTime() - limit.window), but), limit, now);
  }

  async #onAuthor(manager: EntityManager, authorId: string, target: string, now: Date): Promise<LimitUse> {
    const settings = this.settings.of(LIMITS);
    const notes = await manager.findBy(NoteTarget, { authorId, target, createdAt: MoreThanOrEqual(new Date(settings.perAuthorSince)) });
    const helpful = notes.length < settings.perAuthorFromNotes ? 0 : await this.statuses.countHelpful(manager, notes.map(({ noteId }) => noteId));
    return rollingLimit(notes.map(({ createdAt }) => createdAt), authorLimit({ written: notes.length, helpful }, settings), now);
  }
}
