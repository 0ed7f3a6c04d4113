import { AbilityService, actorOf } from '@bridgenotes/contributors';
import { carrySubject } from '@bridgenotes/media';
import { lockWriter, Note, NotesService, noteValue, urlsIn, writing, type GivenNote } from '@bridgenotes/notes';
import { appendToLog, AppError, Clock, CommunitySettings, DAY_MILLIS, hasRoom, putInOutbox, rollingLimit, requireContributor, takeTurn, textUpTo, type Viewer } from '@bridgenotes/platform';
import { Rating, RatingsService } from '@bridgenotes/ratings';
import { HELPFULNESS_LEVELS, tagsOfMask } from '@bridgenotes/scoring';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { COLLABORATION, type CollaborationSettings } from './collaboration.settings';
import { NoteVersion } from './note-version.entity';
import { factsOf } from './revision-facts';
import { keepsRatings, mayRevise, type RevisionDecision } from './revision.rules';
import { checkCollaborative, incorporate, keepCollaborative } from './suggestions.service';

export interface GivenRevision extends Pick<GivenNote, 'classification' | 'tags' | 'text' | 'trustworthySources'> {
  readonly noteId: string;
  /** What has changed, for raters. */
  readonly explanation: string;
  readonly correctsFact: boolean;
  /** Suggestions that are taken up. */
  readonly suggestionIds: readonly string[];
}

export interface Revision {
  /** The note to rate from now on: the same one where its ratings stand. */
  readonly note: Note;
  readonly ratingsStand: boolean;
}

/** New versions of notes that are written together. */
@Injectable()
export class RevisionsService {
  readonly #settings: CollaborationSettings;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly notes: NotesService,
    private readonly ratings: RatingsService,
    private readonly ability: AbilityService,
    community: CommunitySettings,
  ) {
    this.#settings = community.of(COLLABORATION);
  }

  /**
   * Gives a note of one's own a new version. Where only punctuation, spaces or case changed the note stays the same and
   * keeps its ratings; else it is a new note, whose ratings begin anew, in the place of the one before.
   * @throws NOT_FOUND, NOTE_DELETED, NOT_YOUR_NOTE, NOT_COLLABORATIVE, REVISION_WITHOUT_CHANGE, REVISION_REFUSED,
   * REVISION_LIMIT_REACHED, SUGGESTION_ANSWERED, WRITING_LOCKED, INVALID_INPUT, and what `noteValue` and `requireContributor` throw
   */
  async revise(viewer: Viewer, given: GivenRevision): Promise<Revision> {
    const authorId = requireContributor(viewer, 'notes:write');
    const explanation = textUpTo(this.#settings.maxExplanationLength, 'explanation', given.explanation);
    const value = noteValue({ ...given, isCollaborativeNote: true });
    return writing(() => this.dataSource.transaction(async (manager) => {
      await lockWriter(manager, authorId);
      const chainId = await chainOf(manager, given.noteId);
      // Versions of one note are made one after the other; whoever waited finds the note replaced.
      await takeTurn(manager, `versions of ${chainId}`);
      const before = await keepCollaborative(manager, given.noteId);
      if (before.authorId !== authorId) throw new AppError('NOT_YOUR_NOTE');
      const now = this.clock.now();
      const versions = await this.#versions(manager, chainId, before, now);
      const judged = { ...before, text: before.text ?? '' };
      if (judged.text === value.text && judged.classification === value.classification && String([...judged.tags].sort()) === String([...value.tags].sort())) throw new AppError('REVISION_WITHOUT_CHANGE');

      const ratingsStand = keepsRatings(judged, value, (text) => urlsIn(text).map(({ href }) => href));
      if (!ratingsStand) {
        await this.ability.requireWriter(manager, authorId);
        await this.#decide(manager, before, given, versions);
      }
      await incorporate(manager, before.id, given.suggestionIds, explanation, now);
      const note = ratingsStand ? await this.notes.respellWithin(manager, before, value.text) : await this.#replace(manager, before, given);
      const version = versions.length + 1;
      await manager.insert(NoteVersion, { chainId, version, noteId: note.id, classification: value.classification, tags: value.tags, text: value.text, explanation, createdAt: now });
      await putInOutbox(manager, 'note.revised', { noteId: note.id, previousNoteId: before.id, statementId: note.statementId, version, ratingsStand }, now);
      await appendToLog(manager, { at: now, kind: 'note.revised', subject: `note:${note.id}`, actor: await actorOf(manager, authorId), data: { previous: before.id, version, ratingsStand } });
      return { note, ratingsStand };
    }));
  }

  /** Whether one's note may be revised in the way that is said, without doing it. @throws NOT_FOUND, NOTE_DELETED, NOT_COLLABORATIVE, NOT_YOUR_NOTE */
  async advice(viewer: Viewer, noteId: string, intent: { readonly correctsFact: boolean; readonly incorporates: boolean }): Promise<RevisionDecision> {
    const authorId = requireContributor(viewer, 'notes:write');
    const { manager } = this.dataSource;
    const note = checkCollaborative(await manager.findOneBy(Note, { id: noteId }), noteId);
    if (note.authorId !== authorId) throw new AppError('NOT_YOUR_NOTE');
    const earlier = await manager.findBy(NoteVersion, { chainId: await chainOf(manager, noteId) });
    const facts = await factsOf(manager, noteId, earlier.map((version) => version.noteId));
    return mayRevise(facts, { ...intent, classification: { from: note.classification, to: note.classification } }, this.#settings);
  }

  /**
   * Takes one's own rating of the version before along to a note: nobody else's word is carried over.
   * @throws NOT_FOUND where there is no such rating, and what rating throws
   */
  async keepRating(viewer: Viewer, noteId: string): Promise<Rating> {
    const raterId = requireContributor(viewer, 'ratings:write');
    const rating = await this.dataSource.getRepository(Rating).createQueryBuilder('rating')
      .innerJoin(NoteVersion, 'earlier', 'earlier.note_id = rating.note_id')
      .innerJoin(NoteVersion, 'here', 'here.chain_id = earlier.chain_id AND here.note_id = :noteId AND earlier.version < here.version AND earlier.note_id <> here.note_id', { noteId })
      .where('rating.rater_id = :raterId AND rating.withdrawn_at IS NULL', { raterId })
      .orderBy('earlier.version', 'DESC').getOne();
    if (rating === null) throw new AppError('NOT_FOUND', { what: 'rating of yours on an earlier version of note', id: noteId });
    return this.ratings.rate(viewer, { noteId, level: HELPFULNESS_LEVELS[rating.level]!, tags: tagsOfMask(rating.tagMask) });
  }

  /** What is there already; the first time, the note as it was written. */
  async #versions(manager: EntityManager, chainId: string, note: Note, now: Date): Promise<NoteVersion[]> {
    const versions = await manager.find(NoteVersion, { where: { chainId }, order: { version: 'ASC' } });
    const use = rollingLimit(versions.filter(({ version }) => version > 1).map((version) => version.createdAt), { limit: this.#settings.revisionsPerDay, window: DAY_MILLIS }, now);
    if (!hasRoom(use)) throw new AppError('REVISION_LIMIT_REACHED', { limit: use.limit, resetsAt: use.resetsAt?.toISOString() ?? null });
    if (versions.length > 0) return versions;
    const { classification, tags, text, createdAt } = note;
    return [await manager.save(NoteVersion, manager.create(NoteVersion, { chainId, version: 1, noteId: note.id, classification, tags, text, explanation: null, createdAt }))];
  }

  /** A new note in the place of one, about the same. */
  async #replace(manager: EntityManager, before: Note, given: GivenRevision): Promise<Note> {
    const note = await this.notes.replaceWithin(manager, before, { ...given, isCollaborativeNote: true, isMediaNote: before.isMediaNote });
    await carrySubject(manager, before.id, note);
    return note;
  }

  /** @throws REVISION_REFUSED */
  async #decide(manager: EntityManager, before: Note, given: GivenRevision, versions: readonly NoteVersion[]): Promise<void> {
    const facts = await factsOf(manager, before.id, versions.map(({ noteId }) => noteId));
    const intent = { correctsFact: given.correctsFact, incorporates: given.suggestionIds.length > 0, classification: { from: before.classification, to: given.classification } };
    const { may, reason } = mayRevise(facts, intent, this.#settings);
    if (!may) throw new AppError('REVISION_REFUSED', { reason });
  }
}

/** The first note of the versions that a note is one of; itself where it was never revised. */
async function chainOf(manager: EntityManager, noteId: string): Promise<string> {
  return (await manager.findOneBy(NoteVersion, { noteId }))?.chainId ?? noteId;
}
