import { Contributor } from '@bridgenotes/contributors';
import { MediaNotesService } from '@bridgenotes/media';
import { type Note, NotesService, writing, type GivenNote } from '@bridgenotes/notes';
import { AppError, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EligibleStatements } from '../feed/eligible-statements';
import { Program } from '../programs/program.entity';
import { ProgramCallers } from '../programs/program-callers';
import { WritingLimits } from '../quota/writing-limits.service';
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
    private readonly callers: ProgramCallers,
    private readonly notes: NotesService,
    private readonly eligible: EligibleStatements,
    private readonly limits: WritingLimits,
    private readonly media: MediaNotesService,
  ) {}

  /**
   * @throws PROGRAM_NOT_ADMITTED, STATEMENT_NOT_ELIGIBLE, AI_NOTE_LIMIT_REACHED, PROGRAM_RECORD_NEEDED for notes on media,
   * NOTE_ALREADY_WRITTEN, and what `sourcedNote`, `aboutWithin` and `admit` throw
   */
  async submit(viewer: Viewer, statementId: string, given: GivenNote): Promise<WrittenNote> {
    const { id } = await this.callers.admit(viewer, 'submit-note');
    sourcedNote(given);
    return writing(() => this.dataSource.transaction(async (manager) => {
      // Notes of one program are written one after the other: no two of them see the same room below the limit.
      const program = await manager.findOneOrFail(Program, { where: { id }, lock: { mode: 'pessimistic_write' } });
      // Whoever expels it waits, or was first.
      const { enrollmentState } = await manager.findOneOrFail(Contributor, { where: { id: program.contributorId }, lock: { mode: 'pessimistic_read' } });
      if (enrollmentState !== 'apiEarnedIn') throw new AppError('PROGRAM_NOT_ADMITTED', { state: enrollmentState });
      const record = await this.limits.checkRoom(manager, id);
      if (given.isMediaNote === true) this.limits.requireBest(record, 'notes on pictures and videos');
      if (!(await this.eligible.includes(manager, program, record, statementId))) throw new AppError('STATEMENT_NOT_ELIGIBLE', { id: statementId });
      const note = await this.notes.writeWithin(manager, program.contributorId, { statementId }, given);
      if (given.isMediaNote === true) await this.media.aboutWithin(manager, note, 'MEDIA', { recentImpact: record.net90Days });
      await manager.insert(ProgramNote, { noteId: note.id, programId: program.id, cardVersion: program.cardVersion, writtenAt: note.createdAt });
      return { note, programId: id };
    }));
  }

  /** Deletes a note; it still counts for every limit. Once more changes nothing. @throws NOT_FOUND, NOT_YOUR_NOTE, and what `admit` throws */
  async delete(viewer: Viewer, noteId: string): Promise<WrittenNote> {
    const program = await this.callers.admit(viewer, 'delete-note');
    return this.dataSource.transaction(async (manager) => ({ note: await this.notes.deleteWithin(manager, program.contributorId, noteId), programId: program.id }));
  }
}
