import { Injectable } from '@nestjs/common';
import { AppError, Clock, putInOutbox, type Viewer } from '@bridgenotes/platform';
import { DataSource } from 'typeorm';

/** Asks a worker for a run; the process that asks does not make it. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param force publish whatever number of notes loses the helpful status. @throws FORBIDDEN without the scope runs:write */
  async request(viewer: Viewer, force: boolean): Promise<void> {
    if (!viewer.scopes.includes('runs:write')) throw new AppError('FORBIDDEN', { needs: 'the scope runs:write' });
    await this.dataSource.transaction((manager) => putInOutbox(manager, 'run.requested', { force, requestedBy: viewer.contributorId }, this.clock.now()));
  }
}
