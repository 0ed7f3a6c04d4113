import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { configurationDigest } from '../digest/input-digest';
import { CORE_PARAMETERS } from '../parameters';
import { score } from '../score';
import { inputOf, twoCamps } from '../testing/community';
import { ParametersError, parametersOfJson, readParameters, wholeParameters } from './read-parameters';

const sha256 = () => createHash('sha256');
const inJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function problemsOf(given: unknown, read = readParameters): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof ParametersError) return error.problems;
    throw error;
  }
  return [];
}

describe('a configuration', () => {
  it('that says nothing is the default', () => {
    expect(readParameters({})).toEqual(CORE_PARAMETERS);
  });

  it('is the same after it was written down', () => {
    expect(readParameters(inJson(CORE_PARAMETERS))).toEqual(CORE_PARAMETERS);
    const written = wholeParameters(inJson(CORE_PARAMETERS));
    expect(configurationDigest(written, sha256)).toBe(configurationDigest(CORE_PARAMETERS, sha256));
  });

  it('changes what it names and nothing else', () => {
    const parameters = readParameters({ rules: { crhThreshold: 0.5 }, lockAge: 5 });
    expect(parameters).toEqual({ ...CORE_PARAMETERS, rules: { ...CORE_PARAMETERS.rules, crhThreshold: 0.5 }, lockAge: 5 });
    expect(Object.isFrozen(parameters.rules)).toBe(true);
  });

  it('names models and rules of X, and defines its own', () => {
    const own = { name: 'Farmers', kind: 'group', group: 40, overrides: { scope: { modelingGroups: [40], minShareInScope: 0.8 } } };
    const raise = { does: 'raise', rule: 'FarmersModel', version: '1.0', locks: true, model: 'Farmers', minIntercept: 0.3, maxIntercept: 0.4 };
    const { models, publishing } = readParameters({ models: ['Expansion', own], publishing: ['MetaInitialNMR', 'CoreModel', raise, 'NmrDueToMinStableCrhTime'] });
    expect(models).toEqual([CORE_PARAMETERS.models.find(({ name }) => name === 'Expansion'), own]);
    expect(publishing.map(({ rule }) => rule)).toEqual(['MetaInitialNMR', 'CoreModel', 'FarmersModel', 'NmrDueToMinStableCrhTime']);
  });

  it('may do without all models but the core model', () => {
    const { notes } = score(inputOf(twoCamps(11, 40, 60)), readParameters({ models: [], gaussian: null }));
    expect(new Set(notes.map(({ decidedBy }) => decidedBy))).toContain('CoreModel (v1.1)');
    expect(notes.filter(({ further, withTopics }) => withTopics !== null || Object.keys(further).length > 0)).toEqual([]);
  });

  it('decides otherwise with another threshold', () => {
    const helpful = (crhThreshold: number) => score(inputOf(twoCamps(11, 40, 60)), readParameters({ rules: { crhThreshold } })).summary.coreStatuses.CURRENTLY_RATED_HELPFUL;
    expect(helpful(0.4)).toBeGreaterThan(0);
    expect(helpful(0.9)).toBe(0);
  });
});

describe('a file', () => {
  it('holds a configuration as JSON, or is refused', () => {
    expect(parametersOfJson('{ "lockAge": 7 }').lockAge).toBe(7);
    expect(() => parametersOfJson('{ lockAge: 7 }')).toThrow('the parameters are not valid:\n  it is no JSON:');
  });
});

describe('a wrong configuration is refused with the path and what is allowed', () => {
  const cases: [unknown, string][] = [
    [[], ' is []; allowed: an object with scope, prefilter'],
    [{ rulez: {} }, 'rulez is not known; allowed in the configuration: scope, prefilter'],
    [{ rules: { crhTreshold: 0.4 } }, 'rules.crhTreshold is not known; allowed in rules: minRatingsNeeded, crhThreshold'],
    [{ rules: { crhThreshold: 'high' } }, 'rules.crhThreshold is "high"; allowed: a number from -10 to 10'],
    [{ rules: { minRatingsNeeded: 2.5 } }, 'rules.minRatingsNeeded is 2.5; allowed: a whole number from 1 to 1000000000'],
    [{ rules: { usesUpperBound: 1 } }, 'rules.usesUpperBound is 1; allowed: true or false'],
    [{ rules: { firmRejectThreshold: 'no' } }, 'rules.firmRejectThreshold is "no"; allowed: a number from -10 to 10, or null'],
    [{ rules: null }, 'rules is null; allowed: an object with minRatingsNeeded'],
    [{ scope: { topics: 'Cats' } }, 'scope.topics is "Cats"; allowed: "none", "all", "UkraineConflict"'],
    [{ scope: { modelingGroups: [1, 'two'] } }, 'scope.modelingGroups[1] is "two"; allowed: a whole number from -2 to 127'],
    [{ diligence: { yesWeight: [1, 2] } }, 'diligence.yesWeight is [1,2]; allowed: a list of a number from 0 to 1000000 (3)'],
    [{ topics: { seedTerms: { Scams: ['(spam'] } } }, 'topics.seedTerms.Scams[0] is "(spam"; allowed: a regular expression'],
    [{ topics: { seedTerms: { Cats: ['cat'] } } }, 'topics.seedTerms.Cats is not known; allowed in topics.seedTerms: UkraineConflict'],
    [{ models: ['Expansio'] }, 'models[0] is "Expansio"; allowed: the name of a model (CoreWithTopics, Expansion,'],
    [{ models: ['Expansion', 'Expansion'] }, 'models names Expansion twice'],
    [{ models: [{ name: 'Core', kind: 'group', group: 1, overrides: {} }] }, 'models names Core twice; allowed: names of their own'],
    [{ models: [{ name: 'A', kind: 'group', group: 1, overrides: { rules: { crhThreshold: null } } }] }, 'models[0].overrides.rules.crhThreshold is null; allowed: a number'],
    [{ models: [{ name: 'A', kind: 'group', overrides: {} }] }, 'models[0].group is missing; allowed: a whole number from 0 to 127, or null'],
    [{ publishing: ['CoreModel'] }, 'publishing[0] does not begin'],
    [{ publishing: [] }, 'publishing is []; allowed: a list of'],
    [{ publishing: ['MetaInitialNMR', { does: 'shine' }] }, 'publishing[1].does is "shine"; allowed: "begin", "takeOver"'],
    [{ publishing: ['MetaInitialNMR', { does: 'lower', rule: 'X', version: '1', locks: true, model: 'Nobody' }] }, 'publishing[1].model is "Nobody"; allowed: Core, Gaussian'],
  ];
  it.each(cases)('%j', (given, problem) => {
    expect(problemsOf(given)).toEqual([expect.stringContaining(problem)]);
  });

  it('with everything that is wrong at once', () => {
    expect(problemsOf({ rules: { crhThreshold: 'x', inertiaDelta: -1 }, lockAge: null })).toHaveLength(3);
  });

  it('where a recorded one lacks a parameter', () => {
    const { lockAge: _gone, ...rest } = inJson(CORE_PARAMETERS) as Record<string, unknown>;
    expect(problemsOf(rest, wholeParameters)).toEqual([expect.stringContaining('lockAge is missing; allowed: a number')]);
  });
});
