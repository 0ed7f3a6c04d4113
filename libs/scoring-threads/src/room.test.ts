import { expect, it } from 'vitest';
import { DEFAULT_SIMULATION, simulate, toScoringInput } from '@bridgenotes/simulation';
import { refuseWhatWillNotFit, roomHere } from './room';

it('lets a small run go ahead here, and refuses it where there is no room', () => {
  const input = toScoringInput(simulate({ ...DEFAULT_SIMULATION, ratings: 2_000, notes: 60, raters: 60, statements: 20 }), Date.UTC(2027, 0, 1));
  expect(roomHere().memory).toBeGreaterThan(roomHere().heap / 8);
  expect(() => refuseWhatWillNotFit(input)).not.toThrow();
  expect(() => refuseWhatWillNotFit(input, { memory: 1e6, heap: 1e6 })).toThrow(/of 60 notes by 60 raters needs at least .* 1 MB are there/);
});
