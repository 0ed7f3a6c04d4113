const UNITS = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago (negative) or how long until, in the largest unit that fits. @param at, now milliseconds */
export function relativeParts(at: number, now: number): { value: number; unit: Intl.RelativeTimeFormatUnit } {
  const seconds = (at - now) / 1000;
  for (const [unit, size] of UNITS) if (Math.abs(seconds) >= size) return { value: Math.trunc(seconds / size), unit };
  return { value: Math.trunc(seconds), unit: 'second' };
}
