/** NaN marks a missing number in a typed array; outside of them null does. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
