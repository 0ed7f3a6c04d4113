import { copyOut, unescapeField } from '@bridgenotes/platform';
import type { ModelScores, NoteOutput, RaterOutput, ScoringOutput } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { leadingModel } from '../missing.rules';
import type { Difference } from './difference';

type Cell = string | number | null;

const NOTE_CELLS: Readonly<Record<string, (note: NoteOutput) => Cell>> = {
  status: (note) => note.finalStatus,
  decided_by: (note) => note.decidedBy,
  core_status: (note) => modelOf(note).coreStatus,
  intercept: (note) => modelOf(note).intercept,
  factor: (note) => modelOf(note).factor,
  intercept_min: (note) => modelOf(note).interceptMin,
  intercept_max: (note) => modelOf(note).interceptMax,
  interval_low: (note) => note.interval?.low ?? null,
  interval_high: (note) => note.interval?.high ?? null,
  num_ratings: (note) => note.numRatings,
  first_tag: (note) => note.firstTag,
  second_tag: (note) => note.secondTag,
};

const RATER_CELLS: Readonly<Record<string, (rater: RaterOutput) => Cell>> = {
  intercept: (rater) => rater.intercept,
  factor: (rater) => rater.factor,
  rater_agree_ratio: (rater) => rater.raterAgreeRatio,
  mean_note_score: (rater) => rater.meanNoteScore,
};

const modelOf = (note: NoteOutput): ModelScores => leadingModel<ModelScores>(note);

/** Compares the scores that a run stored with what is found again; scores that were made live since are passed over. */
export async function compareScores(client: PoolClient, runId: string, output: ScoringOutput): Promise<Difference | null> {
  const id = BigInt(runId);
  const { rows } = await client.query<{ live: string[]; kept: boolean }>(
    `SELECT coalesce(array_agg(note_id::text) FILTER (WHERE live_at IS NOT NULL), '{}') AS live, count(*) > 0 AS kept FROM note_scores WHERE run_id = $1`, [runId]);
  // Scores of older runs are not kept; their record has the digest of them all.
  if (!rows[0]!.kept) return null;
  const live = new Set(rows[0]!.live);
  const notes = new Map<string, NoteOutput>();
  for (const note of output.notes) if (!live.has(note.id)) notes.set(note.id, note);
  const ofNotes = `SELECT note_id, ${Object.keys(NOTE_CELLS).join(', ')} FROM note_scores WHERE run_id = ${id} AND live_at IS NULL ORDER BY note_id::text COLLATE "C"`;
  const note = await firstDifferent(client, ofNotes, notes, NOTE_CELLS);
  if (note !== null) return { ...note, problem: `the score of note ${note.id} is not what the run found`, noteId: note.id };
  const raters = new Map<string, RaterOutput>();
  for (const rater of output.raters) raters.set(rater.id, rater);
  const ofRaters = `SELECT participant_id, ${Object.keys(RATER_CELLS).join(', ')} FROM rater_scores JOIN contributors ON contributors.id = contributor_id WHERE run_id = ${id} ORDER BY participant_id COLLATE "C"`;
  const rater = await firstDifferent(client, ofRaters, raters, RATER_CELLS);
  return rater === null ? null : { ...rater, problem: `the score of contributor ${rater.id} is not what the run found`, noteId: null };
}

interface CellDifference {
  readonly id: string;
  readonly column: string | null;
  readonly recorded: string | null;
  readonly recomputed: string | null;
}

async function firstDifferent<Row>(client: PoolClient, query: string, found: Map<string, Row>, cells: Readonly<Record<string, (row: Row) => Cell>>): Promise<CellDifference | null> {
  let first: CellDifference | null = null;
  await copyOut(client, query, (fields) => {
    const [id = '', ...values] = fields.map((field) => unescapeField(field));
    const row = found.get(id!);
    found.delete(id!);
    if (first !== null) return;
    if (row === undefined) first = { id: id!, column: null, recorded: 'a score', recomputed: null };
    else first = differentCell(id!, values, row, cells);
  });
  const [missing] = found.keys();
  return first ?? (missing === undefined ? null : { id: missing, column: null, recorded: null, recomputed: 'a score' });
}

function differentCell<Row>(id: string, values: readonly (string | null)[], row: Row, cells: Readonly<Record<string, (row: Row) => Cell>>): CellDifference | null {
  for (const [k, [column, cellOf]] of Object.entries(cells).entries()) {
    const [recorded, expected] = [values[k]!, cellOf(row)];
    const isSame = typeof expected === 'number' ? recorded !== null && Number(recorded) === expected : recorded === expected;
    if (!isSame) return { id, column, recorded, recomputed: expected === null ? null : String(expected) };
  }
  return null;
}
