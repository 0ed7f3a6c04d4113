import { ABILITY, contributorParameters } from '@bridgenotes/contributors';
import { AppError, CommunitySettings, field } from '@bridgenotes/platform';
import { CORE_PARAMETERS, ParametersError, parametersOfJson, type Parameters } from '@bridgenotes/scoring';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const MINUTE = 60_000;

/** What operators may set about scoring, for the configuration of every process that makes runs. */
export const scoringFields = {
  SCORING_EVERY_SECONDS: field.whole(300, 1, 86_400).describe('seconds between scheduled looks whether a run is due'),
  SCORING_AFTER_CHANGES: field.whole(20, 1, 1_000_000_000).describe('changes of ratings and notes after which a run is made at once; fewer wait ten times as long as the last run took, or for the next scheduled look'),
  SCORING_DEBOUNCE_MILLIS: field.whole(1000, 0, 3_600_000).describe('milliseconds to wait for more changes before looking, and between runs for few changes'),
  SCORING_MAX_HELPFUL_LOSS: field.shareOrNone().describe('share of helpful notes that one run may take the status from, whatever the file says'),
  SCORING_MIN_HELPFUL_LOSS: field.wholeOrNone(1, 1_000_000).describe('helpful notes that have to be lost before that share counts, whatever the file says'),
  SCORING_KEEP_RUNS: field.whole(5, 1, 1000).describe('published runs whose scores are kept'),
  SCORING_KEEP_INPUTS: field.whole(1, 0, 1000).describe('published runs of which everything they were given is kept, for bridgenotes verify --database'),
  SCORING_PARAMETERS_FILE: z.string().optional().describe('a JSON file with parameters of the scorer that differ from the default ones; see below'),
  SCORING_STABILITY_WAIT_MINUTES: field.wholeOrNone(0, 100_000).describe('minutes a note waits before it is shown as helpful, whatever the file says'),
  SCORING_NEEDS_YOUR_HELP_WAIT_MINUTES: field.wholeOrNone(0, 100_000).describe('minutes a note on its way to helpful waits for raters of the other side, whatever the file says'),
  SCORING_MIN_RATINGS_PER_RATER: field.wholeOrNone(1, 1000).describe('ratings that a rater needs before they count, whatever the file says'),
  SCORING_MIN_RATINGS_PER_NOTE: field.wholeOrNone(1, 1000).describe('ratings that a note needs before it is scored, whatever the file says'),
  BRIDGENOTES_VERSION: z.string().default('development').describe('recorded with every run'),
};

export type ScoringConfig = Readonly<z.infer<z.ZodObject<typeof scoringFields>>>;

/** How runs are made and when. */
export interface ScoringSettings {
  readonly parameters: Parameters;
  readonly codeVersion: string;
  readonly keepRuns: number;
  /** Published runs whose input is kept. */
  readonly keepInputs: number;
  readonly afterChanges: number;
  readonly debounceMillis: number;
}

export const SCORING_SETTINGS = Symbol('ScoringSettings');

/** The parameters of the file, and what the community and single variables set above it. */
function parametersOf(config: ScoringConfig, community: CommunitySettings): Parameters {
  const { prefilter, stability, churn, contributors, ...rest } = config.SCORING_PARAMETERS_FILE === undefined ? CORE_PARAMETERS : parametersOfFile(config.SCORING_PARAMETERS_FILE);
  const millis = (minutes: number | undefined) => (minutes === undefined ? undefined : minutes * MINUTE);
  return {
    ...rest,
    contributors: contributorParameters(community.of(ABILITY), contributors),
    prefilter: {
      minRatingsPerRater: config.SCORING_MIN_RATINGS_PER_RATER ?? prefilter.minRatingsPerRater,
      minRatingsPerNote: config.SCORING_MIN_RATINGS_PER_NOTE ?? prefilter.minRatingsPerNote,
    },
    stability: {
      ...stability,
      maxWaitHelpful: millis(config.SCORING_STABILITY_WAIT_MINUTES) ?? stability.maxWaitHelpful,
      maxWaitNeedsYourHelp: millis(config.SCORING_NEEDS_YOUR_HELP_WAIT_MINUTES) ?? stability.maxWaitNeedsYourHelp,
    },
    churn: churn.map((guard) => (guard.notes === 'all' ? { ...guard, maxLost: config.SCORING_MAX_HELPFUL_LOSS ?? guard.maxLost, minChanges: config.SCORING_MIN_HELPFUL_LOSS ?? guard.minChanges } : guard)),
  };
}

function parametersOfFile(path: string): Parameters {
  try {
    const parameters = parametersOfJson(readFileSync(path, 'utf8'));
    refuseWhatTheCommunitySets(parameters);
    return parameters;
  } catch (error) {
    const problems = error instanceof ParametersError ? error.problems : [`it cannot be read: ${error instanceof Error ? error.message : String(error)}`];
    throw new AppError('INVALID_CONFIGURATION', { problems: problems.map((problem) => `SCORING_PARAMETERS_FILE is "${path}": ${problem}`) });
  }
}

/** How writing is earned and lost has one place to be set on a platform, so that api and worker never differ in it. */
function refuseWhatTheCommunitySets({ contributors }: Parameters): void {
  const asSet = contributorParameters(CommunitySettings.from({}, [ABILITY]).of(ABILITY), contributors);
  const set = (Object.keys(asSet) as (keyof typeof asSet)[]).filter((name) => asSet[name] !== contributors[name] && contributors[name] !== CORE_PARAMETERS.contributors[name]);
  if (set.length > 0) throw new ParametersError(set.map((name) => `contributors.${name} is set in the section "ability" of COMMUNITY_FILE`));
}

/**
 * The settings of a configuration; what it does not name is as X runs it.
 * @throws INVALID_CONFIGURATION for a file of parameters that cannot be used
 */
export function scoringSettings(config: ScoringConfig, community: CommunitySettings): ScoringSettings {
  return Object.freeze<ScoringSettings>({
    parameters: parametersOf(config, community),
    codeVersion: config.BRIDGENOTES_VERSION,
    keepRuns: config.SCORING_KEEP_RUNS,
    keepInputs: config.SCORING_KEEP_INPUTS,
    afterChanges: config.SCORING_AFTER_CHANGES,
    debounceMillis: config.SCORING_DEBOUNCE_MILLIS,
  });
}
