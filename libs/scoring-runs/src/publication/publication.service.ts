import { actorOf } from '@bridgenotes/contributors';
import { appendToLog, Clock, putInOutbox, requireActive, requireScope, textUpTo, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { LONGEST_REASON } from '../run-requests';
import { PublicationState } from './publication.entity';

const RUNNING: PublicationState = { one: true, pausedAt: null, pausedBy: null, reason: null };

/** Pauses and resumes the publication of scoring runs and live scores. Of two who do so at once, the first does it and the other changes nothing. */
@Injectable()
export class Publication {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async state(): Promise<PublicationState> {
    return (await this.dataSource.getRepository(PublicationState).findOneBy({ one: true })) ?? RUNNING;
  }

  /**
   * From the commit on nothing is published, except a held run that an admin lets pass: runs are held back, and notes keep
   * the status that they have. Who paused it and why stands in the public log.
   * @throws FORBIDDEN without the scope runs:write, INVALID_INPUT
   */
  async pause(viewer: Viewer, given: string): Promise<PublicationState> {
    return this.#change(viewer, given, async (manager, actor, reason, now) => {
      const { affected } = await manager.update(PublicationState, { one: true, pausedAt: IsNull() }, { pausedAt: now, pausedBy: actor, reason });
      if (affected === 0) return;
      await appendToLog(manager, { at: now, kind: 'publication.paused', subject: SUBJECT, actor, data: { reason } });
    });
  }

  /**
   * Publishes again, and has a run made at once, as what was held back is no longer what ratings say.
   * @throws FORBIDDEN without the scope runs:write, INVALID_INPUT
   */
  async resume(viewer: Viewer, given: string): Promise<PublicationState> {
    return this.#change(viewer, given, async (manager, actor, reason, now) => {
      const { affected } = await manager.update(PublicationState, { one: true, pausedAt: Not(IsNull()) }, RUNNING);
      if (affected === 0) return;
      await appendToLog(manager, { at: now, kind: 'publication.resumed', subject: SUBJECT, actor, data: { reason } });
      await putInOutbox(manager, 'run.requested', { force: false, requestedBy: viewer.contributorId }, now);
    });
  }

  async #change(viewer: Viewer, given: string, change: (manager: EntityManager, actor: string, reason: string, now: Date) => Promise<void>): Promise<PublicationState> {
    requireScope(viewer, 'runs:write');
    const adminId = requireActive(viewer);
    const reason = textUpTo(LONGEST_REASON, 'reason', given);
    return this.dataSource.transaction(async (manager) => {
      await change(manager, await actorOf(manager, adminId), reason, this.clock.now());
      return manager.findOneByOrFail(PublicationState, { one: true });
    });
  }
}

const SUBJECT = 'publication:1';
