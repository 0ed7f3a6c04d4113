import { AppError } from '@bridgenotes/platform';

export { toGlobalId } from '@bridgenotes/platform';

/** @throws INVALID_ID when it is no global id at all */
export function readGlobalId(given: string): { type: string; id: string } {
  const match = /^([A-Z][A-Za-z]+):([0-9]{1,19})$/.exec(Buffer.from(given, 'base64url').toString());
  // A bigint ends at 2^63 − 1; what is beyond would fail in the database instead of here.
  if (match === null || BigInt(match[2]!) > 9223372036854775807n) throw new AppError('INVALID_ID', { given: given.slice(0, 60), expected: 'known object' });
  return { type: match[1]!, id: match[2]! };
}

/** The database id within a global id. @throws INVALID_ID when it is not the id of an object of this type */
export function fromGlobalId(type: string, given: string): string {
  const read = readGlobalId(given);
  if (read.type !== type) throw new AppError('INVALID_ID', { given: given.slice(0, 60), expected: type.toLowerCase() });
  return read.id;
}
