import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError, Clock } from '@bridgenotes/platform';
import { churnOf, type ProgressListener } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { storeInput } from './fleet/run-models';
import { giveUpImports, isImporting, refuseHalfHistory, RUN_LOCK } from './import-guard';
import { isPaused } from './publication/is-paused';
import { noteChanges, publish, runCounts, storeHeld, unpublishedChanges, type Changes } from './publish';
import { runTimes } from './run.rules';
import { SCORER, type Scorer } from './scorer';
import { ScoringRun, type HeldBecause, type RunTrigger } from './scoring-run.entity';
import { SCORING_SETTINGS, type ScoringSettings } from './settings';
import { readSnapshot } from './snapshot';
import { keepInputs } from './store/run-store';

/** How often the progress of a run is stored, in milliseconds. */
const PROGRESS_MILLIS = 1000;

export interface RunRequest {
  readonly trigger: RunTrigger;
  /** The moment to score as of; ratings made later are left out. Without it: now, with everything there is. */
  readonly asOf?: Date;
  /** Publish whatever number of notes loses or gains the helpful status, and although an import did not end, which is given up by it. */
  readonly force?: boolean;
  /** Publish nothing: keep what it would change, for an admin to look at and to let pass. */
  readonly hold?: boolean;
  /** Publish although publication is paused: an admin let a held run pass. */
  readonly release?: boolean;
  readonly onProgress?: ProgressListener;
}

/** Makes scoring runs: one lock, one snapshot, one transaction that publishes. */
@Injectable()
export class ScoringRunsService {
  readonly #logger = new Logger('ScoringRuns');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SCORING_SETTINGS) private readonly settings: ScoringSettings,
    @Inject(SCORER) private readonly scorer: Scorer,
  ) {}

  /**
   * Scores everything: now, or an ended history as of its own end and again after the stability wait (see `runTimes`).
   * @returns the runs made; a refused one is the last
   * @throws RUN_IN_PROGRESS, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED
   */
  async catchUp(request: Omit<RunRequest, 'asOf'>): Promise<ScoringRun[]> {
    const runs: ScoringRun[] = [];
    // One look at the clock decides what is past: it goes on while the times are being found.
    const now = this.clock.now().getTime();
    for (const time of await this.#times(now)) {
      const run = await this.run(time < now ? { ...request, trigger: 'history', asOf: new Date(time) } : request);
      runs.push(run);
      if (run.state === 'refused') break;
    }
    return runs;
  }

  /**
   * Makes one run. It either ends as published or refused, or it leaves nothing but a record of its failure.
   * @throws RUN_IN_PROGRESS, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED, and INVALID_INPUT for a moment to come or before that of the published run
   */
  async run(request: RunRequest): Promise<ScoringRun> {
    const runner = this.dataSource.createQueryRunner();
    try {
      // The lock lives and dies with this connection, and publishing goes through it: who lost the lock cannot publish.
      const client = (await runner.connect()) as PoolClient;
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [RUN_LOCK]);
      if (!rows[0]!.locked) throw new AppError((await isImporting(this.dataSource)) ? 'IMPORT_IN_PROGRESS' : 'RUN_IN_PROGRESS');
      // Should this machine vanish, the server notices within a minute and frees the lock, not after hours.
      await client.query('SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3');
      try {
        if (request.force !== true) await refuseHalfHistory(this.dataSource);
        return await this.#locked(client, request);
      } finally {
        // Fails only on a broken connection, whose locks are gone with it.
        await client.query('SELECT pg_advisory_unlock($1)', [RUN_LOCK]).catch(() => undefined);
      }
    } finally {
      await runner.release();
    }
  }

  async #locked(client: PoolClient, request: RunRequest): Promise<ScoringRun> {
    await this.#closeAbandoned();
    const run = await this.#open(request);
    try {
      return await this.#make(client, run, request);
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      this.#logger.error(`run ${run.id} failed, the published run stays: ${failure}`);
      await this.#runs.update({ id: run.id, state: 'running' }, { state: 'failed', failure, finishedAt: this.clock.now() });
      throw error;
    } finally {
      await this.#tidy(client);
    }
  }

  /** What is stored of runs is only needed while they are made, and of the last ones to verify them. */
  async #tidy(client: PoolClient): Promise<void> {
    await keepInputs(client, this.settings.keepInputs).catch((error: Error) => this.#logger.warn(`what is stored of older runs could not be removed: ${error.message}`));
  }

  async #make(client: PoolClient, run: ScoringRun, request: RunRequest): Promise<ScoringRun> {
    const { parameters, keepRuns, keepInputs: kept } = this.settings;
    const started = performance.now();
    const snapshot = await readSnapshot(client, run.asOf, request.asOf ?? null, parameters.topics);
    run.cutOff = snapshot.cutOff;
    if (kept > 0) await storeInput(client, run.id, { input: snapshot.input, parameters });
    const read = performance.now();
    const { output, digests } = await this.scorer({ runId: run.id, input: snapshot.input, parameters }, this.#progressOf(run.id, request.onProgress));
    Object.assign(run, { inputDigest: digests.input, configurationDigest: digests.configuration, outputDigest: digests.output });
    const scored = performance.now();

    run.refusal = run.forced ? null : churnOf(noteChanges(snapshot, output, run.asOf.getTime()), parameters.churn);
    const ready = { runId: run.id, asOf: run.asOf, trigger: run.trigger, snapshot, output, parameters, evenIfPaused: request.release ?? false };
    const finish = async (state: 'published' | 'refused', changes: Changes, save: (values: Partial<ScoringRun>) => Promise<unknown>) => {
      run.state = state;
      run.finishedAt = this.clock.now();
      run.counts = runCounts(snapshot, output, changes, { read: Math.round(read - started), score: Math.round(scored - read), publish: Math.round(performance.now() - scored) });
      const { cutOff, inputDigest, configurationDigest, outputDigest, refusal, heldBecause, finishedAt, counts } = run;
      await save({ state, cutOff, inputDigest, configurationDigest, outputDigest, refusal, heldBecause, finishedAt, counts });
    };
    const holdBack = async (because: HeldBecause | null) => {
      run.heldBecause = because;
      await storeHeld(client, ready);
      await finish('refused', unpublishedChanges(snapshot, output), (values) => this.#runs.update(run.id, values as never));
      if (run.refusal !== null) this.#logger.error(`run ${run.id}: ${new AppError('RUN_REFUSED', run.refusal).message}`);
      else this.#logger.warn(`run ${run.id} is held back, ${because === 'asked' ? 'as was asked' : 'as publication is paused'}: it would change ${run.counts!.statusChanges} statuses`);
      return run;
    };
    if (request.hold === true) return holdBack('asked');
    // a look before the work of publishing; who pauses later meets the publication itself
    if (run.refusal !== null || (!ready.evenIfPaused && (await isPaused(async (sql) => (await client.query(sql)).rows)))) return holdBack(run.refusal === null ? 'paused' : null);
    const published = await publish(client, ready, async (transaction, changes) => {
      await finish('published', changes, (values) => updateRun(transaction, run.id, { ...values, frozen: output.frozen?.model ?? null }));
      if (run.forced && (await giveUpImports(transaction, this.clock.now())) > 0) this.#logger.warn(`run ${run.id} was forced although an import did not end: what it stored counts as complete now`);
    }, keepRuns);
    if (!published) return holdBack('paused');
    this.#logger.log(`run ${run.id} published: ${run.counts!.notes} notes, ${run.counts!.ratings} ratings, ${run.counts!.statusChanges} statuses changed, as of ${run.asOf.toISOString()}`);
    return run;
  }

  /** Keeps what a run says of its progress where everybody can see it, once in a while. */
  #progressOf(runId: string, tell: ProgressListener = () => undefined): ProgressListener {
    let told = -Infinity;
    return (progress) => {
      tell(progress);
      const now = performance.now();
      if (now - told < PROGRESS_MILLIS) return;
      told = now;
      const { step, done, total } = progress;
      // It is for people who look: a run does not fail for it.
      this.#runs.update({ id: runId, state: 'running' }, { progress: { step, done, total } }).catch((error: Error) => this.#logger.warn(`the progress of run ${runId} could not be told: ${error.message}`));
    };
  }

  async #open(request: RunRequest): Promise<ScoringRun> {
    const [published] = await this.dataSource.query<{ id: string; as_of: Date }[]>('SELECT id, as_of FROM scoring_runs WHERE id = (SELECT run_id FROM published_run)');
    const now = this.clock.now();
    if (request.asOf && request.asOf > now) throw new AppError('INVALID_INPUT', { field: 'now', given: request.asOf.toISOString(), allowed: `${now.toISOString()} or earlier` });
    if (published && request.asOf && request.asOf < published.as_of) {
      throw new AppError('INVALID_INPUT', { field: 'now', given: request.asOf.toISOString(), allowed: `${published.as_of.toISOString()}, the time of the published run, or later` });
    }
    // Clocks of two machines may differ a little: time still does not run backwards.
    const asOf = request.asOf ?? (published && published.as_of > now ? published.as_of : now);
    const run = this.#runs.create({
      state: 'running', trigger: request.trigger, forced: request.force ?? false, asOf, startedAt: now, codeVersion: this.settings.codeVersion, parameters: this.settings.parameters, previousRunId: published?.id ?? null,
      cutOff: null, finishedAt: null, inputDigest: null, configurationDigest: null, outputDigest: null, counts: null, progress: null, refusal: null, heldBecause: null, failure: null,
    });
    await this.#runs.insert(run as never);
    return run;
  }

  /** Holding the lock, a run that is still "running" belongs to a process that is gone. */
  async #closeAbandoned(): Promise<void> {
    const { affected } = await this.#runs.update({ state: 'running' }, { state: 'failed', failure: 'the process that made it ended', finishedAt: this.clock.now() });
    if (affected) this.#logger.warn(`${affected} run(s) were abandoned by a process that ended`);
  }

  async #times(now: number): Promise<number[]> {
    const [found] = await this.dataSource.query<{ last: Date | null; published: Date | null }[]>(`
      SELECT greatest((SELECT max(rated_at) FROM ratings), (SELECT created_at FROM notes ORDER BY id DESC LIMIT 1)) AS last,
             (SELECT as_of FROM scoring_runs WHERE id = (SELECT run_id FROM published_run)) AS published`);
    return runTimes({ now, lastActivity: found!.last?.getTime() ?? null, publishedAsOf: found!.published?.getTime() ?? null }, this.settings.parameters);
  }

  get #runs() {
    return this.dataSource.getRepository(ScoringRun);
  }
}

async function updateRun(client: PoolClient, id: string, values: Partial<ScoringRun>): Promise<void> {
  await client.query('UPDATE scoring_runs SET state = $2, cut_off = $3, input_digest = $4, output_digest = $5, finished_at = $6, counts = $7, frozen = $8, configuration_digest = $9 WHERE id = $1', [
    id, values.state, values.cutOff, values.inputDigest, values.outputDigest, values.finishedAt, values.counts, values.frozen, values.configurationDigest,
  ]);
}
