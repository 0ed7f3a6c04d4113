import { Contributor } from '@bridgenotes/contributors';
import { NotesService, type GivenNote, type Note, type NoteSubject } from '@bridgenotes/notes';
import { AppError, Clock, CommunitySettings, putInOutbox, type Viewer } from '@bridgenotes/platform';
import { RatingsService, type Rating } from '@bridgenotes/ratings';
import type { HelpfulnessLevel, RatingTag } from '@bridgenotes/scoring';
import { Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { NoteMatch, NoteSubjectRow, RatingPlace, StatementMedia } from './entities';
import { requireSingleLink } from './links/link.rules';
import { MEDIA } from './media.settings';
import { checkSpreadAnswer, spreadModeOf, type Answers, type SpreadAnswer, type SpreadingSubject, type Writer } from './spread/spread.rules';
import { answersOf } from './spread/spread.store';

/** A rating, where it was made, and what its rater answers to "helpful wherever it matches?" */
export interface PlacedRating {
  readonly noteId: string;
  readonly level: HelpfulnessLevel;
  readonly tags: readonly RatingTag[];
  /** The statement on which the note was shown; the one it was written on when left out. */
  readonly statementId?: string | null;
  readonly answer?: SpreadAnswer | null;
}

/** How a note spreads, for readers. */
export interface Spread {
  readonly subject: NoteSubjectRow;
  readonly answers: Answers;
  /** Other statements where it is shown. */
  readonly shownOn: number;
}

/** Writes notes about pictures, videos and links, and takes raters' answers where these shall be shown. */
@Injectable()
export class MediaNotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
    private readonly notes: NotesService,
    private readonly ratings: RatingsService,
  ) {}

  /**
   * Writes a note about the one picture, video or link of a statement.
   * @throws what `NotesService.write` and {@link aboutWithin} throw
   */
  async write(viewer: Viewer, subject: NoteSubject, given: GivenNote, about: SpreadingSubject): Promise<Note> {
    return this.notes.write(viewer, subject, { ...given, isMediaNote: about === 'MEDIA' }, (manager, note) => this.aboutWithin(manager, note, about));
  }

  /**
   * Makes a note that was just written, in the same transaction, one about a picture, video or link.
   * @param program for a program that wrote it
   * @throws MEDIA_NOTE_NOT_EARNED, MEDIA_NOT_SINGLE, LINK_NOT_SINGLE, LINK_BARE_DOMAIN
   */
  async aboutWithin(manager: EntityManager, note: Note, about: SpreadingSubject, program?: Writer['program']): Promise<void> {
    const { writingImpact } = await manager.findOneOrFail(Contributor, { select: { writingImpact: true }, where: { id: note.authorId } });
    const mode = spreadModeOf(about, { writingImpact, program }, this.community.of(MEDIA));
    const statement = await manager.findOneByOrFail(Statement, { id: note.statementId });
    if (about === 'LINK') requireSingleLink(statement);
    else await requireSingleMedia(manager, statement);
    await manager.insert(NoteSubjectRow, { noteId: note.id, statementId: note.statementId, subject: about, mode, createdAt: note.createdAt, firstHelpfulAt: null });
  }

  /**
   * Rates a note on the statement where it is shown. Without an answer an earlier one stays.
   * @throws RATING_STATEMENT_MISMATCH, SPREAD_ANSWER_MISMATCH, and what `RatingsService.rate` throws
   */
  async rate(viewer: Viewer, { statementId, answer, ...given }: PlacedRating): Promise<Rating> {
    if (statementId == null && answer == null) return this.ratings.rate(viewer, given);
    return this.ratings.rate(viewer, given, async (manager, rating, note) => {
      const place = statementId ?? note.statementId;
      if (place !== note.statementId && !(await manager.existsBy(NoteMatch, { noteId: note.id, statementId: place }))) throw new AppError('RATING_STATEMENT_MISMATCH', { statementId: place });
      if (answer != null) checkSpreadAnswer(answer, (await manager.findOneBy(NoteSubjectRow, { noteId: note.id }))?.subject ?? 'STATEMENT', rating.level > 0);
      await this.#place(manager, rating, place, answer ?? null);
    });
  }

  /** Where one rater made their ratings of some notes, in no order. */
  async placesOf(raterId: string, noteIds: readonly string[]): Promise<RatingPlace[]> {
    return this.dataSource.manager.findBy(RatingPlace, { raterId, noteId: In([...noteIds]) });
  }

  /** How notes spread, in the order of the ids; null for a note about its statement alone. */
  async spreadOf(noteIds: readonly string[]): Promise<(Spread | null)[]> {
    const { manager } = this.dataSource;
    const subjects = new Map((await manager.findBy(NoteSubjectRow, { noteId: In([...noteIds]) })).map((subject) => [subject.noteId, subject]));
    const ids = [...subjects.keys()];
    const answers = await answersOf(manager, ids);
    const counted = await manager.query<{ note_id: string; shown: number }[]>('SELECT note_id, count(*)::int AS shown FROM note_matches WHERE note_id = ANY($1::bigint[]) AND shown GROUP BY note_id', [ids]);
    const shownOn = new Map(counted.map((row) => [row.note_id, row.shown]));
    const spreads = new Map(ids.map((id, i) => [id, { subject: subjects.get(id)!, answers: answers[i]!, shownOn: shownOn.get(id) ?? 0 }]));
    return noteIds.map((id) => spreads.get(id) ?? null);
  }

  /** The last place counts; the last answer stays until there is another one. */
  async #place(manager: EntityManager, { noteId, raterId }: Rating, statementId: string, answer: SpreadAnswer | null): Promise<void> {
    const now = this.clock.now();
    await manager.query(
      `INSERT INTO rating_places AS given (note_id, rater_id, statement_id, everywhere, answered_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT rating_places_pk DO UPDATE SET statement_id = excluded.statement_id, everywhere = coalesce(excluded.everywhere, given.everywhere), answered_at = excluded.answered_at`,
      [noteId, raterId, statementId, answer === null ? null : answer === 'EVERYWHERE', now]);
    if (answer !== null) await putInOutbox(manager, 'spread.answered', { noteId }, now);
  }
}

/** A picture that was not fetched yet is one, too; none that is known of is none. @throws MEDIA_NOT_SINGLE */
async function requireSingleMedia(manager: EntityManager, { id, mediaUrls }: Statement): Promise<void> {
  if (mediaUrls.length === 1 || (mediaUrls.length === 0 && (await manager.existsBy(StatementMedia, { statementId: id })))) return;
  throw new AppError('MEDIA_NOT_SINGLE', { count: mediaUrls.length });
}
