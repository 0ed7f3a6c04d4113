import type { Hash } from '../digest/hash';

/** FNV-1a over what it is given: short, and enough to tell two texts apart. */
export function fnv(): Hash {
  let state = 0x811c9dc5;
  let other = 0x01000193;
  const take = (byte: number): void => {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
    other = Math.imul(other + byte, 0x85ebca6b) >>> 0;
  };
  return {
    update: (data) => (typeof data === 'string' ? [...data].forEach((c) => take(c.codePointAt(0)!)) : data.forEach(take)),
    digest: () => (state.toString(16).padStart(8, '0') + other.toString(16).padStart(8, '0')).repeat(4),
  };
}
