import { Contributor } from '@bridgenotes/contributors';
import { type Note, NotesService, writing, type GivenNote } from '@bridgenotes/notes';
import { AppError, Clock, CommunitySettings, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EligibleStatements } from '../feed/eligible-statements';
import { Program } from '../programs/program.entity';
import { ProgramCallers } from '../programs/program-callers';
import { PROGRAMS } from '../programs.settings';
import { DAY_MILLIS, privilegesOf, roomForNote, writingLimit } from '../quota/writing-limit.rules';
import { writingRecords, writtenSince } from '../quota/writing-record.store';
import { ProgramNote } from './program-note.entity';
import { sourcedNote } from './sourced-note.rules';

export interface WrittenNote {
  readonly note: Note;
  readonly programId: string;
}

/** Notes of programs that people rate and read. */
@Injectable()
export class ProgramNotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly callers: ProgramCallers,
    private readonly notes: NotesService,
    private readonly eligible: EligibleStatements,
  ) {}

  /**
   * @throws PROGRAM_NOT_ADMITTED, STATEMENT_NOT_ELIGIBLE, AI_NOTE_LIMIT_REACHED, PROGRAM_RECORD_NEEDED for notes on media,
   * NOTE_ALREADY_WRITTEN, and what `sourcedNote` and `admit` throw
   */
  async submit(viewer: Viewer, statementId: string, given: GivenNote): Promise<WrittenNote> {
    const { id } = await this.callers.admit(viewer, 'submit-note');
    sourcedNote(given);
    return writing(() => this.dataSource.transaction(async (manager) => {
      // Notes of one program are written one after the other: no two of them see the same room below the limit.
      const program = await manager.findOneOrFail(Program, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const { enrollmentState } = await manager.findOneByOrFail(Contributor, { id: program.contributorId });
      if (enrollmentState !== 'apiEarnedIn') throw new AppError('PROGRAM_NOT_ADMITTED', { state: enrollmentState });
      await this.#checkRoom(manager, program, given.isMediaNote ?? false);
      if (!(await this.eligible.includes(manager, program, statementId))) throw new AppError('STATEMENT_NOT_ELIGIBLE', { id: statementId });
      const note = await this.notes.writeWithin(manager, program.contributorId, { statementId }, given);
      await manager.insert(ProgramNote, { noteId: note.id, programId: program.id, cardVersion: program.cardVersion, writtenAt: note.createdAt });
      return { note, programId: id };
    }));
  }

  /** Deletes a note; it still counts for every limit. Once more changes nothing. @throws NOT_FOUND, NOT_YOUR_NOTE, and what `admit` throws */
  async delete(viewer: Viewer, noteId: string): Promise<WrittenNote> {
    const program = await this.callers.admit(viewer, 'delete-note');
    return this.dataSource.transaction(async (manager) => ({ note: await this.notes.deleteWithin(manager, program.contributorId, noteId), programId: program.id }));
  }

  async #checkRoom(manager: EntityManager, program: Program, isMediaNote: boolean): Promise<void> {
    const settings = this.community.of(PROGRAMS);
    const now = this.clock.now();
    const [record] = await writingRecords(manager, [program.id], now);
    if (isMediaNote && !privilegesOf(record!, settings).best) throw new AppError('PROGRAM_RECORD_NEEDED', { what: 'notes on pictures and videos', needed: `${settings.bestNet} more helpful than not helpful notes in 90 days` });
    const { limit, reason } = writingLimit(record!, settings.limits);
    const [written] = await writtenSince(manager, [program.id], new Date(now.getTime() - DAY_MILLIS));
    const { fits, used, resetsAt } = roomForNote(limit, written!);
    if (!fits) throw new AppError('AI_NOTE_LIMIT_REACHED', { limit, used, resetsAt: resetsAt?.toISOString() ?? null, reason });
  }
}
