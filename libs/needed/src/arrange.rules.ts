/** A note that a rater can be offered. */
export interface Candidate {
  readonly noteId: string;
  /** See `rankOf`; the highest first. */
  readonly rank: number;
  /** When it was last offered to anybody; until then when it was written. */
  readonly offeredAtMillis: number;
  /** The rater was drawn at random for it. */
  readonly requested: boolean;
  /** It was offered to this rater before, and left aside. */
  readonly passedOver: boolean;
}

export interface ArrangeSettings {
  /** Hours without being offered after which a note gets a place that no other can take. */
  readonly waitHours: number;
  /** Every so many places one is for the note that has waited longest. */
  readonly placesPerWaiting: number;
  /** How far down a note goes that the rater left aside, in the units of rank. */
  readonly passedOver: number;
}

const HOUR = 3_600_000;

/**
 * The order in which notes are offered: those the rater was drawn for, then by rank; and every few places, the first of
 * them among these, the note that has waited longest if it has waited too long. So whoever asks for as many notes as
 * there are places to a turn takes the oldest waiting one off the list, and with `n` notes waiting none of them waits
 * for more than `n` such askers.
 */
export function arrange(candidates: readonly Candidate[], now: number, { waitHours, placesPerWaiting, passedOver }: ArrangeSettings): Candidate[] {
  const byId = (a: Candidate, b: Candidate): number => (BigInt(a.noteId) < BigInt(b.noteId) ? 1 : -1);
  const placeOf = (candidate: Candidate): number => candidate.rank - (candidate.passedOver ? passedOver : 0);
  const ranked = [...candidates].sort((a, b) => Number(b.requested) - Number(a.requested) || placeOf(b) - placeOf(a) || byId(a, b));
  const waiting = candidates.filter((candidate) => now - candidate.offeredAtMillis >= waitHours * HOUR).sort((a, b) => a.offeredAtMillis - b.offeredAtMillis || byId(b, a));
  const placed = new Set<Candidate>();
  for (let place = 0, next = 0; placed.size < ranked.length; place++) {
    while (next < ranked.length && placed.has(ranked[next]!)) next++;
    const due = place % placesPerWaiting === 0 ? waiting.find((candidate) => !placed.has(candidate)) : undefined;
    placed.add(due ?? ranked[next]!);
  }
  return [...placed];
}
