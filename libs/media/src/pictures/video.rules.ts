import { hashDistance, type BitHash } from './picture-hash.rules';

/** When two rows of key frames are of the same video. */
export interface VideoLikeness {
  /** Most bits in which two frames that are the same may differ. */
  readonly distance: number;
  /** The least share of the shorter video's frames that the other one has too, in the same order. */
  readonly share: number;
}

/** How many frames two videos have in common in the same order: frames may be missing on either side, and none counts twice. */
export function commonFrames(a: readonly BitHash[], b: readonly BitHash[], distance: number): number {
  let row: number[] = Array.from({ length: b.length + 1 }, () => 0);
  for (const frame of a) {
    const next = [0];
    b.forEach((other, j) => next.push(hashDistance(frame, other) <= distance ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[b.length]!;
}

/** A cut of a video is the same video; one that shares a scene is not. */
export function sameVideo(a: readonly BitHash[], b: readonly BitHash[], { distance, share }: VideoLikeness): boolean {
  const shorter = Math.min(a.length, b.length);
  return shorter > 0 && commonFrames(a, b, distance) >= share * shorter;
}
