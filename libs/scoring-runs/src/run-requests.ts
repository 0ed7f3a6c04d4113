import { Injectable } from '@nestjs/common';
import { AppError, Clock, putInOutbox, requireScope, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';
import { isImporting, refuseHalfHistory } from './import-guard';

/** Asks a worker for a run; the process that asks does not make it. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param force publish whatever number of notes loses the helpful status, and although an import did not end
   * @throws FORBIDDEN without the scope runs:write, IMPORT_IN_PROGRESS, IMPORT_UNFINISHED
   */
  async request(viewer: Viewer, force: boolean): Promise<void> {
    requireScope(viewer, 'runs:write');
    if (await isImporting(this.dataSource)) throw new AppError('IMPORT_IN_PROGRESS');
    if (!force) await refuseHalfHistory(this.dataSource);
    await this.dataSource.transaction((manager) => putInOutbox(manager, 'run.requested', { force, requestedBy: viewer.contributorId }, this.clock.now()));
  }
}
