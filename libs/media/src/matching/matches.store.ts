import { takeTurn } from '@bridgenotes/platform';
import type { EntityManager } from 'typeorm';
import { NoteSubjectRow } from '../entities';
import { findsNewStatements } from '../links/link.rules';
import { statementsWithSameMedia } from '../pictures/frames.store';
import type { SpreadingSubject } from '../spread/spread.rules';
import { tellSpreading } from '../spread/spread.store';
import type { VideoLikeness } from '../pictures/video.rules';

/** What decides what matches; see the settings `media`. */
export interface MatchingNeeds extends VideoLikeness {
  readonly linkDays: number;
}

/** One matching at a time, so that none reads what another one is about to write; until the end of the transaction. */
export async function takeMatchingTurn(manager: EntityManager): Promise<void> {
  await takeTurn(manager, 'matching of media and links');
}

/**
 * Matches a statement whose picture, video or link became known: with notes that were written elsewhere, and the notes
 * that were written on it with other statements.
 * @returns notes whose matches changed
 */
export async function matchStatement(manager: EntityManager, statementId: string, needs: MatchingNeeds, now: Date): Promise<string[]> {
  await dropChangedLinks(manager, statementId, now);
  const alike = await statementsWithSameMedia(manager, statementId, needs);
  const notes = [...(await notesAbout(manager, 'MEDIA', alike)), ...(await linkNotesFor(manager, statementId)).filter((note) => findsNewStatements(note, now, needs.linkDays))];
  const found = await insertMatches(manager, notes.map((note) => ({ noteId: note.noteId, statementId, kind: note.subject })), now);
  const own = await manager.findBy(NoteSubjectRow, { statementId });
  for (const note of own) found.push(...(await matchNote(manager, note, needs, now)));
  return [...new Set(found)];
}

/** Matches a new note with the statements that are there. @returns its id where it matched any */
export async function matchNote(manager: EntityManager, note: NoteSubjectRow, needs: MatchingNeeds, now: Date): Promise<string[]> {
  const others = note.subject === 'MEDIA' ? await statementsWithSameMedia(manager, note.statementId, needs) : findsNewStatements(note, now, needs.linkDays) ? await statementsWithSameLink(manager, note.statementId) : [];
  return insertMatches(manager, others.map((statementId) => ({ noteId: note.noteId, statementId, kind: note.subject })), now);
}

const STANDING_NOTES = 'SELECT subject.note_id FROM note_subjects subject JOIN notes note ON note.id = subject.note_id AND note.deleted_at IS NULL';

async function notesAbout(manager: EntityManager, subject: SpreadingSubject, statementIds: readonly string[]): Promise<NoteSubjectRow[]> {
  const rows = await manager.query<{ note_id: string }[]>(`${STANDING_NOTES} WHERE subject.subject = $1 AND subject.statement_id = ANY($2::bigint[])`, [subject, statementIds]);
  return subjectsOf(manager, rows.map((row) => row.note_id));
}

async function linkNotesFor(manager: EntityManager, statementId: string): Promise<NoteSubjectRow[]> {
  const rows = await manager.query<{ note_id: string }[]>(
    `${STANDING_NOTES} JOIN statement_links there ON there.statement_id = subject.statement_id JOIN statement_links here ON here.url = there.url
     WHERE subject.subject = 'LINK' AND here.statement_id = $1 AND there.statement_id <> $1`, [statementId]);
  return subjectsOf(manager, rows.map((row) => row.note_id));
}

const subjectsOf = (manager: EntityManager, noteIds: readonly string[]): Promise<NoteSubjectRow[]> =>
  manager.createQueryBuilder(NoteSubjectRow, 'subject').where('subject.note_id = ANY(:noteIds)', { noteIds }).getMany();

async function statementsWithSameLink(manager: EntityManager, statementId: string): Promise<string[]> {
  const rows = await manager.query<{ statement_id: string }[]>('SELECT there.statement_id FROM statement_links here JOIN statement_links there ON there.url = here.url WHERE here.statement_id = $1 AND there.statement_id <> $1', [statementId]);
  return rows.map((row) => row.statement_id);
}

/** A link that was followed may turn out to be another one than it was taken for. */
async function dropChangedLinks(manager: EntityManager, statementId: string, now: Date): Promise<void> {
  const [dropped] = await manager.query<[{ note_id: string; statement_id: string; shown: boolean }[], number]>(
    `DELETE FROM note_matches USING note_subjects subject, statement_links written, statement_links matched
     WHERE note_matches.kind = 'LINK' AND subject.note_id = note_matches.note_id AND written.statement_id = subject.statement_id AND matched.statement_id = note_matches.statement_id
       AND written.url <> matched.url AND (note_matches.statement_id = $1 OR subject.statement_id = $1)
     RETURNING note_matches.note_id, note_matches.statement_id, note_matches.shown`, [statementId]);
  const notes = await subjectsOf(manager, dropped.map((match) => match.note_id));
  for (const note of notes) await tellSpreading(manager, note, false, dropped.filter((match) => match.shown && match.note_id === note.noteId).map((match) => match.statement_id), now);
}

async function insertMatches(manager: EntityManager, matches: readonly { noteId: string; statementId: string; kind: SpreadingSubject }[], now: Date): Promise<string[]> {
  if (matches.length === 0) return [];
  const rows = await manager.query<{ note_id: string }[]>(
    `INSERT INTO note_matches (note_id, statement_id, kind, matched_at) SELECT note_id, statement_id, kind, $4 FROM unnest($1::bigint[], $2::bigint[], $3::text[]) AS given (note_id, statement_id, kind)
     ON CONFLICT ON CONSTRAINT note_matches_pk DO NOTHING RETURNING note_id`,
    [matches.map(({ noteId }) => noteId), matches.map((match) => match.statementId), matches.map(({ kind }) => kind), now]);
  return [...new Set(rows.map((row) => row.note_id))];
}
