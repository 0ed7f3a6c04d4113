import { score, type NoteOutput, type Parameters } from '@bridgenotes/scoring';
import { Random } from './random';
import { toScoringInput } from './scoring-input';
import { simulate } from './simulate';
import type { SimulatedCommunity } from './tables';

/** How often intervals held what they promised. */
export interface Coverage {
  /** Ratings that were let through, for each note on average. */
  ratingsPerNote: number;
  /** Notes with an interval. */
  notes: number;
  /** Share of them whose true score lies within it. */
  covered: number;
  /** Mean width of the intervals, in units of the rating scale. */
  width: number;
}

/**
 * Whether the intervals of scores can be trusted: in a community where everybody rated every note the score of a note
 * is known; scored again from a random part of the ratings, its interval should hold that score as often as it says.
 * @param part share of the ratings that are kept, each by chance
 */
export function intervalCoverage(seed: number, size: { notes: number; raters: number }, part: number, parameters: Parameters): Coverage {
  const everybody = simulate({ seed, ...size, statements: Math.max(1, Math.floor(size.notes / 3)), ratings: size.notes * (size.raters - 1), days: 10 });
  const random = new Random(seed, 12);
  const some: SimulatedCommunity = { ...everybody, ratings: everybody.ratings.filter(() => random.chance(part)) };
  const truth = byId(score(toScoringInput(everybody, everybody.end), parameters).notes);
  const seen = score(toScoringInput(some, everybody.end), parameters).notes;
  const known = byId(seen);
  // The axis of viewpoints may be turned round, which intercepts do not notice.
  const intervals = [...known].flatMap(([id, note]) => {
    const settled = truth.get(id)?.intercept ?? null;
    return note.interval === null || settled === null ? [] : [{ ...note.interval, score: settled }];
  });
  return {
    ratingsPerNote: some.ratings.length / size.notes,
    notes: intervals.length,
    covered: intervals.filter(({ low, high, score: value }) => low <= value && value <= high).length / intervals.length,
    width: intervals.reduce((sum, { low, high }) => sum + high - low, 0) / intervals.length,
  };
}

function byId(notes: Iterable<NoteOutput>): Map<string, NoteOutput> {
  return new Map([...notes].map((note) => [note.id, note]));
}
