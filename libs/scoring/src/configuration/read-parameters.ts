import { CHURN_GUARDS, type ChurnGuard } from '../churn/churn-parameters';
import type { HasteParameters } from '../correlation/post-selection';
import { FEATURES } from '../confidence/features';
import { MODELS } from '../models/model-parameters';
import { CORE_PARAMETERS, deepFreeze, type Parameters } from '../parameters';
import { flag, known, list, nullable, number, oneOf, section, share, text, whole } from './check';
import { confidence, earlySign } from './confidence-schema';
import { count, duration, gaussian, intercept, model, MODEL_SECTIONS, positiveCount, publishingRule, topics } from './model-schema';

/** What is wrong with a configuration: each problem names the path, what was given and what is allowed. */
export class ParametersError extends Error {
  override readonly name = 'ParametersError';
  readonly code = 'INVALID_PARAMETERS';

  constructor(readonly problems: readonly string[]) {
    super(`the parameters are not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** Of intercepts and factors. */
const margin = number(0, 10);

const churnGuard = section<ChurnGuard>({
  name: text,
  notes: oneOf(['all', 'unlocked']),
  ratings: oneOf(['any', 'new', 'none']),
  minAge: nullable(duration),
  maxAge: nullable(duration),
  maxLost: nullable(number(0, 1e6)),
  maxGained: nullable(number(0, 1e6)),
  smoothing: count,
  minChanges: positiveCount,
  minNotes: count,
});

/** What each parameter may be. A parameter without an entry here does not compile. */
const SCHEMA = section<Parameters>({
  scope: section(MODEL_SECTIONS.scope),
  prefilter: section(MODEL_SECTIONS.prefilter),
  fit: section(MODEL_SECTIONS.fit),
  helpfulness: section(MODEL_SECTIONS.helpfulness),
  rules: section(MODEL_SECTIONS.rules),
  tagFilter: section(MODEL_SECTIONS.tagFilter),
  incorrectFilter: section(MODEL_SECTIONS.incorrectFilter),
  harassment: section(MODEL_SECTIONS.harassment),
  highVolume: section<Parameters['highVolume']>({ windows: list(duration), quantile: share, minNotes: count }),
  quasiCliques: section<Parameters['quasiCliques']>({
    minActiveRaters: count,
    recency: duration,
    minSeed: count,
    minAligned: count,
    shareOfRaters: share,
    minRatersOfRating: count,
    shareOfStatements: share,
    minStatements: count,
    minRaters: count,
    maxRaters: count,
  }),
  postSelection: nullable(
    section<NonNullable<Parameters['postSelection']>>({
      minNotes: count,
      window: duration,
      minStatements: count,
      minInformation: number(-1, 2),
      informationPrior: number(0, 1e9),
      minShare: number(0, 2),
      sharePrior: number(0, 1e9),
      haste: list(section<HasteParameters>({ within: duration, minShareOfNotes: share, minShareOfRatings: share })),
      minOfHaste: count,
    }),
  ),
  diligence: section(MODEL_SECTIONS.diligence),
  topics,
  models: list(model),
  gaussian: nullable(gaussian),
  publishing: list(publishingRule, 1),
  stability: section<Parameters['stability']>({ minWaitHelpful: duration, maxWaitHelpful: duration, maxWaitNeedsYourHelp: duration }),
  confidence: nullable(confidence),
  earlySign,
  lockAge: duration,
  explanation: section<Parameters['explanation']>({ minRatingsToGetTag: count, minTagsNeeded: whole(0, 2) }),
  contributors: section<Parameters['contributors']>({
    impactToEarnIn: count,
    notHelpfulAtRisk: count,
    recentNotes: positiveCount,
    asksToAcknowledge: flag,
    topWritingImpact: count,
    topHitRate: share,
    emergingMeanNoteScore: intercept,
    emergingRatings: count,
    emergingSpan: duration,
    shortSpan: duration,
    shortSpanMinRatings: count,
    longSpan: duration,
  }),
  rescoring: section<Parameters['rescoring']>({ selects: flag, recentAge: duration, recentEvery: duration, flippedAge: duration, flippedEvery: duration, lockWindow: duration }),
  live: section<Parameters['live']>({ interceptMargin: margin, factorMargin: margin, sideMargin: margin }),
  churn: list(known('guard', CHURN_GUARDS, ({ name }) => name, churnGuard)),
});

/**
 * An operator's configuration over the default one: what it does not name is as X runs it.
 * @param given an object with any of the sections of {@link Parameters}; lists are given whole, and models and rules of
 *   publishing that X has may be given by name
 * @throws ParametersError
 */
export function readParameters(given: unknown, defaults: Parameters = CORE_PARAMETERS): Parameters {
  return checked(given, defaults);
}

/** The same from JSON, as it stands in a file. @throws ParametersError */
export function parametersOfJson(json: string, defaults: Parameters = CORE_PARAMETERS): Parameters {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch (error) {
    throw new ParametersError([`it is no JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  return readParameters(given, defaults);
}

/** A configuration that a run recorded, where nothing may be missing. @throws ParametersError */
export function wholeParameters(given: unknown): Parameters {
  return checked(given, undefined);
}

function checked(given: unknown, defaults: Parameters | undefined): Parameters {
  const problems: string[] = [];
  const parameters = SCHEMA.read(given, '', defaults, problems);
  if (problems.length === 0) problems.push(...contradictions(parameters));
  if (problems.length > 0) throw new ParametersError(problems);
  return deepFreeze(parameters);
}

/** The core model and those that go by its raters are always known by these names. */
const BUILT_IN = ['Core', 'Gaussian', 'GaussianCoreWithTopics'];

/** What is wrong although each value by itself is allowed. */
function contradictions({ models, publishing, confidence }: Parameters): string[] {
  const names = models.map(({ name }) => name);
  // A rule may wait for a model that this community does without, but not for one that nobody knows.
  const spoken = new Set([...BUILT_IN, ...MODELS.map(({ name }) => name), ...names]);
  return [
    ...repeated([...BUILT_IN, ...names]).map((name) => `models names ${name} twice; allowed: names of their own, and not ${BUILT_IN.join(', ')}`),
    ...repeated(publishing.map(({ rule }) => rule)).map((rule) => `publishing names ${rule} twice; allowed: each rule once`),
    ...publishing.flatMap((rule, i) => ('model' in rule && !spoken.has(rule.model) ? [`publishing[${i}].model is "${rule.model}"; allowed: ${[...spoken].join(', ')}`] : [])),
    ...(confidence === null || confidence.features.every((name, i) => name === FEATURES[i]) ? [] : ['confidence.features are in another order; allowed: those of this version, as "bridgenotes train-confidence" writes them']),
    ...(publishing[0]!.does === 'begin' ? [] : ['publishing[0] does not begin; allowed: MetaInitialNMR, or another rule that does "begin"']),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
