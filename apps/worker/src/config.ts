import { noticeFields } from '@bridgenotes/notices';
import { communityFields, databaseFields, field, logFields } from '@bridgenotes/platform';
import { scoringFields } from '@bridgenotes/scoring-runs';
import { z } from 'zod';

/** Everything the worker reads from its environment; docs/operating.md lists the same names. */
export const workerConfig = z.object({
  ...databaseFields,
  ...logFields,
  ...scoringFields,
  ...communityFields,
  ...noticeFields,
  QUEUE_REDIS_URL: z.string().regex(/^rediss?:\/\//, 'allowed: redis://host:port').optional().describe('a Redis for the queues; without it they are in the database'),
  QUEUE_LOCK_SECONDS: field.whole(30, 1, 3600).describe('seconds after which the work of a worker that is gone is taken by another'),
  SCORING_SPREAD_FROM_RATINGS: field.whole(0, 0, 1_000_000_000).describe('ratings from which the models of a run are shared among all workers; 0: one worker makes a run'),
  OUTBOX_POLL_MILLIS: field.whole(500, 10, 60_000).describe('milliseconds between looks for new events that no notification told of'),
  SCORING_LIVE: field.flag(true).describe('1: a rating changes the status of its note at once; 0: only runs do'),
  WORKER_HEALTH_PORT: field.whole(0, 0, 65_535).describe('port for GET /health; 0 for none'),
  WORKER_SHUTDOWN_SECONDS: field.whole(20, 0, 3600).describe('seconds that a run under way may take to end when the worker is stopped'),
});

export type WorkerConfig = Readonly<z.infer<typeof workerConfig>>;
export const WORKER_CONFIG = Symbol('WorkerConfig');
