/** The part of the settings that says how messages are tried again. */
export interface BackoffSettings {
  readonly maxAttempts: number;
  readonly firstRetrySeconds: number;
  readonly longestRetrySeconds: number;
}

/** How far a wait may be from its middle, so that what failed together is not tried again together. */
const JITTER = 0.2;

/**
 * When a message that failed is tried again; null when it was tried often enough.
 * @param attempts that were made, at least 1
 * @param chance from 0 to 1, of this message and attempt
 * @param askedMillis how long the receiver asked to be left alone, if it did
 */
export function nextAttempt(attempts: number, failedAt: Date, chance: number, settings: BackoffSettings, askedMillis = 0): Date | null {
  if (attempts >= settings.maxAttempts) return null;
  const seconds = Math.min(settings.firstRetrySeconds * 2 ** (attempts - 1), settings.longestRetrySeconds);
  const wait = seconds * 1000 * (1 - JITTER + 2 * JITTER * chance);
  return new Date(failedAt.getTime() + Math.max(wait, Math.min(askedMillis, settings.longestRetrySeconds * 1000)));
}
