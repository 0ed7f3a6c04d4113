import { CommandError } from '../failure';

const ALLOWED = 'Allowed: milliseconds since 1970 (1627862400000) or an ISO 8601 moment (2021-08-02T00:00:00Z).';

/**
 * A moment as people give it: milliseconds since 1970, or ISO 8601 (UTC where it names no zone).
 * @returns milliseconds since 1970
 * @throws CommandError INVALID_OPTION
 */
export function parseMoment(option: string, given: string): number {
  const iso = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?)?(Z|[+-]\d\d:\d\d)?$/.exec(given);
  let time = Number.NaN;
  if (/^\d{1,16}$/.test(given)) time = Number(given);
  else if (iso) time = Date.parse(iso[1] !== undefined && iso[4] === undefined ? `${given}Z` : given);
  if (!Number.isFinite(time) || time > 8.64e15) throw new CommandError('INVALID_OPTION', `${option} is ${given}`, ALLOWED);
  return time;
}
