/** X's ids tell the time: milliseconds since this moment, then 22 bits of counting. */
const X_EPOCH = 1288834974657n;

/** What tells when a statement was made. */
export interface DatedStatement {
  readonly platform: string | null;
  readonly externalId: string | null;
  /** YYYY-MM-DD */
  readonly statedOn: string | null;
  readonly createdAt: Date;
}

/** When a statement was made, as far as that is known: the time in a post's id, the end of the day it was said, or at the latest when it was added. */
export function statedAt({ platform, externalId, statedOn, createdAt }: DatedStatement): Date {
  const known = [createdAt.getTime()];
  if (statedOn !== null) known.push(Date.parse(`${statedOn}T23:59:59.999Z`));
  // ids from before 2010 counted up from 1
  if (platform === 'X' && externalId !== null && /^\d{16,19}$/.test(externalId)) known.push(Number((BigInt(externalId) >> 22n) + X_EPOCH));
  return new Date(Math.min(...known));
}
