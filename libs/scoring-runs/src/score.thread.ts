import { refuseWhatWillNotFit, threadedEngine } from '@bridgenotes/scoring-threads';
import { RunMemory } from '@bridgenotes/scoring';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { scoreWithDigests, sendable, sha256, type ThreadMessage, type ThreadTask } from './scorer';

/** Results of more bytes than this are not kept for the next run: they are handed from thread to thread. */
const MOST_REMEMBERED = 256 * 1024 * 1024;

/** The other side of `scoreInThread`, built as a file of its own. */
const task = workerData as ThreadTask;
const send = (message: ThreadMessage) => parentPort?.postMessage(message);
// A run takes all processors for a while: the database and live scoring go first. On Linux this is for this thread and those it starts.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
refuseWhatWillNotFit(task.input);
const engine = threadedEngine();
const memory = new RunMemory(task.memories, sha256);
const scored = sendable(scoreWithDigests(task, (progress) => send({ progress }), engine, memory));
send({ scored, memories: memory.bytes <= MOST_REMEMBERED ? memory.kept : new Map() });
await engine.close();
