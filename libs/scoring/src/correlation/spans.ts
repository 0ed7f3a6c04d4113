/** Spans so far apart are taken for one: what is near in spans need not be near. */
export const CYCLE = 1 << 10;
export const IN_CYCLE = CYCLE - 1;

/** Spans are so much wider that rounding takes nobody out of the window. */
const BEYOND_ROUNDING = 1 + 1e-6;

/** Length of spans, so that times no further apart than the window are in spans no further apart than so many. */
export function spanLength(window: number, spans: number): number {
  return Math.max(1, window / spans) * BEYOND_ROUNDING;
}

/** The span of a time: a number below {@link CYCLE}, after which comes 0 again. */
export function spanOf(time: number, length: number): number {
  return (time / length) & IN_CYCLE;
}
