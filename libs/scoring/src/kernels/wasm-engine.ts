import { plainEngine, type Engine, type Space } from './engine';
import { FIT_WASM } from './fit.wasm';
import { KERNELS_WASM } from './kernels.wasm';

/** Memory of WebAssembly, which threads may share. */
export interface SharedMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

/** The compiled kernels; they may be sent to a thread. */
export type KernelModule = object;

/** Steps of a fit, or of a logistic fit, bound to a memory; the frame is an address in it. */
export interface Kernels {
  run(step: number, block: number, thread: number, frame: number): void;
}

interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => KernelModule;
  Instance: new (module: KernelModule, imports: { env: { memory: SharedMemory } }) => { exports: object };
  Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
}

// Part of every engine that runs this, but not of the language.
declare const WebAssembly: WebAssemblyGlobal | undefined;
declare const atob: (base64: string) => string;

const PAGE = 65_536;
/** What 32-bit addresses reach. */
const MOST_PAGES = 65_536;

const compiled = new Map<string, KernelModule | null>();

/** A compiled kernel; null where the machine has no WebAssembly with SIMD and shared memory. */
function moduleOf(base64: string): KernelModule | null {
  let module = compiled.get(base64);
  if (module !== undefined) return module;
  try {
    module = typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
  } catch {
    module = null;
  }
  compiled.set(base64, module);
  return module;
}

/** The compiled steps of a fit, for this thread or another. */
export function fitModule(): KernelModule | null {
  return moduleOf(FIT_WASM);
}

/** Those of logistic fits. */
function logisticModule(): KernelModule | null {
  return moduleOf(KERNELS_WASM);
}

/** Binds a module to a memory, in this thread. */
function bind(module: KernelModule, memory: SharedMemory): Kernels {
  return new WebAssembly!.Instance(module, { env: { memory } }).exports as Kernels;
}

/** Makes a memory of at least so many bytes, which can grow. @throws RangeError when it is not to be had */
export function sharedMemory(bytes: number): SharedMemory {
  return new WebAssembly!.Memory({ initial: pagesFor(bytes), maximum: MOST_PAGES, shared: true });
}

function pagesFor(bytes: number): number {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(`a fit needs ${Math.ceil(bytes / 1e6)} MB in one piece; ${Math.floor((MOST_PAGES * PAGE) / 1e6)} MB are allowed`);
  }
  return pages;
}

/** A memory with kernels bound to it. */
export interface BoundMemory {
  memory: SharedMemory;
  module: KernelModule;
  kernels: Kernels;
}

/** Does blocks of a step by some way of sharing them; a frame begins with its words. */
export type RunBlocks = (bound: BoundMemory, frame: { words: Uint32Array }, step: number, blocks: number, work: number) => void;

/** All blocks in this thread. */
export const runBlocks: RunBlocks = ({ kernels }, frame, step, blocks) => {
  const address = frame.words.byteOffset;
  for (let block = 0; block < blocks; block++) kernels.run(step, block, 0, address);
};

/** Is told of memories that are not kept for the next fit. */
export interface LargeMemories {
  /** Such a memory is given back, once nothing else holds it. */
  forget?(memory: SharedMemory): void;
  /** One is about to be made. */
  make?(): void;
}

/** A memory larger than this is given back after a fit: what follows needs the room more than the next fit the time. */
const KEPT_BYTES = 256e6;

/**
 * Does all steps with SIMD where the machine has it. The memory of one fit serves the next, and grows with it.
 * @param threads how many threads `run` shares blocks among
 */
export function wasmEngine(run: RunBlocks = runBlocks, threads = 1, room: LargeMemories = {}): Engine {
  const [fit, logistic] = [fitModule(), logisticModule()];
  if (fit === null || logistic === null) return plainEngine;
  const spacesOf = <SomeFrame extends { words: Uint32Array }, SomeStep extends number>(module: KernelModule): ((bytes: number) => Space<SomeFrame, SomeStep>) => {
    let spare: BoundMemory | undefined;
    return (bytes) => {
      if (bytes > KEPT_BYTES) room.make?.();
      const bound = roomFor(bytes, spare, module);
      spare = undefined;
      return {
        buffer: bound.memory.buffer,
        run: (frame, step, blocks, work) => run(bound, frame, step, blocks, work),
        close() {
          if (bound.memory.buffer.byteLength > KEPT_BYTES) room.forget?.(bound.memory);
          else spare = bound;
        },
      };
    };
  };
  return { threads, open: spacesOf(fit), answers: spacesOf(logistic) };
}

/** A memory of at least so many bytes: the spare one, grown where it is too small, or a new one. */
function roomFor(bytes: number, spare: BoundMemory | undefined, module: KernelModule): BoundMemory {
  if (spare === undefined) {
    const memory = sharedMemory(bytes);
    return { memory, module, kernels: bind(module, memory) };
  }
  const missing = pagesFor(bytes) - spare.memory.buffer.byteLength / PAGE;
  if (missing > 0) spare.memory.grow(missing);
  return spare;
}
