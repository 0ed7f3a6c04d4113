import { CORE_PARAMETERS, score, type FurtherRatings, type NoteOutput, type RaterOutput } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { toScoringInput } from './scoring-input';
import { simulate } from './simulate';
import type { SimulatedRating } from './tables';

const community = simulate({ seed: 8, statements: 60, notes: 150, raters: 150, ratings: 5000, days: 10 });
const published = score(toScoringInput(community, community.end), CORE_PARAMETERS);

/** Ratings by so many of the community's own raters, the most usual of each side that have not rated the note. */
function ratingsBy(note: NoteOutput, { negativeSide, positiveSide }: FurtherRatings): SimulatedRating[] {
  const done = new Set(community.ratings.filter(({ noteId }) => noteId === note.id).map(({ raterId }) => raterId));
  const written = community.notes.find(({ noteId }) => noteId === note.id)!;
  const usual = (isOf: (factor: number) => boolean, count: number): RaterOutput[] => {
    const side = published.raters.filter(({ factor }) => factor !== null && isOf(factor));
    const median = side.map(({ factor }) => factor!).sort((a, b) => a - b)[Math.floor(side.length / 2)]!;
    const free = side.filter(({ id }) => !done.has(id) && id !== written.authorId);
    return free.sort((a, b) => Math.abs(a.factor! - median) - Math.abs(b.factor! - median)).slice(0, count);
  };
  return [...usual((f) => f < 0, negativeSide), ...usual((f) => f >= 0, positiveSide)].map(({ id }) => ({
    noteId: note.id, raterId: id, createdAtMillis: community.end, level: 'HELPFUL', tags: 0, ratedOnTweetId: written.tweetId, source: 'DEFAULT', suggestion: '', suggestionId: null,
  }));
}

function becomesHelpful(note: NoteOutput, further: FurtherRatings): boolean {
  const ratings = [...community.ratings, ...ratingsBy(note, further)];
  const output = score(toScoringInput({ ...community, ratings }, community.end), CORE_PARAMETERS);
  return output.notes.find(({ id }) => id === note.id)!.coreStatus === 'CURRENTLY_RATED_HELPFUL';
}

describe('the further ratings that a note is said to need', () => {
  it('make most notes helpful when a full run sees them, with every rater fitted anew, and few with half as many', () => {
    const open = [...published.notes].flatMap((note) => (note.furtherRatings === null ? [] : [{ note, further: note.furtherRatings }])).slice(0, 24);
    expect(open.length).toBeGreaterThan(15);
    const enough = open.filter(({ note, further }) => becomesHelpful(note, further)).length;
    const half = open.filter(({ note, further: { negativeSide, positiveSide } }) => becomesHelpful(note, { negativeSide: Math.floor(negativeSide / 2), positiveSide: Math.floor(positiveSide / 2) })).length;
    console.info(`further ratings: ${enough} of ${open.length} notes became helpful with as many as were asked for, ${half} with half as many`);
    expect(enough / open.length).toBeGreaterThan(0.6);
    expect(half / open.length).toBeLessThan(0.2);
  });
});
