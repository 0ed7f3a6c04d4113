import { Note } from '@bridgenotes/notes';
import type { EventListener, OutboxEntry, OutboxTopic } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { NoteVersion } from './note-version.entity';

/** Deleting a note deletes the texts of all its versions; a note that only made room for its next version keeps them. */
@Injectable()
export class DeletedNotesListener implements EventListener {
  readonly topics: readonly OutboxTopic[] = ['note.deleted'];

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    const noteIds = entries.map(({ payload }) => String(payload['noteId']));
    const chains = [...new Set((await manager.find(NoteVersion, { where: { noteId: In(noteIds) } })).map(({ chainId }) => chainId))];
    for (const chainId of chains) {
      const versions = await manager.findBy(NoteVersion, { chainId });
      if (await manager.existsBy(Note, { id: In(versions.map(({ noteId }) => noteId)), deletedAt: IsNull() })) continue;
      await manager.update(NoteVersion, { chainId }, { text: null, explanation: null });
    }
  }
}
