import type { Hash } from '../digest/hash';

/** Numbers, texts, typed arrays and plain objects of them: what can be handed from thread to thread. */
export type Remembered = unknown;

/** Adds to what a computation is known by: its parameters, and the bytes of its columns. */
export type Add = (part: string | ArrayBufferView) => void;

/** Results of one run for the next, by the digest of what they were computed from. */
export type Memories = ReadonlyMap<string, Remembered>;

/** How often a run computed, and how often it took a result over. */
export interface RecallCounts {
  computed: number;
  takenOver: number;
}

/**
 * What a run may take over from the one before. A computation is found by the SHA-256 of its name and all of its inputs,
 * so what is taken over is what would have been computed, to the bit. Only what this run computed or took over is kept
 * for the next one, so the memory holds the results of one run.
 */
export class RunMemory {
  readonly kept = new Map<string, Remembered>();
  readonly counts: RecallCounts = { computed: 0, takenOver: 0 };

  /** @param newHash see `Hash` */
  constructor(
    private readonly before: Memories,
    private readonly newHash: () => Hash,
  ) {}

  /** About how much memory the kept results take. */
  get bytes(): number {
    let total = 0;
    for (const result of this.kept.values()) total += bytesOf(result);
    return total;
  }

  /**
   * Gives what `compute` gives: by computing it, or by taking it over from an earlier computation of the same name with
   * the same inputs. `inputs` has to add everything that the result depends on. The result is read and never written to.
   */
  recall<Result extends Remembered>(name: string, inputs: (add: Add) => void, compute: () => Result): Result {
    const key = this.digestOf((add) => {
      add(name);
      inputs(add);
    });
    const known = this.kept.get(key) ?? this.before.get(key);
    this.counts[known === undefined ? 'computed' : 'takenOver']++;
    const result = known === undefined ? compute() : (known as Result);
    this.kept.set(key, result);
    return result;
  }

  digestOf(inputs: (add: Add) => void): string {
    const hash = this.newHash();
    inputs((part) => {
      const bytes = typeof part === 'string' ? part : new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      // kinds and lengths, so that nothing can slip from one part into the next
      hash.update(`${typeof part === 'string' ? 'text' : 'bytes'} ${bytes.length}\n`);
      hash.update(bytes);
    });
    return hash.digest('hex');
  }
}

function bytesOf(value: Remembered): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, part: Remembered) => sum + bytesOf(part), 0);
}
