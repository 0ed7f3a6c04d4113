import { createHash } from 'node:crypto';

export const API_KEY_BYTES = { prefix: 4, secret: 32 } as const;

/** A key as its holder sees it, and what the database keeps of it. */
export interface MintedKey {
  readonly key: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

/** `bn_`, 8 hexadecimal digits to tell keys apart, and 256 random bits as base64url. */
export function mintKey(random: { prefix: Uint8Array; secret: Uint8Array }): MintedKey {
  if (random.prefix.length !== API_KEY_BYTES.prefix || random.secret.length !== API_KEY_BYTES.secret) throw new RangeError('an API key takes 4 and 32 random bytes');
  const prefix = `bn_${Buffer.from(random.prefix).toString('hex')}`;
  const key = `${prefix}_${Buffer.from(random.secret).toString('base64url')}`;
  return { key, prefix, hash: hashOfKey(key) };
}

/** 256 random bits cannot be guessed, so a plain SHA-256 is enough, and one index look-up finds the key. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest();
