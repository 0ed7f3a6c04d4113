import { AbilityService, actorOf } from '@bridgenotes/contributors';
import { appendToLog, AppError, checkPageSize, Clock, keysetPage, putInOutbox, requireContributor, toPage, violatedConstraint, type KeysetOrder, type Page, type PageRequest, type Viewer } from '@bridgenotes/platform';
import { countNotes, Statement, statementOfUrl } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { lockWriter, WritingLimitsService } from './limits/writing-limits.service';
import { Note } from './note.entity';
import { checkMayDelete, noteValue, type GivenNote, type NoteValue } from './note.rules';

/** What a new note is about: a statement that is there, or a URL, which becomes one. */
export type NoteSubject = { readonly statementId: string } | { readonly statementUrl: string };

/** Whose notes a list has. */
export type NoteParent = 'statement' | 'author';
const COLUMN_OF_PARENT: Readonly<Record<NoteParent, string>> = { statement: 'statement_id', author: 'author_id' };

const NEWEST: KeysetOrder<Note> = {
  name: 'newest-notes',
  direction: 'DESC',
  columns: [
    { expression: 'note.created_at', type: 'timestamptz', value: (row) => row.createdAt },
    { expression: 'note.id', type: 'bigint', value: (row) => row.id },
  ],
};

/** Writes and deletes notes; nothing else changes them (imports aside). */
@Injectable()
export class NotesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ability: AbilityService,
    private readonly limits: WritingLimitsService,
  ) {}

  /**
   * Writes a note; a URL that is no statement yet becomes one in the same transaction.
   * @param also what another use case stores or refuses beside it, in the same transaction
   * @throws WRITING_LOCKED, NOTE_LIMIT_REACHED, and what `requireContributor` and `writeWithin` throw
   */
  async write(viewer: Viewer, subject: NoteSubject, given: GivenNote, also: (manager: EntityManager, note: Note) => Promise<void> = () => Promise.resolve()): Promise<Note> {
    const authorId = requireContributor(viewer, 'notes:write');
    return writing(() =>
      this.dataSource.transaction(async (manager) => {
        await lockWriter(manager, authorId);
        const author = await this.ability.requireWriter(manager, authorId);
        const { note, statement } = await this.#write(manager, authorId, author.participantId, subject, given);
        await this.limits.admit(manager, author, note, statement);
        await also(manager, note);
        return note;
      }),
    );
  }

  /**
   * The same within another use case's transaction, which has decided whether the author may and is wrapped in `writing`.
   * @throws NOT_FOUND, INVALID_URL, NOTE_ALREADY_WRITTEN, and what `noteValue` throws
   */
  async writeWithin(manager: EntityManager, authorId: string, subject: NoteSubject, given: GivenNote): Promise<Note> {
    return (await this.#write(manager, authorId, await actorOf(manager, authorId), subject, given)).note;
  }

  /**
   * Deletes a note: its text is gone, its ratings and its status history stay. Once more changes nothing.
   * @throws what `requireContributor` and `deleteWithin` throw
   */
  async delete(viewer: Viewer, noteId: string): Promise<Note> {
    const authorId = requireContributor(viewer, 'notes:write');
    return this.dataSource.transaction((manager) => this.deleteWithin(manager, authorId, noteId));
  }

  /** The same within another use case's transaction. @throws NOT_FOUND, NOT_YOUR_NOTE */
  async deleteWithin(manager: EntityManager, authorId: string, noteId: string): Promise<Note> {
    const note = await manager.findOne(Note, { where: { id: noteId }, lock: { mode: 'pessimistic_write' } });
    if (note === null) throw new AppError('NOT_FOUND', { what: 'note', id: noteId });
    checkMayDelete(authorId, note);
    if (note.deletedAt !== null) return note;
    // Whoever rates holds a share of the lock: no rating that was let through is later than this.
    const now = this.clock.now();
    await manager.update(Note, note.id, { deletedAt: now, text: null });
    await countNotes(manager, note.statementId, -1);
    await putInOutbox(manager, 'note.deleted', { noteId: note.id, statementId: note.statementId }, now);
    await appendToLog(manager, { at: now, kind: 'note.deleted', subject: `note:${note.id}`, actor: await actorOf(manager, authorId), data: { statement: note.statementId } });
    return { ...note, deletedAt: now, text: null };
  }

  /**
   * Puts a new note in the place of one, within the transaction of its new version, which holds the lock of its author.
   * The note before goes first: there is one note an author and statement.
   * @throws what `deleteWithin` and `writeWithin` throw
   */
  async replaceWithin(manager: EntityManager, before: Note, given: GivenNote): Promise<Note> {
    await this.deleteWithin(manager, before.authorId, before.id);
    const note = await this.writeWithin(manager, before.authorId, { statementId: before.statementId }, given);
    await this.limits.moveTarget(manager, before.id, note.id);
    return note;
  }

  /** Changes nothing of a note but its spelling, within the transaction of its new version. */
  async respellWithin(manager: EntityManager, note: Note, text: string): Promise<Note> {
    await manager.update(Note, note.id, { text });
    return { ...note, text };
  }

  /** In the order of the ids, deleted notes too, with null where there is none. */
  async findByIds(ids: readonly string[]): Promise<(Note | null)[]> {
    const rows = await this.dataSource.getRepository(Note).findBy({ id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** All notes that are not deleted, last written first. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async newest(page: PageRequest): Promise<Page<Note>> {
    return keysetPage(this.#standing(), NEWEST, page);
  }

  /** The same of one statement or one author. @throws INVALID_CURSOR, INVALID_PAGE_SIZE */
  async newestOf(parent: NoteParent, id: string, page: PageRequest): Promise<Page<Note>> {
    return keysetPage(this.#standing().andWhere(`note.${COLUMN_OF_PARENT[parent]} = :id`, { id }), NEWEST, page);
  }

  /** The first page of each of many statements or authors, in the order of their ids, read at once. @throws INVALID_PAGE_SIZE */
  async newestOfEach(parent: NoteParent, ids: readonly string[], first: number): Promise<Page<Note>[]> {
    checkPageSize(first);
    const found = await this.dataSource.query<{ id: string }[]>(
      `SELECT note.id FROM unnest($1::bigint[]) AS parent (id) CROSS JOIN LATERAL
        (SELECT id FROM notes WHERE ${COLUMN_OF_PARENT[parent]} = parent.id AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2) AS note`,
      [ids, first + 1],
    );
    const rows = await this.#standing().andWhere('note.id = ANY(:ids)', { ids: found.map((row) => row.id) }).orderBy('note.created_at', 'DESC').addOrderBy('note.id', 'DESC').getMany();
    const byParent = new Map<string, Note[]>(ids.map((id) => [id, []]));
    for (const note of rows) byParent.get(parent === 'statement' ? note.statementId : note.authorId)?.push(note);
    return ids.map((id) => toPage(byParent.get(id) ?? [], NEWEST, first));
  }

  /** @param actor the author as the public log names them */
  async #write(manager: EntityManager, authorId: string, actor: string, subject: NoteSubject, given: GivenNote): Promise<{ note: Note; statement: Statement }> {
    const value = noteValue(given);
    const now = this.clock.now();
    const statement = await statementOf(manager, subject, authorId, now);
    const { id: statementId } = statement;
    const note = await insertNote(manager, statementId, authorId, value, now);
    await countNotes(manager, statementId, 1);
    await putInOutbox(manager, 'note.written', { noteId: note.id, statementId }, now);
    await appendToLog(manager, { at: now, kind: 'note.written', subject: `note:${note.id}`, actor, data: { statement: statementId, classification: value.classification } });
    return { note, statement };
  }

  #standing(): SelectQueryBuilder<Note> {
    return this.dataSource.getRepository(Note).createQueryBuilder('note').where('note.deleted_at IS NULL');
  }
}

/** Two notes of one author on one statement in the same instant: the database refuses the second. @throws NOTE_ALREADY_WRITTEN */
export async function writing<Result>(transaction: () => Promise<Result>): Promise<Result> {
  try {
    return await transaction();
  } catch (error) {
    if (violatedConstraint(error) === 'notes_one_per_author') throw new AppError('NOTE_ALREADY_WRITTEN');
    throw error;
  }
}

/** @throws NOT_FOUND, INVALID_URL */
async function statementOf(manager: EntityManager, subject: NoteSubject, addedBy: string, now: Date): Promise<Statement> {
  if ('statementUrl' in subject) return (await statementOfUrl(manager, subject.statementUrl, addedBy, now)).statement;
  const statement = await manager.findOneBy(Statement, { id: subject.statementId });
  if (statement === null) throw new AppError('NOT_FOUND', { what: 'statement', id: subject.statementId });
  return statement;
}

/** @throws NOTE_ALREADY_WRITTEN when the author's imported note is there, which the unique index leaves out */
async function insertNote(manager: EntityManager, statementId: string, authorId: string, value: NoteValue, now: Date): Promise<Note> {
  if (await manager.existsBy(Note, { statementId, authorId, deletedAt: IsNull() })) throw new AppError('NOTE_ALREADY_WRITTEN');
  return manager.save(Note, manager.create(Note, { statementId, authorId, ...value, createdAt: now, deletedAt: null, importedFields: null }));
}
