import { refuseWhatWillNotFit, threadedEngine } from '@bridgenotes/scoring-threads';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { scoreWithDigests, sendable, type ThreadMessage, type ThreadTask } from './scorer';

/** The other side of `scoreInThread`, built as a file of its own. */
const task = workerData as ThreadTask;
const send = (message: ThreadMessage) => parentPort?.postMessage(message);
// A run takes all processors for a while: the database and live scoring go first. On Linux this is for this thread and those it starts.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
refuseWhatWillNotFit(task.input);
const engine = threadedEngine();
send({ scored: sendable(scoreWithDigests(task, (progress) => send({ progress }), engine)) });
await engine.close();
