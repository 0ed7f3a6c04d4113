import { Injectable } from '@nestjs/common';
import { Note } from '@bridgenotes/notes';
import { AppError, Clock, putInOutbox, requireContributor, takeTurn, type Viewer } from '@bridgenotes/platform';
import type { HelpfulnessLevel, RatingTag } from '@bridgenotes/scoring';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { RatingChange } from './rating-change.entity';
import { RatingConflicts } from './rating-conflicts';
import { Rating } from './rating.entity';
import { endRequest } from './rating-requests';
import { checkMayRate, ratingValue, type RatingValue } from './rating.rules';

/** Makes, changes and withdraws ratings; nothing else writes them (imports aside). */
@Injectable()
export class RatingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly conflicts: RatingConflicts,
  ) {}

  /**
   * Rates a note, or changes the rating given before. The same rating again changes nothing.
   * @param also what another use case stores or refuses beside it, in the same transaction
   * @throws RATING_TAG_MISMATCH, NOT_FOUND, NOTE_DELETED, RATING_OWN_NOTE, and what `requireContributor` throws
   */
  async rate(viewer: Viewer, given: { noteId: string; level: HelpfulnessLevel; tags: readonly RatingTag[] }, also: (manager: EntityManager, rating: Rating, note: Note) => Promise<void> = () => Promise.resolve()): Promise<Rating> {
    const raterId = requireContributor(viewer, 'ratings:write');
    const value = ratingValue(given.level, given.tags);
    return this.dataSource.transaction(async (manager) => {
      const now = await this.#turn(manager, given.noteId, raterId);
      // The shared lock keeps the note from being deleted between the check and the rating.
      const note = await manager.findOne(Note, { where: { id: given.noteId }, lock: { mode: 'pessimistic_read' } });
      if (note === null) throw new AppError('NOT_FOUND', { what: 'note', id: given.noteId });
      checkMayRate(raterId, note);
      if ((await this.conflicts.peopleBehind(manager, [note.authorId])).includes(raterId)) throw new AppError('RATING_OWN_NOTE');
      // Whether a rating is one of a random sample is known here and told by nobody.
      const sampled = await endRequest(manager, note.id, raterId, 'answered', now);
      const changed = await upsert(manager, note.id, raterId, value, sampled, now);
      const rating = await manager.findOneByOrFail(Rating, { noteId: note.id, raterId });
      if (changed) await record(manager, rating, value, now);
      await also(manager, rating, note);
      return rating;
    });
  }

  /**
   * Takes a rating back; without one, or once more, nothing changes.
   * @returns the withdrawn rating, null where there was none
   */
  async withdraw(viewer: Viewer, noteId: string): Promise<Rating | null> {
    const raterId = requireContributor(viewer, 'ratings:write');
    return this.dataSource.transaction(async (manager) => {
      const now = await this.#turn(manager, noteId, raterId);
      const rating = await manager.findOne(Rating, { where: { noteId, raterId }, lock: { mode: 'pessimistic_write' } });
      if (rating === null || rating.withdrawnAt !== null) return rating;
      rating.withdrawnAt = now;
      await manager.update(Rating, rating.id, { withdrawnAt: now });
      await record(manager, rating, { level: null, tagMask: 0 }, now);
      return rating;
    });
  }

  /** The ratings one rater holds on some notes, withdrawn ones left out, in no order. */
  async ofRater(raterId: string, noteIds: readonly string[]): Promise<Rating[]> {
    return this.dataSource.getRepository(Rating).findBy({ raterId, noteId: In([...noteIds]), withdrawnAt: IsNull() });
  }

  /** Everything that happened to a rating, oldest first. */
  async history(ratingId: string): Promise<RatingChange[]> {
    return this.dataSource.getRepository(RatingChange).find({ where: { ratingId }, order: { id: 'ASC' } });
  }

  /**
   * Waits until nobody else changes this rating, which may not exist yet, and only then looks at the clock: the times of
   * a history are in the order of its steps.
   */
  async #turn(manager: EntityManager, noteId: string, raterId: string): Promise<Date> {
    await takeTurn(manager, `rating of ${noteId} by ${raterId}`);
    return this.clock.now();
  }
}

/**
 * Whoever comes second changes what is there: one rating is left, and the history tells both steps.
 * @returns false where the rating was there already, exactly so
 */
async function upsert(manager: EntityManager, noteId: string, raterId: string, value: RatingValue, sampled: boolean, now: Date): Promise<boolean> {
  const rows = await manager.query<{ id: string }[]>(
    `INSERT INTO ratings AS given (note_id, rater_id, level, tag_mask, rated_at, created_at, population_sampled) VALUES ($1, $2, $3, $4, $5, $5, $6)
     ON CONFLICT ON CONSTRAINT ratings_one_per_rater DO UPDATE SET
       level = excluded.level, tag_mask = excluded.tag_mask, withdrawn_at = NULL, imported = false,
       rated_at = CASE WHEN given.level = excluded.level AND given.withdrawn_at IS NULL THEN given.rated_at ELSE excluded.rated_at END
     WHERE (given.level, given.tag_mask) <> (excluded.level, excluded.tag_mask) OR given.withdrawn_at IS NOT NULL
     RETURNING id`,
    [noteId, raterId, value.level, value.tagMask, now, sampled],
  );
  return rows.length > 0;
}

async function record(manager: EntityManager, rating: Rating, value: { level: number | null; tagMask: number }, at: Date): Promise<void> {
  await manager.insert(RatingChange, { ratingId: rating.id, noteId: rating.noteId, raterId: rating.raterId, level: value.level, tagMask: value.tagMask, changedAt: at });
  await putInOutbox(manager, 'rating.changed', { noteId: rating.noteId }, at);
}
