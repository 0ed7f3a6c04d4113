/** Why a medium could not be fetched or read, or a link not be followed. */
export const MEDIA_FAILURES = [
  'FORBIDDEN_ADDRESS', 'TOO_LARGE', 'TOO_SLOW', 'UNREACHABLE', 'UNAVAILABLE', 'REFUSED', 'TOO_MANY_REDIRECTS', 'NOT_A_PICTURE', 'VIDEO_WITHOUT_FRAMES', 'UNREADABLE',
] as const;
export type MediaFailure = (typeof MEDIA_FAILURES)[number];

/** What may be over when it is tried again. */
const PASSING: readonly MediaFailure[] = ['TOO_SLOW', 'UNREACHABLE', 'UNAVAILABLE'];

/** A fetch or a decoding that failed in a way that was foreseen: the other side's fault, not ours. */
export class MediaFailureError extends Error {
  readonly passing: boolean;

  constructor(
    readonly failure: MediaFailure,
    reason: string,
  ) {
    super(`${failure}: ${reason}`);
    this.name = 'MediaFailureError';
    this.passing = PASSING.includes(failure);
  }
}
