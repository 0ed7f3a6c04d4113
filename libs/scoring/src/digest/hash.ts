/** A hash in the making; node's fits. Handed in, because this room imports nothing: `() => createHash('sha256')`. */
export interface Hash {
  update(data: string | Uint8Array): unknown;
  digest(encoding: 'hex'): string;
}
