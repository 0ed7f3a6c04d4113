import type { EntityManager } from 'typeorm';
import { WithheldNote } from './withheld-note.entity';

/**
 * Of `score` joined with its `note`: whether readers see it. Only notes that call their statement misleading, and that are
 * still there, are shown on it; and none that was withheld: looked up for each row that is left, so that a question for few
 * notes never reads all that were ever withheld.
 */
export const SHOWN = `score.status = 'CURRENTLY_RATED_HELPFUL' AND note.deleted_at IS NULL AND note.classification <> 'NOT_MISLEADING'
  AND (SELECT withheld.note_id FROM withheld_notes withheld WHERE withheld.note_id = score.note_id) IS NULL`;

/** Whether readers see a note now, beside its statement. */
export async function isShown(manager: EntityManager, noteId: string): Promise<boolean> {
  return (await shownAmong(manager, [noteId])).has(noteId);
}

/** Which of these notes readers see now. */
export async function shownAmong(manager: EntityManager, noteIds: readonly string[]): Promise<Set<string>> {
  const shown = await manager.query<{ note_id: string }[]>(
    `SELECT score.note_id FROM note_scores score JOIN notes note ON note.id = score.note_id WHERE score.run_id = (SELECT run_id FROM published_run) AND score.note_id = ANY($1) AND ${SHOWN}`,
    [noteIds],
  );
  return new Set(shown.map((row) => row.note_id));
}

/** Keeps a note from readers whatever raters find of it, in the transaction of what decided so. What decided first stays. */
export async function withholdNote(manager: EntityManager, withheld: Readonly<WithheldNote>): Promise<void> {
  await manager.createQueryBuilder().insert().into(WithheldNote).values({ ...withheld }).orIgnore().execute();
}
