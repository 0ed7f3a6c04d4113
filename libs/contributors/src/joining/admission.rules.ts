/** How a waiting list is drawn. */
export interface AdmissionTerms {
  readonly drawEveryHours: number;
  readonly slotsPerDraw: number;
  /** Lists with a number of places of their own, by country or language. */
  readonly slotsOfGroup: Readonly<Record<string, number>>;
}

const HOUR_MILLIS = 3_600_000;
const periodMillis = (terms: AdmissionTerms) => terms.drawEveryHours * HOUR_MILLIS;

/** The draw that is due at this moment or was last: draws are on whole multiples of the period since 1970, in UTC. */
export const lastDrawAt = (now: Date, terms: AdmissionTerms): Date => new Date(Math.floor(now.getTime() / periodMillis(terms)) * periodMillis(terms));

export const nextDrawAt = (now: Date, terms: AdmissionTerms): Date => new Date(lastDrawAt(now, terms).getTime() + periodMillis(terms));

export const slotsOf = (group: string, terms: AdmissionTerms): number => terms.slotsOfGroup[group] ?? terms.slotsPerDraw;

/**
 * The draw that a list has to catch up with next; null when none is due.
 * @param drawnAt the last draw of the list, null when it was never drawn
 * @param waitingSince who waits longest
 */
export function dueDrawAt(list: { drawnAt: Date | null; waitingSince: Date }, now: Date, terms: AdmissionTerms): Date | null {
  const afterDrawn = list.drawnAt === null ? 0 : nextDrawAt(list.drawnAt, terms).getTime();
  // Whoever asks at the very moment of a draw takes part in it.
  const afterAsked = Math.ceil(list.waitingSince.getTime() / periodMillis(terms)) * periodMillis(terms);
  const due = Math.max(afterDrawn, afterAsked);
  return due <= now.getTime() ? new Date(due) : null;
}

/** What the seed of a draw is the SHA-256 of, so that anybody can draw again: the list, its name and the moment. */
export const seedText = (group: string, dueAt: Date, participantIds: readonly string[]): string => ['admission', group, dueAt.toISOString(), ...[...participantIds].sort()].join('\n');
