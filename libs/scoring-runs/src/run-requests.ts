import { Injectable } from '@nestjs/common';
import { actorOf } from '@bridgenotes/contributors';
import { AppError, appendToLog, Clock, putInOutbox, requireActive, requireScope, textUpTo, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { isImporting, refuseHalfHistory } from './import-guard';
import { ScoringRun } from './scoring-run.entity';

export const LONGEST_REASON = 2000;

/** How a run is to be made. */
export interface RunMode {
  /** Publish whatever number of notes loses or gains the helpful status, and although an import did not end. */
  readonly force: boolean;
  /** Publish nothing; keep what it would change until an admin lets it pass. */
  readonly hold: boolean;
}

/** Asks a worker for a run; the process that asks does not make it. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws FORBIDDEN without the scope runs:write, INVALID_INPUT for a run that is both forced and held, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED */
  async request(viewer: Viewer, { force, hold }: RunMode): Promise<void> {
    requireScope(viewer, 'runs:write');
    if (force && hold) throw new AppError('INVALID_INPUT', { field: 'hold', given: 'true', allowed: 'false for a run that is forced' });
    if (await isImporting(this.dataSource)) throw new AppError('IMPORT_IN_PROGRESS');
    if (!force) await refuseHalfHistory(this.dataSource);
    await this.dataSource.transaction((manager) => putInOutbox(manager, 'run.requested', { force, hold, requestedBy: viewer.contributorId }, this.clock.now()));
  }

  /**
   * Has a run that was held back made again, from the ratings as they are, and published whatever it changes and although
   * publication may be paused. Who let it pass and why stands in the public log.
   * @throws FORBIDDEN without the scope runs:write, NOT_FOUND, RUN_NOT_HELD, INVALID_INPUT, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED
   */
  async release(viewer: Viewer, runId: string, given: string): Promise<ScoringRun> {
    requireScope(viewer, 'runs:write');
    const adminId = requireActive(viewer);
    const reason = textUpTo(LONGEST_REASON, 'reason', given);
    if (await isImporting(this.dataSource)) throw new AppError('IMPORT_IN_PROGRESS');
    await refuseHalfHistory(this.dataSource);
    return this.dataSource.transaction(async (manager) => {
      const run = await manager.findOne(ScoringRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
      if (run === null) throw new AppError('NOT_FOUND', { what: 'scoring run', id: runId });
      const [later] = await manager.query<{ id: string }[]>(`SELECT id FROM scoring_runs WHERE state = 'published' AND id > $1 LIMIT 1`, [runId]);
      const [released] = await manager.query<{ id: string }[]>(`SELECT id FROM public_log WHERE kind = 'run.released' AND subject = $1 LIMIT 1`, [`run:${runId}`]);
      if (run.state !== 'refused' || later !== undefined || released !== undefined) throw new AppError('RUN_NOT_HELD');
      const now = this.clock.now();
      await appendToLog(manager, { at: now, kind: 'run.released', subject: `run:${runId}`, actor: await actorOf(manager, adminId), data: { reason, ...run.refusal, ...(run.heldBecause !== null && { heldBecause: run.heldBecause }) } });
      await putInOutbox(manager, 'run.requested', { force: true, release: true, requestedBy: adminId }, now);
      return run;
    });
  }
}
