import type { MessagePort } from 'node:worker_threads';

/**
 * Words of the shared memory by which threads agree on what to do. STATES is followed by one word a thread. The task
 * is only changed while no thread is BUSY.
 */
export const CONTROL = { nextBlock: 0, blocks: 1, rowsPerBlock: 2, rows: 3, memory: 4, bounds: 5, others: 6, pairs: 7, sums: 8, states: 9 } as const;

/** A thread sleeps while IDLE. CALLED may be taken back before the thread has become BUSY. */
export const STATE = { idle: 0, called: 1, busy: 2, failed: 3, stop: 4 } as const;

/** What a thread is given when it starts. */
export interface ThreadStart {
  index: number;
  control: Int32Array;
  module: object;
  /** Brings memories, numbered in the order in which they come. */
  port: MessagePort;
  CONTROL: typeof CONTROL;
  STATE: typeof STATE;
}

// Part of node, but not of its types.
declare const WebAssembly: { Instance: new (module: object, imports: { env: { memory: object } }) => { exports: { sumRows: SumRows } } };

type SumRows = (first: number, last: number, bounds: number, others: number, pairs: number, sums: number) => void;

/**
 * The program of a thread: sleeps until called, then sums blocks of rows until none is left. It is handed over as text,
 * so that it runs from source and from a bundle alike; therefore it uses nothing from outside of itself.
 */
export function thread({ workerData, receiveMessageOnPort }: typeof import('node:worker_threads')): void {
  const { index, control, module, port, CONTROL: at, STATE: state } = workerData as ThreadStart;
  const mine = at.states + index;
  const kernels: SumRows[] = [];
  const word = (place: number): number => (control[place] ?? 0) >>> 0;
  for (;;) {
    Atomics.wait(control, mine, state.idle);
    const before = Atomics.compareExchange(control, mine, state.called, state.busy);
    if (before === state.stop) return;
    if (before !== state.called) continue;
    try {
      for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port)) {
        kernels.push(new WebAssembly.Instance(module, { env: { memory: message.message as object } }).exports.sumRows);
      }
      const sumRows = kernels[word(at.memory)];
      if (sumRows === undefined) throw new Error('the memory did not come');
      const size = word(at.rowsPerBlock);
      for (let block = Atomics.add(control, at.nextBlock, 1); block < word(at.blocks); block = Atomics.add(control, at.nextBlock, 1)) {
        sumRows(block * size, Math.min(word(at.rows), (block + 1) * size), word(at.bounds), word(at.others), word(at.pairs), word(at.sums));
      }
      Atomics.store(control, mine, state.idle);
    } catch {
      Atomics.store(control, mine, state.failed);
    }
    Atomics.notify(control, mine);
  }
}
