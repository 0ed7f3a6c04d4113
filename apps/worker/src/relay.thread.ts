import 'reflect-metadata';
import { readConfig, SystemClock } from '@bridgenotes/platform';
import { scoreHere } from '@bridgenotes/scoring-runs';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { parentPort } from 'node:worker_threads';
import { workerConfig } from './config';
import { STOP } from './relay-thread';
import { WorkerModule } from './worker.module';

/** The other side of `RelayThread`, built as a file of its own: events are relayed and notes scored live whatever a run is doing. */
const config = readConfig(workerConfig, process.env);
const app = await NestFactory.createApplicationContext(WorkerModule.of(config, new SystemClock(), scoreHere, { relayOnly: true }), { bufferLogs: true, abortOnError: false });
app.useLogger(app.get(Logger));
parentPort?.on('message', (message) => {
  if (message === STOP) void app.close().finally(() => parentPort?.close());
});
