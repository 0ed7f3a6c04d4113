import { score } from '@bridgenotes/scoring';
import { refuseWhatWillNotFit, threadedEngine } from '@bridgenotes/scoring-threads';
import type { ThreadMessage, ThreadTask } from './scorer';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

/** The other side of `scoreInThread`, built as a file of its own. */
const { input, parameters } = workerData as ThreadTask;
const send = (message: ThreadMessage) => parentPort?.postMessage(message);
// A run takes all processors for a while: the database and live scoring go first. On Linux this is for this thread and those it starts.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
refuseWhatWillNotFit(input);
const engine = threadedEngine();
send({ output: score(input, parameters, (progress) => send({ progress }), { freeze: true, engine }) });
await engine.close();
