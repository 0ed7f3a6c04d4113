import { Note } from '@bridgenotes/notes';
import { AppError, appendToLog, Clock, CommunitySettings, putInOutbox, violatedConstraint, type Viewer } from '@bridgenotes/platform';
import { isShown } from '@bridgenotes/scoring-runs';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuthorsService } from '../authors/authors.service';
import { requirePresent } from '../people';
import { DISPUTES } from '../settings';
import { NoteReview } from './note-review.entity';

/** Additional review: the author of a statement asks for more raters, and raters decide. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly authors: AuthorsService,
  ) {}

  /**
   * Lists a shown note for raters again. It promises nothing, needs no reason, touches no other note, and can be asked once.
   * @throws NOT_FOUND, NOT_STATEMENT_AUTHOR, NOTE_NOT_SHOWN, REVIEW_ALREADY_ASKED, and what `requirePresent` throws
   */
  async ask(viewer: Viewer, noteId: string): Promise<Note> {
    const askedBy = requirePresent(viewer);
    try {
      return await this.dataSource.transaction(async (manager) => {
        const note = await manager.findOneBy(Note, { id: noteId });
        if (note === null) throw new AppError('NOT_FOUND', { what: 'note', id: noteId });
        if (!(await this.authors.isAuthor(manager, note.statementId, viewer))) throw new AppError('NOT_STATEMENT_AUTHOR');
        if (!(await isShown(manager, noteId))) throw new AppError('NOTE_NOT_SHOWN');
        const askedAt = this.clock.now();
        const endsAt = new Date(askedAt.getTime() + this.community.of(DISPUTES).reviewHours * 3_600_000);
        await manager.insert(NoteReview, { noteId, askedBy, askedAt, endsAt });
        // Not who asked: it would say which participant wrote the statement.
        await appendToLog(manager, { at: askedAt, kind: 'note.relisted', subject: `note:${noteId}`, actor: 'system', data: { why: 'review', until: endsAt.toISOString() } });
        await putInOutbox(manager, 'note.relisted', { noteId, statementId: note.statementId, until: endsAt.toISOString(), why: 'review' }, askedAt);
        return note;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'note_reviews_pk') throw new AppError('REVIEW_ALREADY_ASKED');
      throw error;
    }
  }
}
