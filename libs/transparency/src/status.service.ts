import { Clock, type Chore } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ServicePulse } from './service-pulse.entity';
import { problemsOf, type ServiceProblem } from './status.rules';

const WORKER = 'worker';
/** For so long one look at the database answers everybody, in milliseconds. */
const KEPT = 5000;
/** Counting stops here: more is too many anyway. */
const MOST_EVENTS = 10_000;

/** How the parts of the service are. */
export interface ServiceStatus {
  readonly checkedAt: Date;
  readonly problems: readonly ServiceProblem[];
  /** How long the database took to tell all this. */
  readonly databaseMillis: number;
  readonly workerSeenAt: Date | null;
  /** Events that wait to be relayed; at most 10,000 are counted. */
  readonly eventsWaiting: number;
  readonly oldestEventAt: Date | null;
  /** The rating that has waited longest for the status of its note to be looked at. */
  readonly oldestRatingAt: Date | null;
  readonly publishedRunId: string | null;
  readonly runningSince: Date | null;
  /** Since when and why nothing is published, if an admin wants it so. */
  readonly pausedAt: Date | null;
  readonly pauseReason: string | null;
}

interface Row {
  readonly worker: Date | null;
  readonly waiting: number;
  readonly oldest: Date | null;
  readonly oldest_rating: Date | null;
  readonly run_id: string | null;
  readonly running_since: Date | null;
  readonly paused_at: Date | null;
  readonly reason: string | null;
}

const READ = `
  SELECT (SELECT seen_at FROM service_pulses WHERE part = '${WORKER}') AS worker,
    (SELECT count(*)::int FROM (SELECT FROM outbox LIMIT ${MOST_EVENTS}) AS counted) AS waiting,
    (SELECT created_at FROM outbox ORDER BY id LIMIT 1) AS oldest,
    (SELECT created_at FROM outbox WHERE topic = 'rating.changed' ORDER BY id LIMIT 1) AS oldest_rating,
    (SELECT run_id FROM published_run) AS run_id,
    (SELECT started_at FROM scoring_runs WHERE state = 'running' ORDER BY id LIMIT 1) AS running_since,
    (SELECT paused_at FROM publication) AS paused_at, (SELECT reason FROM publication) AS reason`;

/** Says how the service is, to anybody, as often as they like. */
@Injectable()
export class ServiceStatusService {
  #kept: { readonly at: number; readonly status: Promise<ServiceStatus> } | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws what the database throws when it cannot be reached */
  async status(): Promise<ServiceStatus> {
    const now = this.clock.now().getTime();
    if (this.#kept === null || now - this.#kept.at >= KEPT) {
      const status = this.#look(now);
      this.#kept = { at: now, status };
      // What failed is looked at again by the next one who asks.
      status.catch(() => (this.#kept = null));
    }
    return this.#kept.status;
  }

  async #look(now: number): Promise<ServiceStatus> {
    const started = performance.now();
    const [row] = await this.dataSource.query<[Row]>(READ);
    const since = (time: Date | null) => (time === null ? null : now - time.getTime());
    return {
      checkedAt: new Date(now),
      problems: problemsOf({ workerSilentFor: since(row.worker), oldestEventWaits: since(row.oldest), runningFor: since(row.running_since), hasPublishedRun: row.run_id !== null, isPaused: row.paused_at !== null }),
      databaseMillis: Math.round(performance.now() - started),
      workerSeenAt: row.worker,
      eventsWaiting: row.waiting,
      oldestEventAt: row.oldest,
      oldestRatingAt: row.oldest_rating,
      publishedRunId: row.run_id,
      runningSince: row.running_since,
      pausedAt: row.paused_at,
      pauseReason: row.reason,
    };
  }
}

/** A worker says that it works. */
@Injectable()
export class PulseChore implements Chore {
  readonly name = 'pulse';
  readonly everySeconds = 15;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.dataSource.getRepository(ServicePulse).upsert({ part: WORKER, seenAt: this.clock.now() }, ['part']);
  }
}
