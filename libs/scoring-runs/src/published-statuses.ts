import { AppealConflicts } from '@bridgenotes/contributors';
import { NoteStatuses } from '@bridgenotes/notes';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Statuses as they are published, for the rooms below, which do not know of runs. */
@Injectable()
export class PublishedStatuses implements NoteStatuses {
  async countHelpful(manager: EntityManager, noteIds: readonly string[]): Promise<number> {
    const [found] = await manager.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND note_id = ANY($1::bigint[]) AND status = 'CURRENTLY_RATED_HELPFUL'`, [noteIds]);
    return found!.count;
  }
}

/** Whose ratings made an author's notes not helpful. */
@Injectable()
export class RatersOfLostNotes implements AppealConflicts {
  async tookPart(manager: EntityManager, raterId: string, authorId: string): Promise<boolean> {
    const [found] = await manager.query<{ took: boolean }[]>(
      `SELECT EXISTS (
         SELECT FROM notes JOIN ratings ON ratings.note_id = notes.id AND ratings.rater_id = $1 AND ratings.level = 0 AND ratings.withdrawn_at IS NULL
         JOIN note_scores ON note_scores.note_id = notes.id AND note_scores.run_id = (SELECT run_id FROM published_run) AND note_scores.status = 'CURRENTLY_RATED_NOT_HELPFUL'
         WHERE notes.author_id = $2) AS took`, [raterId, authorId]);
    return found!.took;
  }
}
