import { asJson, copyIn, type CopyValue } from '@bridgenotes/platform';
import type { NoteOutput, Parameters, RaterOutput, ScoringOutput } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { HISTORY_COLUMNS, historyFields } from './history-columns';
import { decidingModel, missingFor } from './missing.rules';
import type { RunCounts } from './scoring-run.entity';
import type { Snapshot } from './snapshot';

/** Told to every listening process when a run is published; the payload is the run's id. */
export const STATUS_CHANNEL = 'bridgenotes_status';

/** A run that is ready to be published. */
export interface Publication {
  readonly runId: string;
  readonly asOf: Date;
  readonly snapshot: Snapshot;
  readonly output: ScoringOutput;
  readonly parameters: Parameters;
}

const NOTE_COLUMNS = ['run_id', 'note_id', 'statement_id', 'intercept', 'factor', 'intercept_min', 'intercept_max', 'interval_low', 'interval_high', 'num_ratings', 'num_final_round_ratings', 'status', 'core_status',
  'decided_by', 'rules', 'trace', 'first_tag', 'second_tag', 'counts', 'further_ratings', 'missing', 'needs_ratings', 'decided_at', 'status_run_id'];
const RATER_COLUMNS = ['run_id', 'contributor_id', 'intercept', 'factor', 'first_round_intercept', 'first_round_factor', 'crh_crnh_ratio_difference', 'mean_note_score', 'rater_agree_ratio',
  'above_helpfulness_threshold', 'counts'];
const CHANGE_COLUMNS = ['note_id', 'statement_id', 'run_id', 'from_status', 'to_status', 'decided_by', 'rule', 'changed_at'];

/**
 * Makes a run the one that everybody reads: its scores, the history, the changes, the run's own row and the pointer, all or nothing.
 * @param finish what to write to the run's row once the scores are in
 * @throws Error when another run was published since the snapshot, which the lock rules out
 */
export async function publish(client: PoolClient, publication: Publication, finish: (client: PoolClient) => Promise<void>, keepRuns: number): Promise<void> {
  const { runId, snapshot, output } = publication;
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ run_id: string }>('SELECT run_id FROM published_run FOR UPDATE');
    const published = rows[0]?.run_id ?? null;
    if (published !== snapshot.previousRunId) throw new Error(`run ${published} was published while run ${runId} was made from ${snapshot.previousRunId}`);
    await copyIn(client, 'note_scores', NOTE_COLUMNS, noteRows(publication));
    await copyIn(client, 'rater_scores', RATER_COLUMNS, raterRows(publication));
    await copyIn(client, 'status_changes', CHANGE_COLUMNS, changeRows(publication));
    await updateHistory(client, output);
    await finish(client);
    await client.query('INSERT INTO published_run (run_id) VALUES ($1) ON CONFLICT (one) DO UPDATE SET run_id = excluded.run_id', [runId]);
    await prune(client, keepRuns);
    // Delivered at the commit: whoever hears it finds the run published.
    await client.query('SELECT pg_notify($1, $2)', [STATUS_CHANNEL, runId]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

const indices = new WeakMap<Snapshot, ReadonlyMap<string, number>>();

/** Index of a note in the snapshot's input, by id. */
function indexOf(snapshot: Snapshot): ReadonlyMap<string, number> {
  let index = indices.get(snapshot);
  if (index === undefined) indices.set(snapshot, (index = new Map(snapshot.input.notes.id.map((id, i) => [id, i]))));
  return index;
}

function* noteRows({ runId, asOf, snapshot, output, parameters }: Publication): Generator<CopyValue[]> {
  const index = indexOf(snapshot);
  for (const [i, note] of output.notes.entries()) {
    const before = snapshot.published.get(note.id);
    // A status keeps the moment and the run that first decided it by the same rule.
    const kept = before !== undefined && before.status === note.finalStatus && before.decidedBy === note.decidedBy;
    const missing = missingFor(note, parameters);
    const model = decidingModel(note);
    yield [
      runId, note.id, snapshot.statementIds[index.get(note.id)!]!, model.intercept, model.factor, model.interceptMin, model.interceptMax, note.interval?.low ?? null, note.interval?.high ?? null, note.numRatings, model.numFinalRoundRatings,
      note.finalStatus, model.coreStatus, note.decidedBy, [...model.coreRules, ...note.metaRules], asJson(note.trace), note.firstTag, note.secondTag,
      { levels: note.levels, sides: note.sides }, note.furtherRatings === null ? null : asJson(note.furtherRatings), missing === null ? null : asJson(missing),
      note.finalStatus === 'NEEDS_MORE_RATINGS' && output.history[i]!.lockedStatus === null,
      kept ? new Date(before.decidedAtMillis) : asOf, kept ? before.statusRunId : runId,
    ];
  }
}

function* raterRows({ runId, snapshot, output }: Publication): Generator<CopyValue[]> {
  for (const rater of output.raters) {
    yield [
      runId, snapshot.contributorOf.get(rater.id)!, rater.intercept, rater.factor, rater.firstRoundIntercept, rater.firstRoundFactor, rater.crhCrnhRatioDifference, rater.meanNoteScore,
      rater.raterAgreeRatio, rater.aboveHelpfulnessThreshold, raterCounts(rater),
    ];
  }
}

function raterCounts(rater: RaterOutput): Record<string, number> {
  const { successfulRatingHelpfulCount, successfulRatingNotHelpfulCount, unsuccessfulRatingHelpfulCount, unsuccessfulRatingNotHelpfulCount, ratedAfterDecision, ratingsAwaitingMoreRatings, notesCurrentlyRatedHelpful, notesCurrentlyRatedNotHelpful, notesAwaitingMoreRatings } = rater;
  return { successfulRatingHelpfulCount, successfulRatingNotHelpfulCount, unsuccessfulRatingHelpfulCount, unsuccessfulRatingNotHelpfulCount, ratedAfterDecision, ratingsAwaitingMoreRatings, notesCurrentlyRatedHelpful, notesCurrentlyRatedNotHelpful, notesAwaitingMoreRatings };
}

/** Notes whose published status this run changes. A note without a status needs more ratings, so that is no change for it. */
export function statusChanges(snapshot: Snapshot, output: ScoringOutput): { note: NoteOutput; from: NoteOutput['finalStatus'] | null }[] {
  const index = indexOf(snapshot);
  return output.notes
    .map((note) => ({ note, from: snapshot.input.history[index.get(note.id)!]?.currentStatus ?? null }))
    .filter(({ note, from }) => note.finalStatus !== (from ?? 'NEEDS_MORE_RATINGS'));
}

function* changeRows(publication: Publication): Generator<CopyValue[]> {
  const index = indexOf(publication.snapshot);
  for (const { note, from } of statusChanges(publication.snapshot, publication.output)) {
    yield [note.id, publication.snapshot.statementIds[index.get(note.id)!]!, publication.runId, from, note.finalStatus, note.decidedBy, decidingModel(note).coreRules.at(-1) ?? null, publication.asOf];
  }
}

async function updateHistory(client: PoolClient, output: ScoringOutput): Promise<void> {
  await client.query('CREATE TEMPORARY TABLE next_history (LIKE note_status_history) ON COMMIT DROP');
  await copyIn(client, 'next_history', HISTORY_COLUMNS, rowsOf(output));
  const updated = HISTORY_COLUMNS.slice(1);
  await client.query(`
    INSERT INTO note_status_history (${HISTORY_COLUMNS.join(', ')}) SELECT ${HISTORY_COLUMNS.join(', ')} FROM next_history
    ON CONFLICT (note_id) DO UPDATE SET ${updated.map((column) => `${column} = excluded.${column}`).join(', ')}`);
}

function* rowsOf(output: ScoringOutput): Generator<CopyValue[]> {
  for (const row of output.history) yield historyFields(row);
}

/** Scores of older runs go; the runs' own rows, which are small and which statuses refer to, stay. */
async function prune(client: PoolClient, keepRuns: number): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM scoring_runs WHERE state = 'published' ORDER BY id DESC LIMIT $1`, [keepRuns]);
  const oldest = rows.at(-1)?.id;
  if (oldest === undefined) return;
  for (const table of ['note_scores', 'rater_scores']) await client.query(`DELETE FROM ${table} WHERE run_id < $1`, [oldest]);
}

/** The figures of a run for its record. */
export function runCounts(snapshot: Snapshot, output: ScoringOutput, millis: RunCounts['millis']): RunCounts {
  const { notes, ratings, raters } = snapshot.input;
  return { notes: notes.count, ratings: ratings.count, raters: raters.count, statuses: output.summary.statuses, statusChanges: statusChanges(snapshot, output).length, changesAboveMark: snapshot.changesAboveMark, millis };
}
