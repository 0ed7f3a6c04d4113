/** The share of the way that is gone, 0 to 1. Rating impact may be below zero; a community may ask for nothing. */
export function progressOf(impact: number, needed: number): number {
  if (needed <= 0) return 1;
  return Math.min(1, Math.max(0, impact / needed));
}
