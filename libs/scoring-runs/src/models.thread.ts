import { refuseWhatWillNotFit, threadedEngine } from '@bridgenotes/scoring-threads';
import { constants, setPriority } from 'node:os';
import { Client } from 'pg';
import { parentPort, workerData } from 'node:worker_threads';
import type { ModelsAnswer, ModelsRequest } from './fleet/models-thread';
import { RunModels } from './fleet/run-models';
import { sendable } from './scorer';

/** The other side of `ModelsThread`, built as a file of its own. One question after the other: each may need the whole memory. */
const { databaseUrl } = workerData as { databaseUrl: string };
// As in score.thread: the database and live scoring go first.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const client = new Client({ connectionString: databaseUrl, keepAlive: true });
// Without its connection the thread is of no use: it ends, and the next question starts another.
client.on('error', () => process.exit(1));
await client.connect();
const models = new RunModels(client, refuseWhatWillNotFit, threadedEngine());
const send = (answer: ModelsAnswer) => parentPort!.postMessage(answer);

let last: Promise<void> = Promise.resolve();
parentPort!.on('message', ({ question, request }: { question: number; request: ModelsRequest }) => {
  last = last.then(() => answer(question, request));
});

async function answer(question: number, request: ModelsRequest): Promise<void> {
  const onProgress = (progress: { step: string; done: number; total: number }) => send({ question, progress });
  try {
    if (request.ask === 'open') send({ question, result: await models.open(request.runId, request) });
    else if (request.ask === 'place') send({ question, result: await models.place(request.runId, request.model, onProgress) });
    else send({ question, result: sendable(await models.join(request.runId, request.models, onProgress)) });
  } catch (error) {
    send({ question, failure: error instanceof Error ? error : new Error(String(error)) });
  }
}
