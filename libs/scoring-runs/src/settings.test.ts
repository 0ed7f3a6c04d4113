import { ABILITY } from '@bridgenotes/contributors';
import { AppError, CommunitySettings, readConfig } from '@bridgenotes/platform';
import { CORE_PARAMETERS, type Parameters } from '@bridgenotes/scoring';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scoringFields, scoringSettings } from './settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridgenotes-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const parametersWith = (environment: Record<string, string>, community: object = {}): Parameters => scoringSettings(readConfig(z.object(scoringFields), environment), CommunitySettings.from(community, [ABILITY])).parameters;
/** Who loses writing here is asked to acknowledge it; else everything is as X runs it. */
const OF_A_PLATFORM: Parameters = { ...CORE_PARAMETERS, contributors: { ...CORE_PARAMETERS.contributors, asksToAcknowledge: true } };
const file = (content: string): string => {
  const path = join(folder, 'parameters.json');
  writeFileSync(path, content);
  return path;
};

describe('parameters of runs', () => {
  it('are the default ones where nothing is said', () => {
    expect(parametersWith({})).toEqual(OF_A_PLATFORM);
  });

  it('follow the community in how writing is earned, which no file may set besides', () => {
    expect(parametersWith({}, { ability: { earnInRatingImpact: 3, emergingDays: 7 } }).contributors).toEqual({ ...OF_A_PLATFORM.contributors, impactToEarnIn: 3, emergingSpan: 7 * 24 * 3_600_000 });
    expect(() => parametersWith({ SCORING_PARAMETERS_FILE: file('{ "contributors": { "impactToEarnIn": 3 } }') })).toThrow('contributors.impactToEarnIn is set in the section "ability" of COMMUNITY_FILE');
    expect(parametersWith({ SCORING_PARAMETERS_FILE: file('{ "contributors": { "shortSpanMinRatings": 3, "impactToEarnIn": 5 } }') }).contributors.shortSpanMinRatings).toBe(3);
  });

  it('come from a file, and single variables stand above it', () => {
    const SCORING_PARAMETERS_FILE = file('{ "lockAge": 7, "prefilter": { "minRatingsPerRater": 3, "minRatingsPerNote": 2 } }');
    const parameters = parametersWith({ SCORING_PARAMETERS_FILE, SCORING_MIN_RATINGS_PER_NOTE: '4', SCORING_STABILITY_WAIT_MINUTES: '0' });
    expect(parameters).toEqual({ ...OF_A_PLATFORM, lockAge: 7, prefilter: { minRatingsPerRater: 3, minRatingsPerNote: 4 }, stability: { ...CORE_PARAMETERS.stability, maxWaitHelpful: 0 } });
  });

  it('let variables set the guard of all helpful notes, and no other', () => {
    const [first, ...others] = parametersWith({ SCORING_MAX_HELPFUL_LOSS: '0.5', SCORING_MIN_HELPFUL_LOSS: '50' }).churn;
    expect(first).toEqual({ ...CORE_PARAMETERS.churn[0], maxLost: 0.5, minChanges: 50 });
    expect(others).toEqual(CORE_PARAMETERS.churn.slice(1));
  });

  it.each([
    ['{ "lockAge": "long" }', 'lockAge is "long"; allowed: a number from 0'],
    ['{', 'it is no JSON'],
  ])('are refused where the file holds %s', (content, problem) => {
    const SCORING_PARAMETERS_FILE = file(content);
    expect(() => parametersWith({ SCORING_PARAMETERS_FILE })).toThrow(AppError);
    expect(() => parametersWith({ SCORING_PARAMETERS_FILE })).toThrow(`SCORING_PARAMETERS_FILE is "${SCORING_PARAMETERS_FILE}": ${problem}`);
  });

  it('are refused where the file is not there', () => {
    expect(() => parametersWith({ SCORING_PARAMETERS_FILE: join(folder, 'none.json') })).toThrow('none.json": it cannot be read: ENOENT');
  });
});
