import { describe, expect, it } from 'vitest';
import type { ScoringInput } from '../input';
import { CORE_PARAMETERS } from '../parameters';
import { join, prepare, score } from '../score';
import { inputOf, twoCamps } from '../testing/community';
import { placeModel, placingTasks } from './placings';

/** Two populations, of which one is for the wider models alone. */
function twoPopulations(): ScoringInput {
  const input = inputOf(twoCamps(5, 40, 40));
  return { ...input, raters: { ...input.raters, modelingGroup: input.raters.modelingGroup.map((_, u) => (u % 2 === 0 ? 13 : 4)) } };
}

/** A worker of its own: it has its own copy of everything, and its answer is copied. */
const elsewhere = (model: string) => structuredClone(placeModel(prepare(structuredClone(twoPopulations()), CORE_PARAMETERS), model));

describe('the models of a run', () => {
  const prepared = prepare(twoPopulations(), CORE_PARAMETERS);
  const tasks = placingTasks(prepared);
  const whole = JSON.stringify(score(twoPopulations(), CORE_PARAMETERS));

  it('are tasks, those with most ratings first and those that compute the same only once', () => {
    // the core model and group 13 see the same ratings here, and so do both expansions
    expect(tasks.map(({ model }) => model).sort()).toEqual(['Core', 'Expansion', 'Group04']);
    expect(tasks.map(({ ratings }) => ratings)).toEqual([...tasks.map(({ ratings }) => ratings)].sort((a, b) => b - a));
  });

  it('give the same bytes wherever and in whatever order they are computed', () => {
    const given = new Map([...tasks].reverse().map(({ model }) => [model, elsewhere(model)]));
    expect(JSON.stringify(join(prepared, given))).toBe(whole);
  });

  it('are taken as given, and computed where they are not given', () => {
    const given = new Map([['Group04', elsewhere('Group04')], ['Core', elsewhere('Core')]]);
    expect(JSON.stringify(join(prepared, given))).toBe(whole);
    const { placed } = given.get('Core')!;
    placed.intercept.fill(1);
    expect(JSON.stringify(join(prepared, given))).not.toBe(whole);
  });

  it('are those with anybody in them, and no others', () => {
    expect(() => placeModel(prepared, 'Group07')).toThrow('there is no model Group07 in this run');
  });
});
