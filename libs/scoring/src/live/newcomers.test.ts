import { describe, expect, it } from 'vitest';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, twoCamps } from '../testing/community';
import { placeNewcomer, type PlacedRating } from './newcomers';

const COMMUNITY = twoCamps(11, 40, 60);
const RUN = score(inputOf(COMMUNITY), CORE_PARAMETERS, undefined, { freeze: true });
const MODEL = RUN.frozen!.model;
const NOTES = new Map([...RUN.notes].map((note) => [note.id, note]));
const ratingsOf = (rater: string): PlacedRating[] =>
  COMMUNITY.filter((rating) => rating.rater === rater).map(({ note, level }) => ({ value: level / 2, intercept: NOTES.get(note)!.intercept!, factor: NOTES.get(note)!.factor! }));

describe('a rater who has come to enough ratings', () => {
  it('is placed where the run has those who did before', () => {
    const placed = RUN.raters.filter((rater) => rater.factor !== null);
    expect(placed.length).toBeGreaterThan(30);
    for (const { id, intercept, factor } of placed) {
      const found = placeNewcomer(ratingsOf(id), MODEL, CORE_PARAMETERS)!;
      expect(Math.abs(found.factor - factor!), id).toBeLessThan(0.02);
      expect(Math.abs(found.intercept - intercept!), id).toBeLessThan(0.02);
    }
  });

  it('is not placed with fewer ratings than the model asks for, nor where a run left nothing to go by', () => {
    const ratings = ratingsOf('r000');
    expect(placeNewcomer(ratings.slice(0, 10), MODEL, CORE_PARAMETERS)).not.toBeNull();
    expect(placeNewcomer(ratings.slice(0, 9), MODEL, CORE_PARAMETERS)).toBeNull();
    const { ratingsPerRater, ...earlier } = MODEL;
    expect(ratingsPerRater).toBeGreaterThan(10);
    expect(placeNewcomer(ratings, earlier, CORE_PARAMETERS)).toBeNull();
  });
});
