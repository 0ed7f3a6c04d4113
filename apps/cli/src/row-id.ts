const LARGEST_BIGINT = 9223372036854775807n;

/** The id of a row as the database has it, from an id that GraphQL gives of that kind, or from itself; null for anything else. */
export function rowIdOf(kind: 'Contributor' | 'ScoringRun', given: string): string | null {
  const [name, named] = Buffer.from(given, 'base64url').toString().split(':');
  const id = name === kind && named !== undefined ? named : given;
  return /^\d{1,19}$/.test(id) && BigInt(id) <= LARGEST_BIGINT ? id : null;
}
