import { FIRST_ADDRESS, plainEngine, type Engine, type Workspace } from './engine';
import { KERNELS_WASM } from './kernels.wasm';
import { BLOCK_BYTES, layOutAnswers, type AnswerBlock } from './logistic';
import type { RatingRows } from './row-sums';

/** Memory of WebAssembly, which threads may share. */
export interface SharedMemory {
  readonly buffer: ArrayBufferLike;
}

/** The compiled kernels; they may be sent to a thread. */
export type KernelModule = object;

/** The kernels, bound to a memory; columns are addresses in it. */
export interface Kernels {
  sumRows(first: number, last: number, bounds: number, others: number, pairs: number, sums: number): void;
  evaluateAnswers(count: number, odds: number, weights: number, losses: number, slopes: number, bends: number): void;
}

interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => KernelModule;
  Instance: new (module: KernelModule, imports: { env: { memory: SharedMemory } }) => { exports: Kernels };
  Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
}

// Part of every engine that runs this, but not of the language.
declare const WebAssembly: WebAssemblyGlobal | undefined;
declare const atob: (base64: string) => string;

const PAGE = 65_536;
/** What 32-bit addresses reach. */
const MOST_PAGES = 65_536;

let compiled: KernelModule | null | undefined;

/** The compiled kernels; null where the machine has no WebAssembly with SIMD and shared memory. */
export function kernelModule(): KernelModule | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(Uint8Array.from(atob(KERNELS_WASM), (c) => c.charCodeAt(0)));
  } catch {
    compiled = null;
  }
  return compiled;
}

/** Binds the kernels to a memory, in this thread. */
export function bindKernels(module: KernelModule, memory: SharedMemory): Kernels {
  return new WebAssembly!.Instance(module, { env: { memory } }).exports;
}

/** Makes a memory of at least so many bytes. @throws RangeError when it is not to be had */
export function sharedMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(`a fit needs ${Math.ceil(bytes / 1e6)} MB in one piece; ${Math.floor((MOST_PAGES * PAGE) / 1e6)} MB are allowed`);
  }
  return new WebAssembly!.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Sums some of the rows. */
export function sumRowsWith(kernels: Kernels, rows: RatingRows, first: number, last: number): void {
  kernels.sumRows(first, last, rows.bounds.byteOffset, rows.others.byteOffset, rows.pairs.byteOffset, rows.sums.byteOffset);
}

/** A memory with the kernels bound to it. */
export interface BoundMemory {
  memory: SharedMemory;
  kernels: Kernels;
}

/** Columns for answers, evaluated by the kernel. */
export function answerBlock(module: KernelModule): AnswerBlock {
  const memory = sharedMemory(FIRST_ADDRESS + BLOCK_BYTES);
  const kernels = bindKernels(module, memory);
  const columns = layOutAnswers(memory.buffer, FIRST_ADDRESS);
  const [odds, weights, losses, slopes, bends] = [columns.odds, columns.weights, columns.losses, columns.slopes, columns.bends].map((column) => column.byteOffset) as [number, number, number, number, number];
  return { ...columns, evaluate: (count) => kernels.evaluateAnswers(count, odds, weights, losses, slopes, bends) };
}

/**
 * Does all sums with SIMD where the machine has it. The memory of one fit serves the next.
 * @param sumRows how rows are summed: here, unless threads help
 */
export function wasmEngine(
  sumRows: (bound: BoundMemory, rows: RatingRows) => void = ({ kernels }, rows) => sumRowsWith(kernels, rows, 0, rows.count),
): Engine {
  const module = kernelModule();
  if (module === null) return plainEngine;
  let spare: BoundMemory | undefined;
  let answers: AnswerBlock | undefined;
  return {
    open(bytes): Workspace {
      let held = spare;
      spare = undefined;
      if (held === undefined || held.memory.buffer.byteLength < bytes) {
        const memory = sharedMemory(bytes);
        held = { memory, kernels: bindKernels(module, memory) };
      }
      const bound = held;
      return {
        buffer: bound.memory.buffer,
        sumRows: (rows) => sumRows(bound, rows),
        close: () => (spare = bound),
      };
    },
    answers: () => (answers ??= answerBlock(module)),
  };
}
