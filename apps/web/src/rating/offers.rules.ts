import type { NeededNotesQuery } from './rate.light.operation';

/** A note that is offered to a rater, and why. */
export interface Offer {
  readonly note: NeededNotesQuery['neededNotes']['nodes'][number]['note'];
  readonly reasons: readonly NeededNotesQuery['neededNotes']['nodes'][number]['reasons'][number]['code'][];
  /** For a note that they were drawn to rate: until when. */
  readonly expiresAt: string | null;
}

/** How many notes are fetched at once. */
export const PAGE = 10;
/** With fewer than these left, the next are fetched, so that nobody waits for them. */
export const LOW = 4;

export function offersOf({ neededNotes, ratingRequests }: NeededNotesQuery): Offer[] {
  const expiries = new Map(ratingRequests.map(({ note, expiresAt }) => [note.id, expiresAt]));
  return neededNotes.nodes.map(({ note, reasons }) => ({ note, reasons: reasons.map(({ code }) => code), expiresAt: expiries.get(note.id) ?? null }));
}

/** What arrived stands behind what is there, each note once, without those that were rated or skipped meanwhile. */
export function joined(queue: readonly Offer[], arrived: readonly Offer[], gone: ReadonlySet<string>): Offer[] {
  const known = new Set(gone);
  return [...queue, ...arrived].filter(({ note }) => !known.has(note.id) && known.add(note.id));
}

const PICTURE = /\.(png|jpe?g|gif|webp|avif)$/i;

/** The picture of a statement that a page can show; null where there is none, or only a video. */
export const pictureOf = (mediaUrls: readonly string[]): string | null => mediaUrls.find((url) => URL.canParse(url) && new URL(url).protocol === 'https:' && PICTURE.test(new URL(url).pathname)) ?? null;
