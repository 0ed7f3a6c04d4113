import type { IdIndex } from './kernel/rating-kernel';
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Gives each distinct id a dense index, in order of first appearance, without making a string for each look-up.
 * Ids are bytes (printable ASCII); 64 bytes each take about 80 bytes of memory.
 */
export class IdTable implements IdIndex {
  #arena = Buffer.allocUnsafe(1 << 16);
  #used = 0;
  /** offsets[i] … offsets[i + 1] are the bytes of id i; doubles, because an arena may pass 4 GiB. */
  #offsets = new Float64Array(1 << 10);
  #hashes = new Uint32Array(1 << 10);
  /** Open addressing: slot → index + 1, 0 where free. */
  #slots = new Uint32Array(1 << 11);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** Index of the id that is bytes[start … end − 1]; a new one where it is not known yet. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot] as number; entry !== 0; entry = this.#slots[slot] as number) {
      if (this.#hashes[entry - 1] === hash && this.#equals(entry - 1, bytes, start, end)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(hash, slot, bytes, start, end);
  }

  /** Index of an id, −1 where it is not known. */
  indexOf(id: string): number {
    const bytes = Buffer.from(id, 'latin1');
    const hash = hashOf(bytes, 0, bytes.length);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] as number;
      if (entry === 0) return -1;
      if (this.#hashes[entry - 1] === hash && this.#equals(entry - 1, bytes, 0, bytes.length)) return entry - 1;
    }
  }

  /** @throws RangeError where there is no such index */
  text(index: number): string {
    if (!(index >= 0 && index < this.#count)) throw new RangeError(`no id has index ${index}; there are ${this.#count}`);
    return this.#arena.toString('latin1', this.#offsets[index], this.#offsets[index + 1]);
  }

  #equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#offsets[index] as number;
    if ((this.#offsets[index + 1] as number) - from !== end - start) return false;
    for (let i = 0; i < end - start; i += 1) {
      if (this.#arena[from + i] !== bytes[start + i]) return false;
    }
    return true;
  }

  #add(hash: number, slot: number, bytes: Uint8Array, start: number, end: number): number {
    const index = this.#count;
    const length = end - start;
    if (this.#used + length > this.#arena.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#arena.length * 2, this.#used + length));
      this.#arena.copy(larger, 0, 0, this.#used);
      this.#arena = larger;
    }
    this.#arena.set(bytes.subarray(start, end), this.#used);
    this.#used += length;
    if (index + 2 > this.#offsets.length) {
      const offsets = new Float64Array(this.#offsets.length * 2);
      offsets.set(this.#offsets);
      this.#offsets = offsets;
      const hashes = new Uint32Array(this.#hashes.length * 2);
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    this.#offsets[index + 1] = this.#used;
    this.#hashes[index] = hash;
    this.#count = index + 1;
    this.#slots[slot] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return index;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#count; index += 1) {
      let slot = (this.#hashes[index] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, mixed once more because sequential numbers differ in their last bytes only. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), FNV_PRIME);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
