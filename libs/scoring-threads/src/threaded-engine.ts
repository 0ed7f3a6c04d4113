import { availableParallelism } from 'node:os';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { runBlocks, wasmEngine, type BoundMemory, type Engine, type LargeMemories, type RunBlocks } from '@bridgenotes/scoring';
import { collectGarbage } from './collect-garbage';
import { CONTROL, STATE, thread, type MemoryMessage, type ThreadStart } from './thread';

/** With less to do than as many ratings, calling others takes longer than it saves. */
const WORTH_SHARING = 200_000;

export interface ThreadedEngine extends Engine {
  /** Ends the threads. */
  close(): Promise<void>;
}

interface Team {
  control: Int32Array;
  workers: Worker[];
  ports: MessagePort[];
  memories: Map<object, number>;
}

/**
 * An engine whose steps are shared by threads over one memory; the calling thread works along. Threads start with
 * the first step that is large enough and do not keep the process alive. Blocks of a step are fixed by the fit, and
 * what they sum up is added in their order, so that bits do not depend on threads.
 * @param threads all together, the calling one included
 * @param worthSharing work of a step, in ratings, from which on threads take part
 */
export function threadedEngine(threads: number = availableParallelism(), worthSharing = WORTH_SHARING): ThreadedEngine {
  let team: Team | undefined;
  const run: RunBlocks = (bound, frame, step, blocks, work) => {
    if (threads < 2 || blocks < 2 || work < worthSharing) runBlocks(bound, frame, step, blocks, work);
    else share((team ??= startTeam(threads - 1)), bound, frame.words.byteOffset, step, blocks);
  };
  const end = (): Promise<unknown> => {
    const ending = team;
    team = undefined;
    return ending === undefined ? Promise.resolve() : endTeam(ending);
  };
  let forgotten = false;
  const room: LargeMemories = {
    forget(memory) {
      forgotten = true;
      // threads hold every memory they have seen
      if (team?.memories.has(memory) === true) void end();
    },
    make() {
      if (forgotten) collectGarbage();
      forgotten = false;
    },
  };
  return {
    ...wasmEngine(run, threads, room),
    async close() {
      await end();
    },
  };
}

function endTeam({ control, workers }: Team): Promise<unknown> {
  const ended = workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
  // whoever waits for the end may have nothing else to do
  for (const worker of workers) worker.ref();
  workers.forEach((_, i) => call(control, CONTROL.states + i, STATE.stop));
  return Promise.all(ended);
}

function startTeam(helpers: number): Team {
  const control = new Int32Array(new SharedArrayBuffer(4 * (CONTROL.states + helpers)));
  const ports: MessagePort[] = [];
  const workers = Array.from({ length: helpers }, (_, index) => {
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    ports.push(port1);
    const start: ThreadStart = { index, control, port: port2, CONTROL, STATE };
    const worker = new Worker(`(${thread.toString()})(require('node:worker_threads'))`, { eval: true, workerData: start, transferList: [port2] });
    worker.unref();
    return worker;
  });
  return { control, workers, ports, memories: new Map() };
}

/** All threads do blocks until none is left; those that have not woken up by then are not waited for. */
function share({ control, workers, ports, memories }: Team, { memory, module, kernels }: BoundMemory, frame: number, step: number, blocks: number): void {
  if (!memories.has(memory)) {
    memories.set(memory, memories.size);
    const message: MemoryMessage = { memory, module };
    for (const port of ports) port.postMessage(message);
  }
  control[CONTROL.step] = step;
  control[CONTROL.blocks] = blocks;
  control[CONTROL.memory] = memories.get(memory) ?? 0;
  control[CONTROL.frame] = frame;
  Atomics.store(control, CONTROL.nextBlock, 0);
  workers.forEach((_, i) => call(control, CONTROL.states + i, STATE.called));
  for (let block = Atomics.add(control, CONTROL.nextBlock, 1); block < blocks; block = Atomics.add(control, CONTROL.nextBlock, 1)) kernels.run(step, block, 0, frame);
  workers.forEach((_, i) => {
    const place = CONTROL.states + i;
    if (Atomics.compareExchange(control, place, STATE.called, STATE.idle) === STATE.called) return;
    while (Atomics.load(control, place) === STATE.busy) Atomics.wait(control, place, STATE.busy);
    if (Atomics.load(control, place) === STATE.failed) throw new Error('a scoring thread failed; its part of the sums is missing');
  });
}

function call(control: Int32Array, place: number, state: number): void {
  Atomics.store(control, place, state);
  Atomics.notify(control, place);
}
