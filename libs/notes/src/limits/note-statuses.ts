import type { EntityManager } from 'typeorm';

/** What notes were found to be: known above this room, where notes are scored. */
export abstract class NoteStatuses {
  /** How many of some notes are helpful, as published. */
  abstract countHelpful(manager: EntityManager, noteIds: readonly string[]): Promise<number>;
}
