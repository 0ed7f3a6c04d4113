import 'reflect-metadata';
import { AppError, readConfig, SystemClock } from '@bridgenotes/platform';
import { scoreInThread } from '@bridgenotes/scoring-runs';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { workerConfig } from './config';
import { WorkerModule } from './worker.module';

// Built beside this file; names in variables keep the bundler from taking them for assets.
const THREAD = './score.thread.js';
const RELAY = './relay.thread.js';
const MODELS = './models.thread.js';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** For closing what is left once the work has ended or was given up. */
const CLOSING_MILLIS = 2000;

try {
  const config = readConfig(workerConfig, process.env);
  const app = await NestFactory.createApplicationContext(WorkerModule.of(config, new SystemClock(), scoreInThread(new URL(THREAD, import.meta.url)), { relayThread: new URL(RELAY, import.meta.url), modelsThread: new URL(MODELS, import.meta.url) }), { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks([...SIGNALS]);
  // Closing waits for connections in use. A run that does not end in time is cut off: what it wrote is rolled back.
  for (const signal of SIGNALS) process.once(signal, () => setTimeout(() => process.exit(1), config.WORKER_SHUTDOWN_SECONDS * 1000 + CLOSING_MILLIS).unref());
  app.get(Logger).log(`worker ready; queues in ${config.QUEUE_REDIS_URL ? 'Redis' : 'PostgreSQL'}`);
} catch (error) {
  // An expected failure is told in a line; anything else with its stack.
  console.error(error instanceof AppError ? `error ${error.code}: ${error.message}` : error);
  process.exit(1);
}
