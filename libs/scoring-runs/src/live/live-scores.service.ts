import { Injectable } from '@nestjs/common';
import { Clock, putInOutbox } from '@bridgenotes/platform';
import { CORE_PARAMETERS, scoreLive, type Frozen, type LiveScore, type NoteStatus, type Parameters } from '@bridgenotes/scoring';
import type { EntityManager } from 'typeorm';
import { missingFor } from '../missing.rules';
import { isPaused } from '../publication/is-paused';
import { STATUS_CHANNEL } from '../publish';
import { FrozenRaters } from './frozen-raters';
import { readLiveInput, type ShownNote } from './live-input';
import { TELL_OF_CHANGES } from '../tell-changes';

/** Notes that are scored together: a batch takes some hundredths of a second. */
const BATCH = 200;
/** Notes that are scored anew from a new run before ratings that arrived meanwhile have their turn. */
const REFRESHED_AT_ONCE = 20;

/** What the event of a published run says, and those that its portions leave. */
export interface PublishedEvent extends Record<string, unknown> {
  readonly runId: string;
  /** Up to this moment notes were scored from the run before. */
  readonly liveUntil: string;
}

interface FrozenRun {
  readonly raters: FrozenRaters;
  readonly model: Frozen;
  readonly parameters: Parameters;
  readonly asOf: Date;
}

/** Scores single notes between runs, from what the published run left behind. Their rows in its scores are replaced, and marked. */
@Injectable()
export class LiveScores {
  #run: FrozenRun | null = null;

  constructor(private readonly clock: Clock) {}

  /**
   * Scores some notes as they are now, in the given transaction. Until it ends no other live scoring and no publishing
   * goes on: so the last to write has read the latest ratings, and status changes are told in the order of their ids.
   * @returns how many statuses changed
   */
  async update(manager: EntityManager, noteIds: readonly string[]): Promise<number> {
    const [published] = await manager.query<{ run_id: string }[]>('SELECT run_id FROM published_run FOR UPDATE');
    // what is rated meanwhile is for the run that follows the pause
    if (await isPaused((sql) => manager.query(sql))) return 0;
    const run = published === undefined ? null : await this.#frozen(manager, published.run_id);
    if (run === null) return 0;
    let changes = 0;
    const ids = [...new Set(noteIds)];
    for (let from = 0; from < ids.length; from += BATCH) changes += await this.#score(manager, run, ids.slice(from, from + BATCH));
    // Delivered at the commit, like that of a run.
    if (changes > 0) await manager.query('SELECT pg_notify($1, $2)', [STATUS_CHANNEL, run.raters.runId]);
    return changes;
  }

  /**
   * After a run was published: some of the notes that were scored live while it was made are scored anew from it. They
   * have a status and can wait, so they are taken in small portions between the ratings that arrive; an event of its own
   * asks for the next one, because what hears of published runs is to hear of each of them once.
   */
  async refresh(manager: EntityManager, { runId, liveUntil }: PublishedEvent): Promise<void> {
    const rows = await manager.query<{ note_id: string }[]>(
      'SELECT note_id FROM note_scores WHERE run_id = $1 AND run_id = (SELECT run_id FROM published_run) AND live_at < $2 AND NOT EXISTS (SELECT FROM publication WHERE paused_at IS NOT NULL) ORDER BY live_at LIMIT $3',
      [runId, liveUntil, REFRESHED_AT_ONCE],
    );
    if (rows.length > 0) await this.update(manager, rows.map((row) => row.note_id));
    if (rows.length === REFRESHED_AT_ONCE) await putInOutbox(manager, 'live.refresh', { runId, liveUntil }, this.clock.now());
  }

  async #score(manager: EntityManager, { raters, model, parameters, asOf }: FrozenRun, noteIds: readonly string[]): Promise<number> {
    // Clocks of two machines may differ a little: time still does not run backwards.
    const now = Math.max(this.clock.now().getTime(), asOf.getTime());
    const { input, notes } = await readLiveInput(manager, noteIds, raters, now, parameters.topics);
    const scores = scoreLive(input, raters.find, model, (id) => notes.get(id)!.shown?.rules, parameters);
    if (scores.length === 0) return 0;
    const rows = scores.map((score) => rowOf(score, notes.get(score.id)!, raters.runId, new Date(now), parameters));
    await manager.query(STORE_SCORES, [raters.runId, JSON.stringify(rows)]);
    const changes = rows.filter((row) => row.status !== (row.from_status ?? 'NEEDS_MORE_RATINGS'));
    if (changes.length > 0) {
      const stored = await manager.query<{ id: string }[]>(STORE_CHANGES, [raters.runId, new Date(now), JSON.stringify(changes)]);
      await manager.query(TELL_OF_CHANGES, [stored.map(({ id }) => id)]);
    }
    return changes.length;
  }

  /** What a run left behind, read once; null for a run that left nothing. */
  async #frozen(manager: EntityManager, runId: string): Promise<FrozenRun | null> {
    if (this.#run?.raters.runId === runId) return this.#run;
    const [row] = await manager.query<{ frozen: Frozen | null; parameters: Parameters; as_of: Date }[]>('SELECT frozen, parameters, as_of FROM scoring_runs WHERE id = $1', [runId]);
    if (row?.frozen == null) return (this.#run = null);
    // a run of an earlier version did not know all of them
    const parameters = { ...CORE_PARAMETERS, ...row.parameters };
    this.#run = { raters: new FrozenRaters(runId, row.frozen, parameters), model: row.frozen, parameters, asOf: row.as_of };
    return this.#run;
  }
}

interface LiveRow extends Record<string, unknown> {
  readonly status: NoteStatus;
  readonly from_status: NoteStatus | null;
}

/** A row of note_scores, with what a row of status_changes needs beside. */
function rowOf(score: LiveScore, note: ShownNote, runId: string, now: Date, parameters: Parameters): LiveRow {
  const { shown, history } = note;
  const kept = shown !== null && shown.status === score.finalStatus && shown.decidedBy === score.decidedBy;
  return {
    note_id: score.id,
    statement_id: note.statementId,
    intercept: score.intercept,
    factor: score.factor,
    intercept_min: score.interceptMin,
    intercept_max: score.interceptMax,
    interval_low: score.interval?.low ?? null,
    interval_high: score.interval?.high ?? null,
    further_ratings: score.furtherRatings,
    num_ratings: score.numRatings,
    num_final_round_ratings: score.numFinalRoundRatings,
    status: score.finalStatus,
    core_status: score.coreStatus,
    decided_by: score.decidedBy,
    rules: [...score.coreRules, ...score.metaRules],
    trace: score.trace,
    first_tag: score.firstTag,
    second_tag: score.secondTag,
    counts: { levels: score.levels, sides: score.sides },
    // only the core model speaks between runs
    heeded: null,
    missing: missingFor({ ...score, withTopics: null }, parameters, null, (history?.lockedStatus ?? null) !== null),
    needs_ratings: score.finalStatus === 'NEEDS_MORE_RATINGS' && (history?.lockedStatus ?? null) === null,
    decided_at: kept ? shown.decidedAt : now,
    status_run_id: kept ? shown.statusRunId : runId,
    from_status: shown?.status ?? history?.currentStatus ?? null,
    rule: score.coreRules.at(-1) ?? null,
  };
}

const STORED = [
  'statement_id bigint', 'intercept double precision', 'factor double precision', 'intercept_min double precision', 'intercept_max double precision',
  'interval_low double precision', 'interval_high double precision', 'further_ratings jsonb', 'num_ratings integer', 'num_final_round_ratings integer',
  'status text', 'core_status text', 'decided_by text', 'rules text[]', 'trace jsonb', 'first_tag text', 'second_tag text', 'counts jsonb', 'heeded jsonb', 'missing jsonb', 'needs_ratings boolean', 'decided_at timestamptz', 'status_run_id bigint',
] as const;
const NAMES = STORED.map((column) => column.slice(0, column.indexOf(' ')));

/** The time is that of writing, after the ratings were read: a run whose snapshot is later has seen them all. */
const STORE_SCORES = `
  INSERT INTO note_scores (run_id, note_id, ${NAMES.join(', ')}, live_at)
  SELECT $1::bigint, note_id, ${NAMES.join(', ')}, clock_timestamp() FROM jsonb_to_recordset($2::jsonb) AS given (note_id bigint, ${STORED.join(', ')})
  ON CONFLICT ON CONSTRAINT note_scores_pk DO UPDATE SET ${NAMES.map((name) => `${name} = excluded.${name}`).join(', ')}, live_at = excluded.live_at`;

const STORE_CHANGES = `
  INSERT INTO status_changes (note_id, statement_id, run_id, from_status, to_status, decided_by, rule, changed_at, live)
  SELECT note_id, statement_id, $1::bigint, from_status, status, decided_by, rule, $2::timestamptz, true
  FROM jsonb_to_recordset($3::jsonb) AS given (note_id bigint, statement_id bigint, from_status text, status text, decided_by text, rule text)
  RETURNING id`;
