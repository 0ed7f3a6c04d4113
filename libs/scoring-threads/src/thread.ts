import type { MessagePort } from 'node:worker_threads';

/**
 * Words of the shared memory by which threads agree on what to do. STATES is followed by one word a thread. The task
 * is only changed while no thread is BUSY.
 */
export const CONTROL = { nextBlock: 0, blocks: 1, step: 2, memory: 3, frame: 4, states: 5 } as const;

/** A thread sleeps while IDLE. CALLED may be taken back before the thread has become BUSY. */
export const STATE = { idle: 0, called: 1, busy: 2, failed: 3, stop: 4 } as const;

/** What comes through a thread's port. */
export interface MemoryMessage {
  memory: object;
  module: object;
}

/** What a thread is given when it starts. */
export interface ThreadStart {
  index: number;
  control: Int32Array;
  /** Brings memories, numbered in the order in which they come, each with the kernels that work in it. */
  port: MessagePort;
  CONTROL: typeof CONTROL;
  STATE: typeof STATE;
}

// Part of node, but not of its types.
declare const WebAssembly: { Instance: new (module: object, imports: { env: { memory: object } }) => { exports: { run: RunBlock } } };

type RunBlock = (step: number, block: number, thread: number, frame: number) => void;

/**
 * The program of a thread: sleeps until called, then does blocks of a step until none is left. It is handed over as text,
 * so that it runs from source and from a bundle alike; therefore it uses nothing from outside of itself.
 */
export function thread({ workerData, receiveMessageOnPort }: typeof import('node:worker_threads')): void {
  const { index, control, port, CONTROL: at, STATE: state } = workerData as ThreadStart;
  const mine = at.states + index;
  const kernels: RunBlock[] = [];
  const word = (place: number): number => (control[place] ?? 0) >>> 0;
  for (;;) {
    Atomics.wait(control, mine, state.idle);
    const before = Atomics.compareExchange(control, mine, state.called, state.busy);
    if (before === state.stop) return;
    if (before !== state.called) continue;
    try {
      for (let message = receiveMessageOnPort(port); message !== undefined; message = receiveMessageOnPort(port)) {
        const { memory, module } = message.message as MemoryMessage;
        kernels.push(new WebAssembly.Instance(module, { env: { memory } }).exports.run);
      }
      const run = kernels[word(at.memory)];
      if (run === undefined) throw new Error('the memory did not come');
      const [step, blocks, frame] = [word(at.step), word(at.blocks), word(at.frame)];
      // scratch 0 belongs to the calling thread
      for (let block = Atomics.add(control, at.nextBlock, 1); block < blocks; block = Atomics.add(control, at.nextBlock, 1)) run(step, block, index + 1, frame);
      Atomics.store(control, mine, state.idle);
    } catch {
      Atomics.store(control, mine, state.failed);
    }
    Atomics.notify(control, mine);
  }
}
