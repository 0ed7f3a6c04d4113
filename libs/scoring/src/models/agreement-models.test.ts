import { describe, expect, it } from 'vitest';
import type { ScoringInput } from '../input';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import { score } from '../score';
import { inputOf, twoCamps } from '../testing/community';
import { topicNumber } from '../topics';

function community(change: (input: ScoringInput) => void): ScoringInput {
  const input = inputOf(twoCamps(11, 40, 60));
  change(input);
  return input;
}

const ofGroup15 = community(({ raters }) => raters.modelingGroup.fill(15));
const ofTopic5 = community(({ notes }) => notes.outOfScope.fill(topicNumber('InDimensionTwo')));
const without: Parameters = { ...CORE_PARAMETERS, gaussian: null };

describe('models that place notes by agreement at every viewpoint among raters of their own', () => {
  it('are that of group 15', () => {
    const { notes } = score(ofGroup15, CORE_PARAMETERS);
    const scores = notes.map(({ further }) => further.group!);
    for (const { model, group } of scores) expect([model, group]).toEqual(['Group15', 15]);
    const of = (kind: number): number[] => scores.flatMap(({ intercept }, n) => (n % 4 === kind ? [intercept!] : []));
    expect(Math.min(...of(0))).toBeGreaterThan(Math.max(...of(1), ...of(2)));
    // not helpful is said by a negative one
    expect(Math.max(...of(3))).toBeLessThan(0);
    expect(Math.min(...of(0))).toBeGreaterThan(CORE_PARAMETERS.models.find(({ name }) => name === 'Group15')!.overrides.rules!.crhThreshold!);
  });

  it('take a status back that the group does not share', () => {
    // the group's own raters are the wider population, but its threshold for agreement is out of reach
    const strict: Parameters = { ...CORE_PARAMETERS, models: CORE_PARAMETERS.models.map((model) => (model.name === 'Group15' ? { ...model, overrides: { ...model.overrides, rules: { ...model.overrides.rules, crhThreshold: 1 } } } : model)) };
    const lowered = (parameters: Parameters): number => score(ofGroup15, parameters).notes.filter(({ metaRules }) => metaRules.includes('GroupModel15NMR (v1.1)')).length;
    expect(lowered(strict)).toBe(15);
    expect(lowered(CORE_PARAMETERS)).toBe(0);
  });

  it('are that of the fifth topic, which is sure of a note with one rater on either side', () => {
    const { notes } = score(ofTopic5, CORE_PARAMETERS);
    for (const { further } of notes) expect(further.topic).toMatchObject({ model: 'Topic05', topic: 'InDimensionTwo', confident: true });
    const of = (kind: number): number[] => [...notes].flatMap(({ further }, n) => (n % 4 === kind ? [further.topic!.intercept!] : []));
    expect(Math.min(...of(0))).toBeGreaterThan(Math.max(...of(1), ...of(2)));
    expect(Math.max(...of(3))).toBeLessThan(0);
  });

  it('do not run without the Gaussian model', () => {
    expect([...score(ofGroup15, without).notes].every(({ further }) => further.group === undefined)).toBe(true);
    expect([...score(ofTopic5, without).notes].every(({ further }) => further.topic === undefined)).toBe(true);
  });
});
