import { actorOf } from '@bridgenotes/contributors';
import { Note } from '@bridgenotes/notes';
import { appendToLog, type EventListener, type OutboxEntry } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { Dispute } from './dispute.entity';

/** A note that its author writes on the same statement while a jury asks for an amended one is that one. */
@Injectable()
export class Amendments implements EventListener {
  readonly topics = ['note.written'] as const;

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    for (const { payload } of entries) await this.#amend(manager, String(payload['noteId']));
  }

  async #amend(manager: EntityManager, noteId: string): Promise<void> {
    const note = await manager.findOneBy(Note, { id: noteId });
    if (note === null) return;
    const { statementId, authorId, createdAt } = note;
    const asked = await manager.findOne(Dispute, {
      where: { statementId, authorId, noteId: Not(noteId), amendUntil: MoreThanOrEqual(createdAt), endedAt: LessThanOrEqual(createdAt), amendedNoteId: IsNull() },
      order: { id: 'DESC' }, lock: { mode: 'pessimistic_write' },
    });
    if (asked === null) return;
    await manager.update(Dispute, asked.id, { amendedNoteId: noteId });
    await appendToLog(manager, { at: createdAt, kind: 'note.amended', subject: `note:${noteId}`, actor: await actorOf(manager, authorId), data: { disputeId: asked.id, replaces: asked.noteId } });
  }
}
