import type { Note } from '@bridgenotes/notes';
import { appendToLog, putInOutbox } from '@bridgenotes/platform';
import { shownAmong } from '@bridgenotes/scoring-runs';
import type { EntityManager } from 'typeorm';
import { NoteSubjectRow } from '../entities';
import { agreementOf, spreads, type AgreementNeeds, type Answers } from './spread.rules';

/** Statements in one entry of the public log. */
const MOST_IN_ONE_ENTRY = 500;
const NOBODY: Answers = { negative: { everywhere: 0, here: 0 }, positive: { everywhere: 0, here: 0 } };

/**
 * Answers by note and side of the viewpoint axis, as the published run places the raters; nobody is named. Who has no
 * factor there does not count, nor who took the rating back, or finds the note not helpful by now and once wanted it everywhere.
 */
const ANSWERS = `
  SELECT place.note_id,
    count(*) FILTER (WHERE rater.factor < 0 AND place.everywhere)::int AS negative_everywhere, count(*) FILTER (WHERE rater.factor < 0 AND NOT place.everywhere)::int AS negative_here,
    count(*) FILTER (WHERE rater.factor > 0 AND place.everywhere)::int AS positive_everywhere, count(*) FILTER (WHERE rater.factor > 0 AND NOT place.everywhere)::int AS positive_here
  FROM rating_places place
  JOIN ratings rating ON rating.note_id = place.note_id AND rating.rater_id = place.rater_id AND rating.withdrawn_at IS NULL
  JOIN published_run ON true
  JOIN rater_scores rater ON rater.run_id = published_run.run_id AND rater.contributor_id = place.rater_id
  WHERE place.note_id = ANY($1::bigint[]) AND place.everywhere IS NOT NULL AND (NOT place.everywhere OR rating.level > 0)
  GROUP BY place.note_id`;

interface AnswerRow {
  readonly note_id: string;
  readonly negative_everywhere: number;
  readonly negative_here: number;
  readonly positive_everywhere: number;
  readonly positive_here: number;
}

/** What raters answered, by note; in the order of the notes. */
export async function answersOf(manager: EntityManager, noteIds: readonly string[]): Promise<Answers[]> {
  const rows = await manager.query<AnswerRow[]>(ANSWERS, [noteIds]);
  const byNote = new Map(rows.map((row) => [row.note_id, {
    negative: { everywhere: row.negative_everywhere, here: row.negative_here },
    positive: { everywhere: row.positive_everywhere, here: row.positive_here },
  }]));
  return noteIds.map((noteId) => byNote.get(noteId) ?? NOBODY);
}

/** Notes whose spreading may change with a new run: those that spread, and those that it finds helpful. */
export async function notesThatMaySpread(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ note_id: string }[]>(
    `SELECT note_id FROM note_subjects WHERE spreading UNION
     SELECT subject.note_id FROM note_subjects subject JOIN published_run ON true JOIN note_scores score ON score.run_id = published_run.run_id AND score.note_id = subject.note_id
     WHERE score.status = 'CURRENTLY_RATED_HELPFUL'`);
  return rows.map((row) => row.note_id);
}

/** Decides anew which of the notes are shown where they match, and tells of what changed. Notes about their statement alone are left out. */
export async function decideSpreading(manager: EntityManager, noteIds: readonly string[], needs: AgreementNeeds, now: Date): Promise<void> {
  const notes = await manager.createQueryBuilder(NoteSubjectRow, 'subject').where('subject.note_id = ANY(:noteIds)', { noteIds }).orderBy('subject.note_id').getMany();
  if (notes.length === 0) return;
  const ids = notes.map((note) => note.noteId);
  const [shown, answers] = [await shownAmong(manager, ids), await answersOf(manager, ids)];
  const decided = notes.map((note, i) => {
    const helpful = shown.has(note.noteId);
    const agreement = agreementOf(answers[i]!, needs);
    return { note, agreement, spreading: helpful && spreads(note.mode, agreement), firstHelpfulAt: note.firstHelpfulAt ?? (helpful ? now : null) };
  });
  await manager.query(STORE_DECISIONS, [ids, decided.map(({ agreement }) => agreement), decided.map(({ spreading }) => spreading), decided.map(({ firstHelpfulAt }) => firstHelpfulAt)]);
  const [moved] = await manager.query<[{ note_id: string; statement_id: string }[], number]>(SHOW_WHERE_MATCHING, [ids, decided.map(({ spreading }) => spreading)]);
  for (const { note, spreading } of decided) await tellSpreading(manager, note, spreading, moved.filter((match) => match.note_id === note.noteId).map((match) => match.statement_id), now);
}

const STORE_DECISIONS = `
  UPDATE note_subjects SET agreement = given.agreement, spreading = given.spreading, first_helpful_at = given.first_helpful_at
  FROM unnest($1::bigint[], $2::text[], $3::boolean[], $4::timestamptz[]) AS given (note_id, agreement, spreading, first_helpful_at)
  WHERE note_subjects.note_id = given.note_id
    AND (note_subjects.agreement, note_subjects.spreading, note_subjects.first_helpful_at) IS DISTINCT FROM (given.agreement, given.spreading, given.first_helpful_at)`;

/** Shows notes wherever they match, or nowhere but where they were written. */
const SHOW_WHERE_MATCHING = `
  UPDATE note_matches SET shown = given.shown FROM unnest($1::bigint[], $2::boolean[]) AS given (note_id, shown)
  WHERE note_matches.note_id = given.note_id AND note_matches.shown <> given.shown
  RETURNING note_matches.note_id, note_matches.statement_id`;

/**
 * Makes a note that took the place of another one, in the same transaction, one about the same picture, video or link, in
 * the mode its author earned. What raters answered was about other words. Nothing for a note about its statement alone.
 */
export async function carrySubject(manager: EntityManager, beforeId: string, { id, createdAt }: Pick<Note, 'id' | 'createdAt'>): Promise<void> {
  await manager.query('INSERT INTO note_subjects (note_id, statement_id, subject, mode, created_at) SELECT $2, statement_id, subject, mode, $3 FROM note_subjects WHERE note_id = $1', [beforeId, id, createdAt]);
}

/** Tells on which statements a note is shown, or shown no longer, besides the one it was written on. */
export async function tellSpreading(manager: EntityManager, note: NoteSubjectRow, shown: boolean, statementIds: readonly string[], now: Date): Promise<void> {
  const sorted = [...statementIds].sort();
  for (let from = 0; from < sorted.length; from += MOST_IN_ONE_ENTRY) {
    const statements = sorted.slice(from, from + MOST_IN_ONE_ENTRY);
    await appendToLog(manager, { at: now, kind: shown ? 'note.spread' : 'note.spread_ended', subject: `note:${note.noteId}`, actor: 'system', data: { by: note.subject, from: note.statementId, statements } });
    await putInOutbox(manager, 'note.spread', { noteId: note.noteId, kind: note.subject, shown, statementIds: statements }, now);
  }
}
