import type { BalancedFit } from '../fit/balanced-parameters';
import { MOST_REMEMBERED } from '../kernels/frame';
import type { GaussianParameters, SmoothingParameters } from '../gaussian/gaussian-parameters';
import { PUBLISHING_RULES, type Plain, type PublishingRule } from '../meta/publishing-rules';
import { MODELS, type AgreementOverrides, type ModelDefinition, type ModelOverrides } from '../models/model-parameters';
import type { Parameters } from '../parameters';
import type { ClassifierParameters, TopicParameters } from '../topic-model/topic-parameters';
import { TOPICS, type Topic } from '../topics';
import { NOT_HELPFUL_TAGS, RATING_TAGS } from '../vocabulary';
import { flag, known, list, nullable, number, oneOf, optional, pattern, section, share, some, text, variants, whole, type Check, type Fields } from './check';

const MOMENT = 8.64e15;
export const COUNT = 1e9;
/** Intercepts and factors are in units of the rating scale; nothing beyond this occurs. */
const intercept = number(-10, 10);
const penalty = number(0, 1000);

/** Times in milliseconds. */
export const moment = number(0, MOMENT);
export const duration = number(0, 1e13);
export const count = whole(0, COUNT);
export const positiveCount = whole(1, COUNT);
export { intercept, penalty };

const solver = section<Parameters['diligence']['learning']>({ maxPasses: whole(1, 100_000), tolerance: number(1e-15, 1), stragglers: number(0, 0.1), maxStep: number(1e-3, 1e6), memory: whole(1, 100) });
const yesWeight = list(number(0, 1e6), 3, 3) as Check<Parameters['diligence']['yesWeight']>;

/** The sections that a model may set for itself. */
export const MODEL_SECTIONS: { readonly [Section in keyof Required<ModelOverrides>]: Fields<Parameters[Section]> } = {
  scope: {
    modelingGroups: nullable(list(whole(-2, 127))),
    includeUnassigned: flag,
    minShareInScope: nullable(share),
    onlyNotesOfPopulation: flag,
    topics: oneOf(['none', 'all', ...TOPICS]),
    notMisleadingNotesSince: moment,
  },
  prefilter: { minRatingsPerRater: positiveCount, minRatingsPerNote: positiveCount },
  fit: {
    interceptPenalty: penalty,
    factorPenalty: penalty,
    raterInterceptPenalty: optional(penalty),
    noteInterceptPenalty: optional(penalty),
    globalInterceptPenalty: optional(number(0, 1e15)),
    balanced: optional(section<BalancedFit>({ noteFactorPenalty: penalty, raterFactorPenalty: penalty, slantPenalty: penalty, raterExponent: number(-1, 1), tolerance: number(1e-15, 1), maxSweeps: whole(1, 100_000) })),
    startScale: number(1e-15, 1),
    starts: whole(1, 1000),
    dimensions: oneOf([1, 2, 3, 4, 'held-out']),
    alternatingSweeps: whole(1, 10_000),
    maxSweeps: whole(1, 100_000),
    tolerance: number(1e-15, 1),
    memory: whole(1, MOST_REMEMBERED),
  },
  helpfulness: {
    filtersRaters: flag,
    minMeanNoteScore: intercept,
    minCrhCrnhRatioDifference: number(-1000, 1),
    minRaterAgreeRatio: number(-1000, 1),
    crnhMultiplier: number(0, 1000),
    publicDelay: duration,
    statusTimesSince: moment,
    maxHistoricalValidRatings: count,
  },
  rules: {
    minRatingsNeeded: positiveCount,
    crhThreshold: intercept,
    crhThresholdNoHighVolume: intercept,
    crhThresholdNoCorrelated: intercept,
    crnhThresholdIntercept: intercept,
    crnhThresholdNoteFactorMultiplier: number(-100, 100),
    crnhThresholdNotMisleadingIntercept: intercept,
    crnhThresholdUpperBound: intercept,
    usesUpperBound: flag,
    ratioMinRatersPerSide: count,
    ratioMaxMeanPerSide: share,
    ratioMaxMeanOfSides: share,
    inertiaDelta: number(0, 10),
    factorThreshold: number(0, 100),
    firmRejectThreshold: nullable(intercept),
    minMinorityNetHelpfulRatings: nullable(count),
    minMinorityNetHelpfulRatio: nullable(share),
    maxMinorityNetHelpfulRatings: count,
  },
  tagFilter: {
    distancePercentile: number(0, 100),
    distanceExponent: number(0, 100),
    outlierPercentile: number(0, 100),
    minAdjustedTotal: number(0, COUNT),
    ignoredTags: list(oneOf(NOT_HELPFUL_TAGS)),
  },
  incorrectFilter: { maxDistance: number(0, 100), factorLimit: number(0, 100), minTagged: count, minVoters: count, minSurprise: number(0, COUNT) },
  harassment: {
    tagsSince: moment,
    minRatingsPerRater: positiveCount,
    minRatingsPerNote: positiveCount,
    interceptPenalty: penalty,
    factorPenalty: penalty,
    startFactor: number(0, 1000),
    minScore: intercept,
    penalty: number(0, 1000),
    scales: flag,
    descent: section<Parameters['harassment']['descent']>({ learningRate: number(0, 100), convergence: number(0, 1), minSteps: count, maxSteps: count, maxStepsIfLarge: count, maxGradient: number(0, 1e9) }),
    solver,
  },
  diligence: {
    tags: list(oneOf(RATING_TAGS), 1),
    // one that no note reaches switches the filter off
    threshold: number(-10, 1e6),
    yesWeight,
    notePenalty: penalty,
    factorPenalty: penalty,
    raterPenalty: penalty,
    reputationPenalty: penalty,
    smoothing: number(0, 1000),
    learning: solver,
    placing: section<Parameters['diligence']['placing']>({ maxSteps: whole(1, 100_000), tolerance: number(1e-15, 1) }),
  },
};

const overrides: Check<ModelOverrides> = section<ModelOverrides>({
  scope: optional(some(MODEL_SECTIONS.scope)),
  prefilter: optional(some(MODEL_SECTIONS.prefilter)),
  fit: optional(some(MODEL_SECTIONS.fit)),
  helpfulness: optional(some(MODEL_SECTIONS.helpfulness)),
  rules: optional(some(MODEL_SECTIONS.rules)),
  tagFilter: optional(some(MODEL_SECTIONS.tagFilter)),
  incorrectFilter: optional(some(MODEL_SECTIONS.incorrectFilter)),
  harassment: optional(some(MODEL_SECTIONS.harassment)),
  diligence: optional(some(MODEL_SECTIONS.diligence)),
});

const smoothing: Fields<SmoothingParameters> = {
  viewpoints: list(number(-10, 10), 2),
  bandwidth: number(1e-6, 100),
  normalized: flag,
  minWeight: number(0, COUNT),
  somewhatHelpful: share,
  oppositionWeight: number(0, 1000),
  surpriseSlope: number(0, 1000),
  surpriseLimit: number(0, 1000),
  priorWeight: number(0, 1000),
  priorRatings: number(0, COUNT),
  prior: share,
  minPrior: share,
  lowest: share,
  highest: share,
};

const ownModel = section<ModelDefinition>({
  name: text,
  kind: oneOf(['withTopics', 'expansion', 'expansionPlus', 'group', 'multiGroup', 'topic']),
  group: nullable(whole(0, 127)),
  overrides,
  agreement: optional(section<AgreementOverrides>({ helpful: optional(some(smoothing)), notHelpful: optional(some(smoothing)) })),
  sureAbove: optional(count),
});

/** A model as it is defined, or the name of one of X's. */
export const model = known('model', MODELS, ({ name }) => name, ownModel);

export const gaussian = section<GaussianParameters>({
  helpful: section(smoothing),
  notHelpful: section(smoothing),
  oneSidedPrior: share,
  minRatersPerSide: count,
  expectedWidth: number(0, 100),
  sharpness: number(0, 1e6),
  overrides,
});

const byTopic = <T>(check: Check<T>) => section<Record<Topic, T>>(Object.fromEntries(TOPICS.map((topic) => [topic, check])) as Fields<Record<Topic, T>>);

export const topics = section<TopicParameters>({
  seedTerms: byTopic(list(pattern, 1)),
  keptAddresses: list(pattern),
  minLetters: count,
  classifier: nullable(
    section<ClassifierParameters>({
      penalty,
      tolerance: number(1e-15, 1),
      maxIterations: positiveCount,
      manyStatements: count,
      minStatementsOfWord: count,
      commonShare: share,
      commonFrom: count,
      maxDoubt: byTopic(share),
    }),
  ),
});

const named = { rule: text, version: text, locks: flag };
type Of<Does extends PublishingRule['does']> = Extract<PublishingRule, { does: Does }>;
const plain = section<Plain>({ ...named, does: oneOf(['begin', 'wait', 'keepLocked', 'explain']) });

const ownRule = variants<PublishingRule>('does', {
  begin: plain,
  takeOver: section<Of<'takeOver'>>({ ...named, does: oneOf(['takeOver']), model: text, heedsRefusals: flag }),
  raise: section<Of<'raise'>>({ ...named, does: oneOf(['raise']), model: text, minIntercept: intercept, maxIntercept: nullable(intercept) }),
  lower: section<Of<'lower'>>({ ...named, does: oneOf(['lower']), model: text }),
  cover: section<Of<'cover'>>({ ...named, does: oneOf(['cover']), model: text }),
  lowerTopic: section<Of<'lowerTopic'>>({ ...named, does: oneOf(['lowerTopic']), model: text, topic: oneOf(TOPICS), minIntercept: intercept, maxFactor: number(0, 100) }),
  heedSample: section<Of<'heedSample'>>({ ...named, does: oneOf(['heedSample']), minRatings: count, minRatingsPerSide: count, maxIntercept: intercept, minDifference: number(0, 10) }),
  wait: plain,
  keepLocked: plain,
  explain: plain,
});

/** A rule of publishing as it is defined, or the name of one of X's. */
export const publishingRule = known('rule', PUBLISHING_RULES, ({ rule }) => rule, ownRule);
