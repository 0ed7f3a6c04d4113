import { storeFoundingProgress, storeStandings, storeWritingRecords } from '@bridgenotes/contributors';
import { asJson, copyIn, type CopyValue } from '@bridgenotes/platform';
import { decidingModel, type ModelScores, type NoteChange, type NoteOutput, type NoteStatus, type Parameters, type RaterOutput, type ScoringOutput } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { HISTORY_COLUMNS, historyFields } from './history-columns';
import { heededModel } from './heeded-model.rules';
import { leadingModel, missingFor } from './missing.rules';
import { isPaused } from './publication/is-paused';
import type { RunCounts, RunTrigger } from './scoring-run.entity';
import type { Snapshot } from './snapshot';
import { findStandings } from './standing.rules';
import { LOG_RUN, TELL_OF_CHANGES } from './tell-changes';

/** Told to every listening process when a run is published; the payload is the run's id. */
export const STATUS_CHANNEL = 'bridgenotes_status';

/** A run that is ready to be published. */
export interface ReadyRun {
  readonly runId: string;
  readonly asOf: Date;
  readonly trigger: RunTrigger;
  readonly snapshot: Snapshot;
  readonly output: ScoringOutput;
  readonly parameters: Parameters;
  /** Whether an admin let it pass, whatever is paused. */
  readonly evenIfPaused: boolean;
}

const NOTE_COLUMNS = ['run_id', 'note_id', 'statement_id', 'intercept', 'factor', 'intercept_min', 'intercept_max', 'interval_low', 'interval_high', 'num_ratings', 'num_final_round_ratings', 'status', 'core_status',
  'decided_by', 'rules', 'trace', 'first_tag', 'second_tag', 'counts', 'further_ratings', 'heeded', 'missing', 'needs_ratings', 'decided_at', 'status_run_id'];
const RATER_COLUMNS = ['run_id', 'contributor_id', 'intercept', 'factor', 'first_round_intercept', 'first_round_factor', 'crh_crnh_ratio_difference', 'mean_note_score', 'rater_agree_ratio',
  'above_helpfulness_threshold', 'counts', 'habits'];
const CHANGE_COLUMNS = ['note_id', 'statement_id', 'run_id', 'from_status', 'to_status', 'decided_by', 'rule', 'changed_at'];

/**
 * Makes a run the one that everybody reads: its scores, the history, the changes, the run's own row and the pointer, all or nothing.
 *
 * Notes go on being scored live while the rows are written; only at the end the pointer is locked, and live scoring waits
 * until the commit. What was scored live after the snapshot is taken along: the snapshot may not know the ratings behind it.
 * @param finish what to write to the run's row once the scores are in
 * @returns false where publication was paused meanwhile: then nothing has happened
 * @throws Error when another run was published since the snapshot, which the lock rules out
 */
export async function publish(client: PoolClient, ready: ReadyRun, finish: (client: PoolClient, changes: Changes) => Promise<void>, keepRuns: number): Promise<boolean> {
  const { runId, asOf, snapshot, output } = ready;
  await client.query('BEGIN');
  try {
    await copyIn(client, 'note_scores', NOTE_COLUMNS, noteRows(ready));
    await copyIn(client, 'rater_scores', RATER_COLUMNS, raterRows(ready));
    await updateHistory(client, output);
    await storePeople(client, ready);
    await prune(client, Math.max(keepRuns - 1, 1));
    const { rows } = await client.query<{ run_id: string }>('SELECT run_id FROM published_run FOR UPDATE');
    const published = rows[0]?.run_id ?? null;
    if (published !== snapshot.previousRunId) throw new Error(`run ${published} was published while run ${runId} was made from ${snapshot.previousRunId}`);
    if (!ready.evenIfPaused && (await isPaused(async (sql) => (await client.query(sql)).rows))) {
      await client.query('ROLLBACK');
      return false;
    }
    const live = await takeAlong(client, published, runId, snapshot.cutOff);
    const changes = statusChanges(snapshot, output, live);
    await copyIn(client, 'status_changes', CHANGE_COLUMNS, changeRows(ready, changes));
    await finish(client, { count: changes.length, live: compareLive(output, live) });
    await client.query('INSERT INTO published_run (run_id) VALUES ($1) ON CONFLICT (one) DO UPDATE SET run_id = excluded.run_id', [runId]);
    if (keepRuns === 1) await prune(client, 1);
    await client.query(RUN_PUBLISHED, [runId, asOf]);
    await tellOfChanges(client, runId, ready.trigger === 'history');
    await client.query(LOG_RUN, [runId]);
    // Delivered at the commit: whoever hears it finds the run published.
    await client.query('SELECT pg_notify($1, $2)', [STATUS_CHANNEL, runId]);
    await client.query('COMMIT');
    return true;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** What a history that has ended decided on its imported notes is no news; on a note of our own it is, however late the run. */
async function tellOfChanges(client: PoolClient, runId: string, isHistory: boolean): Promise<void> {
  const { rows } = await client.query<{ id: string }>('SELECT status_changes.id FROM status_changes JOIN notes ON notes.id = note_id WHERE run_id = $1 AND NOT live AND NOT ($2 AND imported)', [runId, isHistory]);
  if (rows.length > 0) await client.query(TELL_OF_CHANGES, [rows.map(({ id }) => id)]);
}

async function storePeople(client: PoolClient, { runId, asOf, trigger, snapshot, output, parameters }: ReadyRun): Promise<void> {
  const { changed, records, notesWithStatus } = findStandings(output, snapshot.standings, asOf.getTime(), parameters);
  await storeStandings(client, changed, { id: runId, asOf, isHistory: trigger === 'history' });
  await storeWritingRecords(client, records);
  await storeFoundingProgress(client, notesWithStatus);
}

/** With the moment up to which notes may have been scored live from the run before; times of live scores have milliseconds. */
const RUN_PUBLISHED = `
  INSERT INTO outbox (topic, payload, created_at)
  VALUES ('run.published', jsonb_build_object('runId', $1::bigint::text, 'liveUntil', clock_timestamp() + interval '1 millisecond'), $2)`;

/** What a run changed, for its record. */
export interface Changes {
  readonly count: number;
  readonly live: RunCounts['live'];
}

/** The status that a note was given live, and whether the new run's snapshot may not know why. */
interface LiveStatus {
  readonly status: NoteStatus;
  readonly takenAlong: boolean;
}

const HELPFUL: NoteStatus = 'CURRENTLY_RATED_HELPFUL';
const TAKEN_ALONG = NOTE_COLUMNS.filter((column) => column !== 'run_id' && column !== 'note_id').concat('live_at');

/** Reads what was scored live since the published run, and gives the new run those scores that are newer than its snapshot. */
async function takeAlong(client: PoolClient, from: string | null, to: string, cutOff: Date): Promise<Map<string, LiveStatus>> {
  if (from === null) return new Map();
  await client.query(
    `INSERT INTO note_scores (run_id, note_id, ${TAKEN_ALONG.join(', ')})
     SELECT $2, note_id, ${TAKEN_ALONG.join(', ')} FROM note_scores WHERE run_id = $1 AND live_at >= $3
     ON CONFLICT ON CONSTRAINT note_scores_pk DO UPDATE SET ${TAKEN_ALONG.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [from, to, cutOff],
  );
  const { rows } = await client.query<{ note_id: string; status: NoteStatus; taken_along: boolean }>(
    'SELECT note_id, status, live_at >= $2 AS taken_along FROM note_scores WHERE run_id = $1 AND live_at IS NOT NULL', [from, cutOff]);
  return new Map(rows.map((row) => [row.note_id, { status: row.status, takenAlong: row.taken_along }]));
}

/** How many statuses given live the run confirms; of notes that the run saw with the same ratings. */
function compareLive(output: ScoringOutput, live: ReadonlyMap<string, LiveStatus>): RunCounts['live'] {
  const compared = output.notes.filter((note) => live.get(note.id)?.takenAlong === false);
  if (compared.length === 0) return undefined;
  return { notes: compared.length, differed: compared.filter((note) => note.finalStatus !== live.get(note.id)!.status).length };
}

const indices = new WeakMap<Snapshot, ReadonlyMap<string, number>>();

/** Index of a note in the snapshot's input, by id. */
function indexOf(snapshot: Snapshot): ReadonlyMap<string, number> {
  let index = indices.get(snapshot);
  if (index === undefined) indices.set(snapshot, (index = new Map(snapshot.input.notes.id.map((id, i) => [id, i]))));
  return index;
}

function* noteRows({ runId, asOf, snapshot, output, parameters }: ReadyRun): Generator<CopyValue[]> {
  const index = indexOf(snapshot);
  for (const [i, note] of output.notes.entries()) {
    const before = snapshot.published.get(note.id);
    // A status keeps the moment and the run that first decided it by the same rule.
    const kept = before !== undefined && before.status === note.finalStatus && before.decidedBy === note.decidedBy;
    const lockedStatus = output.history.at(i)!.lockedStatus;
    const heeded = heededModel(note, parameters);
    const missing = missingFor(note, parameters, heeded, lockedStatus !== null);
    const model = leadingModel<ModelScores>(note);
    yield [
      runId, note.id, snapshot.statementIds[index.get(note.id)!]!, model.intercept, model.factor, model.interceptMin, model.interceptMax, note.interval?.low ?? null, note.interval?.high ?? null, note.numRatings, model.numFinalRoundRatings,
      note.finalStatus, model.coreStatus, note.decidedBy, [...model.coreRules, ...note.metaRules], asJson(note.trace), note.firstTag, note.secondTag,
      { levels: note.levels, sides: note.sides }, note.furtherRatings === null ? null : asJson(note.furtherRatings), heeded === null ? null : asJson(heeded), missing === null ? null : asJson(missing),
      note.finalStatus === 'NEEDS_MORE_RATINGS' && lockedStatus === null,
      kept ? new Date(before.decidedAtMillis) : asOf, kept ? before.statusRunId : runId,
    ];
  }
}

function* raterRows({ runId, snapshot, output }: ReadyRun): Generator<CopyValue[]> {
  for (const rater of output.raters) {
    yield [
      runId, snapshot.contributorOf.get(rater.id)!, rater.intercept, rater.factor, rater.firstRoundIntercept, rater.firstRoundFactor, rater.crhCrnhRatioDifference, rater.meanNoteScore,
      rater.raterAgreeRatio, rater.aboveHelpfulnessThreshold, raterCounts(rater), output.frozen?.habits.get(rater.id) ?? null,
    ];
  }
}

function raterCounts(rater: RaterOutput): Record<string, number> {
  const { successfulRatingHelpfulCount, successfulRatingNotHelpfulCount, unsuccessfulRatingHelpfulCount, unsuccessfulRatingNotHelpfulCount, ratedAfterDecision, ratingsAwaitingMoreRatings, notesCurrentlyRatedHelpful, notesCurrentlyRatedNotHelpful, notesAwaitingMoreRatings } = rater;
  return { successfulRatingHelpfulCount, successfulRatingNotHelpfulCount, unsuccessfulRatingHelpfulCount, unsuccessfulRatingNotHelpfulCount, ratedAfterDecision, ratingsAwaitingMoreRatings, notesCurrentlyRatedHelpful, notesCurrentlyRatedNotHelpful, notesAwaitingMoreRatings };
}

/** A note whose shown status a run changes. */
interface Change {
  readonly note: NoteOutput;
  readonly from: NoteStatus | null;
}

/**
 * Notes whose shown status this run changes. A note without a status needs more ratings, so that is no change for it.
 * What was shown is what was given live, or else what the last run published.
 */
function statusChanges(snapshot: Snapshot, output: ScoringOutput, live: ReadonlyMap<string, LiveStatus>): Change[] {
  const index = indexOf(snapshot);
  return output.notes
    .filter((note) => live.get(note.id)?.takenAlong !== true)
    .map((note) => ({ note, from: live.get(note.id)?.status ?? snapshot.input.history[index.get(note.id)!]?.currentStatus ?? null }))
    .filter(({ note, from }) => note.finalStatus !== (from ?? 'NEEDS_MORE_RATINGS'));
}

/** Every note before and after the run, for the guards against churn. Deleted notes are shown to nobody and left out. */
export function noteChanges(snapshot: Snapshot, output: ScoringOutput, now: number): NoteChange[] {
  const index = indexOf(snapshot);
  const vanished = [...snapshot.published].filter(([id]) => !index.has(id)).map(([id, { status }]) => ({ id, before: status === HELPFUL, after: false, locked: false, waiting: false, newRatings: false, age: 0 }));
  return output.history
    .map(({ noteId: id, currentStatus, createdAtMillis }) => {
      const past = snapshot.input.history[index.get(id)!];
      return {
        id,
        before: snapshot.published.get(id)?.status === HELPFUL,
        after: currentStatus === HELPFUL,
        locked: past?.lockedStatus != null,
        waiting: (past?.timestampMillisOfNmrDueToMinStableCrhTime ?? 0) > 0,
        newRatings: snapshot.newlyRated.has(id),
        age: now - createdAtMillis,
      };
    })
    .concat(vanished)
    .filter(({ id }) => !snapshot.deleted.has(id));
}

function* changeRows({ runId, asOf, snapshot, parameters }: ReadyRun, changes: readonly Change[]): Generator<CopyValue[]> {
  const index = indexOf(snapshot);
  for (const { note, from } of changes) {
    yield [note.id, snapshot.statementIds[index.get(note.id)!]!, runId, from, note.finalStatus, note.decidedBy, (decidingModel(note, parameters)?.scores ?? leadingModel<ModelScores>(note)).coreRules.at(-1) ?? null, asOf];
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
export function runCounts(snapshot: Snapshot, output: ScoringOutput, changes: Changes, millis: RunCounts['millis']): RunCounts {
  const { notes, ratings, raters } = snapshot.input;
  return { notes: notes.count, ratings: ratings.count, raters: raters.count, statuses: output.summary.statuses, statusChanges: changes.count, changesAboveMark: snapshot.changesAboveMark, live: changes.live, millis };
}

/**
 * Keeps what a refused run says of the notes whose status it would have changed: for whoever decides whether it is right.
 * Nobody reads it as a status, and it goes with the scores of its time.
 */
export async function storeHeld(client: PoolClient, ready: ReadyRun): Promise<void> {
  const changed = new Set(statusChanges(ready.snapshot, ready.output, new Map()).map(({ note }) => note.id));
  await copyIn(client, 'note_scores', NOTE_COLUMNS, only(noteRows(ready), (row) => changed.has(row[1] as string)));
}

function* only<Row>(rows: Iterable<Row>, wanted: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (wanted(row)) yield row;
}

/** What a run would change that is not published. */
export const unpublishedChanges = (snapshot: Snapshot, output: ScoringOutput): Changes => ({ count: statusChanges(snapshot, output, new Map()).length, live: undefined });
