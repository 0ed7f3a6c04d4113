import { availableParallelism } from 'node:os';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { kernelModule, sumRowsWith, wasmEngine, type BoundMemory, type Engine, type RatingRows } from '@bridgenotes/scoring';
import { CONTROL, STATE, thread, type ThreadStart } from './thread';

/** Fixed, whatever the number of threads. A row is summed by one thread alone, so that its bits do not depend on them. */
const BLOCKS = 128;
/** With fewer ratings calling others takes longer than it saves. */
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
 * An engine whose sums are shared by threads over one memory; the calling thread works along. Threads start with
 * the first fit that is large enough and do not keep the process alive.
 * @param threads all together, the calling one included
 * @param worthSharing ratings of a fit from which on threads take part
 */
export function threadedEngine(threads: number = availableParallelism(), worthSharing = WORTH_SHARING): ThreadedEngine {
  const module = kernelModule();
  let team: Team | undefined;
  const sumRows = (bound: BoundMemory, rows: RatingRows): void => {
    if (module === null || threads < 2 || rows.others.length < worthSharing) sumRowsWith(bound.kernels, rows, 0, rows.count);
    else share((team ??= startTeam(threads - 1, module)), bound, rows);
  };
  return {
    ...wasmEngine(sumRows),
    async close() {
      const ending = team;
      team = undefined;
      if (ending === undefined) return;
      const ended = ending.workers.map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
      ending.workers.forEach((_, i) => call(ending.control, CONTROL.states + i, STATE.stop));
      await Promise.all(ended);
    },
  };
}

function startTeam(helpers: number, module: object): Team {
  const control = new Int32Array(new SharedArrayBuffer(4 * (CONTROL.states + helpers)));
  const ports: MessagePort[] = [];
  const workers = Array.from({ length: helpers }, (_, index) => {
    const { port1, port2 } = new MessageChannel();
    port1.unref();
    ports.push(port1);
    const start: ThreadStart = { index, control, module, port: port2, CONTROL, STATE };
    const worker = new Worker(`(${thread.toString()})(require('node:worker_threads'))`, { eval: true, workerData: start, transferList: [port2] });
    worker.unref();
    return worker;
  });
  return { control, workers, ports, memories: new Map() };
}

/** All threads sum blocks of rows until none is left; those that have not woken up by then are not waited for. */
function share({ control, workers, ports, memories }: Team, { memory, kernels }: BoundMemory, rows: RatingRows): void {
  if (!memories.has(memory)) {
    memories.set(memory, memories.size);
    for (const port of ports) port.postMessage(memory);
  }
  const size = Math.ceil(rows.count / BLOCKS);
  const blocks = Math.ceil(rows.count / size);
  control[CONTROL.blocks] = blocks;
  control[CONTROL.rowsPerBlock] = size;
  control[CONTROL.rows] = rows.count;
  control[CONTROL.memory] = memories.get(memory) ?? 0;
  for (const part of ['bounds', 'others', 'pairs', 'sums'] as const) control[CONTROL[part]] = rows[part].byteOffset;
  Atomics.store(control, CONTROL.nextBlock, 0);
  workers.forEach((_, i) => call(control, CONTROL.states + i, STATE.called));
  for (let block = Atomics.add(control, CONTROL.nextBlock, 1); block < blocks; block = Atomics.add(control, CONTROL.nextBlock, 1)) {
    sumRowsWith(kernels, rows, block * size, Math.min(rows.count, (block + 1) * size));
  }
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
