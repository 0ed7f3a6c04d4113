import { Contributor } from '@bridgenotes/contributors';
import { Note } from '@bridgenotes/notes';
import { AppError, Clock, CommunitySettings, DAY_MILLIS, hasRoom, putInOutbox, rollingLimit, requireContributor, takeTurn, textUpTo, type Viewer, violatedConstraint } from '@bridgenotes/platform';
import { Rating } from '@bridgenotes/ratings';
import { isWriting } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { COLLABORATION, type CollaborationSettings } from './collaboration.settings';
import { NoteSuggestion } from './note-suggestion.entity';
import { checkMaySuggest } from './suggestion.rules';

/** Characters of why a suggestion was declined. */
const MAX_REASON_LENGTH = 280;

export interface GivenSuggestion {
  readonly noteId: string;
  readonly text: string;
  /** Whether the alias may stand under the note when it is taken up. */
  readonly credited: boolean;
}

/** What raters would change in a note. */
@Injectable()
export class SuggestionsService {
  readonly #settings: CollaborationSettings;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    community: CommunitySettings,
  ) {
    this.#settings = community.of(COLLABORATION);
  }

  /**
   * Suggests a change to a note that one has rated.
   * @throws NOT_FOUND, NOTE_DELETED, NOT_COLLABORATIVE, SUGGESTION_NEEDS_RATING, SUGGESTION_NEEDS_IMPACT, SUGGESTION_OPEN,
   * SUGGESTION_LIMIT_REACHED, INVALID_INPUT, and what `requireContributor` throws
   */
  async suggest(viewer: Viewer, { noteId, text: given, credited }: GivenSuggestion): Promise<NoteSuggestion> {
    const contributorId = requireContributor(viewer, 'ratings:write');
    const text = textUpTo(this.#settings.maxSuggestionLength, 'text', given);
    try {
      return await this.dataSource.transaction(async (manager) => {
        // Suggestions of one person are made one after the other: none slips past the limit of a day.
        await takeTurn(manager, `suggestions of ${contributorId}`);
        const now = this.clock.now();
        await keepCollaborative(manager, noteId);
        if (!(await manager.existsBy(Rating, { noteId, raterId: contributorId, withdrawnAt: IsNull() }))) throw new AppError('SUGGESTION_NEEDS_RATING');
        const { writingImpact, ratingImpact, enrollmentState } = await manager.findOneByOrFail(Contributor, { id: contributorId });
        checkMaySuggest({ writingImpact, ratingImpact, isWriter: isWriting(enrollmentState) }, this.#settings);
        await this.#refuseTooMany(manager, contributorId, now);
        const suggestion = await manager.save(NoteSuggestion, manager.create(NoteSuggestion, { noteId, contributorId, text, credited, state: 'open', reason: null, createdAt: now, answeredAt: null }));
        await putInOutbox(manager, 'suggestion.made', { suggestionId: suggestion.id, noteId }, now);
        return suggestion;
      });
    } catch (error) {
      if (violatedConstraint(error) === 'note_suggestions_one_open') throw new AppError('SUGGESTION_OPEN');
      throw error;
    }
  }

  /** Takes an open suggestion back; once more changes nothing. @throws NOT_FOUND, NOT_YOUR_SUGGESTION, SUGGESTION_ANSWERED */
  async withdraw(viewer: Viewer, id: string): Promise<NoteSuggestion> {
    const contributorId = requireContributor(viewer, 'ratings:write');
    return this.dataSource.transaction(async (manager) => {
      const suggestion = await lockSuggestion(manager, id);
      if (suggestion.contributorId !== contributorId) throw new AppError('NOT_YOUR_SUGGESTION');
      if (suggestion.state === 'withdrawn') return suggestion;
      refuseAnswered(suggestion);
      return close(manager, suggestion, { state: 'withdrawn', reason: null }, this.clock.now());
    });
  }

  /** Declines a suggestion on a note of one's own, with a reason that its author reads. @throws NOT_FOUND, NOT_YOUR_NOTE, SUGGESTION_ANSWERED, INVALID_INPUT */
  async decline(viewer: Viewer, id: string, reason: string): Promise<NoteSuggestion> {
    const authorId = requireContributor(viewer, 'notes:write');
    const text = textUpTo(MAX_REASON_LENGTH, 'reason', reason);
    return this.dataSource.transaction(async (manager) => {
      const suggestion = await lockSuggestion(manager, id);
      const note = await manager.findOneByOrFail(Note, { id: suggestion.noteId });
      if (note.authorId !== authorId) throw new AppError('NOT_YOUR_NOTE');
      refuseAnswered(suggestion);
      return answer(manager, suggestion, false, text, this.clock.now());
    });
  }

  async #refuseTooMany(manager: EntityManager, contributorId: string, now: Date): Promise<void> {
    const made = await manager.find(NoteSuggestion, { select: { createdAt: true }, where: { contributorId, createdAt: MoreThan(new Date(now.getTime() - DAY_MILLIS)) } });
    const use = rollingLimit(made.map(({ createdAt }) => createdAt), { limit: this.#settings.suggestionsPerDay, window: DAY_MILLIS }, now);
    if (!hasRoom(use)) throw new AppError('SUGGESTION_LIMIT_REACHED', { limit: use.limit, resetsAt: use.resetsAt?.toISOString() ?? null });
  }
}

/**
 * Takes suggestions up in the transaction of the new version.
 * @throws NOT_FOUND for one on another note, SUGGESTION_ANSWERED
 */
export async function incorporate(manager: EntityManager, noteId: string, ids: readonly string[], reason: string, now: Date): Promise<void> {
  // In one order for all, so that no two wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    const suggestion = await lockSuggestion(manager, id);
    if (suggestion.noteId !== noteId) throw new AppError('NOT_FOUND', { what: 'suggestion on this note', id });
    refuseAnswered(suggestion);
    await answer(manager, suggestion, true, reason, now);
  }
}

/** A note that stands and that others may work on, and nobody deletes until the transaction ends. @throws what `checkCollaborative` throws */
export async function keepCollaborative(manager: EntityManager, id: string): Promise<Note> {
  return checkCollaborative(await manager.findOne(Note, { where: { id }, lock: { mode: 'pessimistic_read' } }), id);
}

/** @throws NOT_FOUND, NOTE_DELETED, NOT_COLLABORATIVE */
export function checkCollaborative(note: Note | null, id: string): Note {
  if (note === null) throw new AppError('NOT_FOUND', { what: 'note', id });
  if (note.deletedAt !== null) throw new AppError('NOTE_DELETED', { id });
  if (!note.isCollaborativeNote) throw new AppError('NOT_COLLABORATIVE');
  return note;
}

async function lockSuggestion(manager: EntityManager, id: string): Promise<NoteSuggestion> {
  const suggestion = await manager.findOne(NoteSuggestion, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (suggestion === null) throw new AppError('NOT_FOUND', { what: 'suggestion', id });
  return suggestion;
}

function refuseAnswered({ state }: NoteSuggestion): void {
  if (state !== 'open') throw new AppError('SUGGESTION_ANSWERED', { state });
}

async function answer(manager: EntityManager, suggestion: NoteSuggestion, incorporated: boolean, reason: string, now: Date): Promise<NoteSuggestion> {
  const { id, noteId, contributorId } = suggestion;
  await putInOutbox(manager, 'suggestion.answered', { suggestionId: id, noteId, contributorId, incorporated, reason }, now);
  return close(manager, suggestion, { state: incorporated ? 'incorporated' : 'declined', reason }, now);
}

async function close(manager: EntityManager, suggestion: NoteSuggestion, end: Pick<NoteSuggestion, 'state' | 'reason'>, now: Date): Promise<NoteSuggestion> {
  await manager.update(NoteSuggestion, suggestion.id, { ...end, answeredAt: now });
  return Object.assign(suggestion, end, { answeredAt: now });
}
