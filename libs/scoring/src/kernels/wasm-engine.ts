import { plainEngine, type Engine, type Workspace } from './engine';
import type { RatingRows } from './row-sums';
import { ROW_SUMS_WASM } from './row-sums.wasm';

/** Memory of WebAssembly, which threads may share. */
export interface SharedMemory {
  readonly buffer: ArrayBufferLike;
}

/** The compiled kernel; it may be sent to a thread. */
export type KernelModule = object;

/** {@link RatingRows} as addresses. */
export type SumRowsKernel = (first: number, last: number, bounds: number, others: number, pairs: number, sums: number) => void;

interface WebAssemblyGlobal {
  Module: new (bytes: Uint8Array) => KernelModule;
  Instance: new (module: KernelModule, imports: { env: { memory: SharedMemory } }) => { exports: { sumRows: SumRowsKernel } };
  Memory: new (size: { initial: number; maximum: number; shared: true }) => SharedMemory;
}

// Part of every engine that runs this, but not of the language.
declare const WebAssembly: WebAssemblyGlobal | undefined;
declare const atob: (base64: string) => string;

const PAGE = 65_536;
/** What 32-bit addresses reach. */
const MOST_PAGES = 65_536;

let compiled: KernelModule | null | undefined;

/** The compiled kernel; null where the machine has no WebAssembly with SIMD and shared memory. */
export function kernelModule(): KernelModule | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = typeof WebAssembly === 'undefined' ? null : new WebAssembly.Module(Uint8Array.from(atob(ROW_SUMS_WASM), (c) => c.charCodeAt(0)));
  } catch {
    compiled = null;
  }
  return compiled;
}

/** Binds the kernel to a memory, in this thread. */
export function bindKernel(module: KernelModule, memory: SharedMemory): SumRowsKernel {
  return new WebAssembly!.Instance(module, { env: { memory } }).exports.sumRows;
}

/** Makes a memory of at least so many bytes. @throws RangeError when it is not to be had */
export function sharedMemory(bytes: number): SharedMemory {
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MOST_PAGES) {
    throw new RangeError(`a fit needs ${Math.ceil(bytes / 1e6)} MB in one piece; ${Math.floor((MOST_PAGES * PAGE) / 1e6)} MB are allowed`);
  }
  return new WebAssembly!.Memory({ initial: pages, maximum: pages, shared: true });
}

/** Calls the kernel for some of the rows. */
export function callKernel(kernel: SumRowsKernel, rows: RatingRows, first: number, last: number): void {
  kernel(first, last, rows.bounds.byteOffset, rows.others.byteOffset, rows.pairs.byteOffset, rows.sums.byteOffset);
}

/** Does all sums in this thread, with SIMD where the machine has it. The memory of one fit serves the next. */
export function wasmEngine(): Engine {
  const module = kernelModule();
  if (module === null) return plainEngine;
  let spare: { memory: SharedMemory; kernel: SumRowsKernel } | undefined;
  return {
    open(bytes): Workspace {
      let held = spare;
      spare = undefined;
      if (held === undefined || held.memory.buffer.byteLength < bytes) {
        const memory = sharedMemory(bytes);
        held = { memory, kernel: bindKernel(module, memory) };
      }
      const { memory, kernel } = held;
      return {
        buffer: memory.buffer,
        sumRows: (rows) => callKernel(kernel, rows, 0, rows.count),
        close: () => (spare = held),
      };
    },
  };
}
