import { CHURN_GUARDS, type ChurnGuard } from './churn/churn-parameters';
import { EARLY_SIGN, type ConfidenceModel, type EarlySignParameters } from './confidence/confidence-parameters';
import { CONTRIBUTORS, type ContributorParameters } from './enrollment/contributor-parameters';
import { HIGH_VOLUME, type HighVolumeParameters } from './correlation/high-volume';
import { POST_SELECTION, type PostSelectionParameters } from './correlation/post-selection';
import type { BalancedFit } from './fit/balanced-parameters';
import { QUASI_CLIQUES, type QuasiCliqueParameters } from './correlation/quasi-cliques';
import { RESCORING, type RescoringParameters } from './rescoring/rescoring-parameters';
import { HARASSMENT, type HarassmentParameters } from './helpfulness/harassment-parameters';
import { LIVE, type LiveParameters } from './live/live-parameters';
import { DILIGENCE, type DiligenceParameters } from './reputation/diligence-parameters';
import { GAUSSIAN, type GaussianParameters } from './gaussian/gaussian-parameters';
import { CORE_GROUPS, MODELS, type ModelDefinition } from './models/model-parameters';
import { PUBLISHING_RULES, type PublishingRule } from './meta/publishing-rules';
import type { Topic } from './topics';
import { TOPIC_MODEL, type TopicParameters } from './topic-model/topic-parameters';

/**
 * Every constant of the scorer with its source in X's scorer
 * (twitter/communitynotes at 273c895, `scoring/src/scoring/`, named after each value).
 * Times are in milliseconds, intercepts and factors in units of the rating scale 0…1.
 */
export interface Parameters {
  /** Which ratings the model sees. */
  readonly scope: {
    /** Modeling groups of the model's population; null for everybody. constants.py coreGroups */
    readonly modelingGroups: readonly number[] | null;
    /** Whether raters outside of the enrollment (−1) belong to the population. scorer.py includeUnassigned */
    readonly includeUnassigned: boolean;
    /** A note gets a result when at least this share of its ratings is in scope; null: every note. captureThreshold */
    readonly minShareInScope: number | null;
    /** Whether ratings of notes below that share are left out from the start. scorer.py strictInclusion */
    readonly onlyNotesOfPopulation: boolean;
    /** Notes of divided topics: left out, in with all others, or nothing but one topic. scorer.py excludeTopics, includedTopics */
    readonly topics: 'none' | 'all' | Topic;
    /** Ratings of NOT_MISLEADING notes written up to this moment do not count. constants.py notMisleadingUILaunchTime */
    readonly notMisleadingNotesSince: number;
  };
  /** Prefilter: notes, then raters, then notes again. mf_base_scorer.py, process_data.py filter_ratings */
  readonly prefilter: {
    readonly minRatingsPerRater: number;
    readonly minRatingsPerNote: number;
  };
  /** Objective and solver of the factorization. */
  readonly fit: {
    /** Weight of squared intercepts and of the squared global intercept. matrix_factorization.py 0.03·5 */
    readonly interceptPenalty: number;
    /** Weight of squared factors. matrix_factorization.py 0.03 */
    readonly factorPenalty: number;
    /** Weights of single kinds of intercept where a model sets them apart; else `interceptPenalty`. run_scoring.py _get_scorers */
    readonly raterInterceptPenalty?: number;
    readonly noteInterceptPenalty?: number;
    readonly globalInterceptPenalty?: number;
    /** An objective of its own for a model that weighs both sides alike. */
    readonly balanced?: BalancedFit;
    /** Magnitude of the factors at the start, so that data and not the start decides. Ours */
    readonly startScale: number;
    /** Starts of the first round, of which the lowest loss is kept; 1: only that from almost nothing. Ours */
    readonly starts: number;
    /** Alternating least-squares sweeps before the second-order phase. Ours */
    readonly alternatingSweeps: number;
    /** Dimensions of viewpoint; `held-out`: as many of them as foretell ratings better that were held out. Ours */
    readonly dimensions: 1 | 2 | 3 | 4 | 'held-out';
    /** Upper limit of sweeps in the second-order phase. Ours */
    readonly maxSweeps: number;
    /** The fit is done when no parameter of a note moves by more than this in an alternating step. Ours */
    readonly tolerance: number;
    /** Pairs of steps and gradients that L-BFGS remembers. Ours */
    readonly memory: number;
  };
  /** Which raters and authors count in the second round. mf_base_scorer.py */
  readonly helpfulness: {
    /** Whether only helpful raters count in the second round; a model of few ratings counts all. useReputation */
    readonly filtersRaters: boolean;
    /** minMeanNoteScore */
    readonly minMeanNoteScore: number;
    /** minCRHVsCRNHRatio */
    readonly minCrhCrnhRatioDifference: number;
    /** minRaterAgreeRatio */
    readonly minRaterAgreeRatio: number;
    /** How much heavier a not helpful note weighs than a helpful one. helpfulness_scores.py CRNHMultiplier */
    readonly crnhMultiplier: number;
    /** A rating is valid when made before the public table could show others'. constants.py publicTSVTimeDelay */
    readonly publicDelay: number;
    /** Notes written before this have no reliable status times. constants.py deletedNoteTombstonesLaunchTime */
    readonly statusTimesSince: number;
    /** …of those the first so many ratings are valid. note_ratings.py _maxHistoricalValidRatings */
    readonly maxHistoricalValidRatings: number;
  };
  /** Thresholds of the core rules. mf_base_scorer.py, mf_core_scorer.py, note_ratings.py */
  readonly rules: {
    readonly minRatingsNeeded: number;
    readonly crhThreshold: number;
    /** Without busy raters a note has to stay above this. crhThresholdNoHighVol */
    readonly crhThresholdNoHighVolume: number;
    /** So it has to without groups who rate alike. crhThresholdNoCorrelated */
    readonly crhThresholdNoCorrelated: number;
    readonly crnhThresholdIntercept: number;
    readonly crnhThresholdNoteFactorMultiplier: number;
    readonly crnhThresholdNotMisleadingIntercept: number;
    readonly crnhThresholdUpperBound: number;
    /** Whether the highest intercept with an extreme supporter is known to the rules. pseudoraters */
    readonly usesUpperBound: boolean;
    /** is_crnh_ratio: minMinSignCount, maxHelpfulNumPerSide, maxAvgHelpfulNumPerSide */
    readonly ratioMinRatersPerSide: number;
    readonly ratioMaxMeanPerSide: number;
    readonly ratioMaxMeanOfSides: number;
    readonly inertiaDelta: number;
    readonly factorThreshold: number;
    /** Below this no other model may call a note helpful; null for models that refuse nothing. */
    readonly firmRejectThreshold: number | null;
    /** Null, like the ratio, for models that do not ask for supporters on both sides. */
    readonly minMinorityNetHelpfulRatings: number | null;
    readonly minMinorityNetHelpfulRatio: number | null;
    /** From so many net helpful ratings on the weaker side their share does not matter. scoring_rules.py RequireRaterBalance */
    readonly maxMinorityNetHelpfulRatings: number;
  };
  /** Tag outliers. tag_filter.py, scoring_rules.py FilterTagOutliers */
  readonly tagFilter: {
    /** Percentile of rater–note distances that gets weight one half. constants.py tagPercentileForNormalization */
    readonly distancePercentile: number;
    /** Exponent of the distance in the weight. tag_filter.py */
    readonly distanceExponent: number;
    /** Percentile of helpful notes beyond which a share is an outlier. tagFilterPercentile */
    readonly outlierPercentile: number;
    /** Least weighted sum of a tag. minAdjustedTotal */
    readonly minAdjustedTotal: number;
    /** Tags that never filter. scoring_rules.py */
    readonly ignoredTags: readonly string[];
  };
  /** Notes called incorrect surprisingly often. incorrect_filter.py, scoring_rules.py FilterIncorrect */
  readonly incorrectFilter: {
    /** Near raters are closer than this. constants.py intervalHalfWidth */
    readonly maxDistance: number;
    /** Factors are cut off here before they are compared. incorrect_filter.py */
    readonly factorLimit: number;
    /** tagThreshold */
    readonly minTagged: number;
    /** voteThreshold */
    readonly minVoters: number;
    /** incorrectFilterThreshold */
    readonly minSurprise: number;
  };
  /** What it costs raters to call abuse helpful. */
  readonly harassment: HarassmentParameters;
  /** Raters without whom a helpful note has to hold as well. */
  readonly highVolume: HighVolumeParameters;
  readonly quasiCliques: QuasiCliqueParameters;
  /** People who keep turning up together and so have one voice; null to let each have their own. */
  readonly postSelection: PostSelectionParameters | null;
  /** Complaints about sloppy notes by raters with a record of noticing them. */
  readonly diligence: DiligenceParameters;
  /** How statements get their topic, before scoring begins. topic_model.py */
  readonly topics: TopicParameters;
  /** Models besides the core model. run_scoring.py _get_scorers */
  readonly models: readonly ModelDefinition[];
  /** The model that looks for agreement at every viewpoint; null to do without. */
  readonly gaussian: GaussianParameters | null;
  /** How the models' statuses become one, in order. run_scoring.py meta_score */
  readonly publishing: readonly PublishingRule[];
  /** Waiting before a note is shown as helpful. scoring_rules.py NmrDueToMinStableCrhTime */
  readonly stability: {
    /** So long at least, even where the confidence model is sure. requiredStableCrhMinutesThreshold */
    readonly minWaitHelpful: number;
    /** maxStableCrhMinutesThreshold */
    readonly maxWaitHelpful: number;
    /** maxNyhMinutesThreshold */
    readonly maxWaitNeedsYourHelp: number;
  };
  /** What was learnt from the past of other notes; null: nothing, so that every note waits the whole time. */
  readonly confidence: ConfidenceModel | null;
  /** How signs that a note will become helpful are read. */
  readonly earlySign: EarlySignParameters;
  /** Age from which a note keeps its status. constants.py noteLockMillis */
  readonly lockAge: number;
  /** Explanations. constants.py minRatingsToGetTag, minTagsNeededForStatus */
  readonly explanation: {
    readonly minRatingsToGetTag: number;
    readonly minTagsNeeded: number;
  };
  /** Who may write, and what is told of authors. */
  readonly contributors: ContributorParameters;
  /** Which notes a run decides on anew. */
  readonly rescoring: RescoringParameters;
  /** How near to a threshold a note has to wait for the next run. */
  readonly live: LiveParameters;
  /** What holds a run back until somebody has looked. */
  readonly churn: readonly ChurnGuard[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The scorer as X runs it: the core model, and what sets the others apart from it. */
export const CORE_PARAMETERS: Parameters = deepFreeze({
  scope: {
    modelingGroups: CORE_GROUPS,
    includeUnassigned: true,
    minShareInScope: 0.5,
    onlyNotesOfPopulation: false,
    topics: 'none',
    notMisleadingNotesSince: 1_664_755_200_000,
  },
  prefilter: { minRatingsPerRater: 10, minRatingsPerNote: 5 },
  fit: {
    interceptPenalty: 0.15,
    factorPenalty: 0.03,
    startScale: 1e-10,
    starts: 1,
    dimensions: 1,
    alternatingSweeps: 10,
    maxSweeps: 300,
    tolerance: 1e-9,
    memory: 12,
  },
  helpfulness: {
    filtersRaters: true,
    minMeanNoteScore: 0.05,
    minCrhCrnhRatioDifference: 0,
    minRaterAgreeRatio: 0.66,
    crnhMultiplier: 5,
    publicDelay: 48 * HOUR,
    statusTimesSince: 1_652_918_400_000,
    maxHistoricalValidRatings: 5,
  },
  rules: {
    minRatingsNeeded: 5,
    crhThreshold: 0.4,
    crhThresholdNoHighVolume: 0.37,
    crhThresholdNoCorrelated: 0.37,
    crnhThresholdIntercept: -0.05,
    crnhThresholdNoteFactorMultiplier: -0.8,
    crnhThresholdNotMisleadingIntercept: -0.15,
    crnhThresholdUpperBound: -0.04,
    usesUpperBound: true,
    ratioMinRatersPerSide: 3,
    ratioMaxMeanPerSide: 0.4,
    ratioMaxMeanOfSides: 0.3,
    inertiaDelta: 0.01,
    factorThreshold: 0.5,
    firmRejectThreshold: 0.3,
    minMinorityNetHelpfulRatings: 4,
    minMinorityNetHelpfulRatio: 0.05,
    maxMinorityNetHelpfulRatings: 10,
  },
  tagFilter: {
    distancePercentile: 40,
    distanceExponent: 5,
    outlierPercentile: 95,
    minAdjustedTotal: 2.5,
    ignoredTags: ['notHelpfulHardToUnderstand'],
  },
  incorrectFilter: { maxDistance: 0.3, factorLimit: 0.4, minTagged: 2, minVoters: 3, minSurprise: 2.5 },
  harassment: HARASSMENT,
  highVolume: HIGH_VOLUME,
  quasiCliques: QUASI_CLIQUES,
  postSelection: POST_SELECTION,
  diligence: DILIGENCE,
  topics: TOPIC_MODEL,
  models: MODELS,
  gaussian: GAUSSIAN,
  publishing: PUBLISHING_RULES,
  stability: { minWaitHelpful: 30 * MINUTE, maxWaitHelpful: 60 * MINUTE, maxWaitNeedsYourHelp: 360 * MINUTE },
  confidence: null,
  earlySign: EARLY_SIGN,
  lockAge: 14 * DAY,
  explanation: { minRatingsToGetTag: 2, minTagsNeeded: 2 },
  contributors: CONTRIBUTORS,
  rescoring: RESCORING,
  live: LIVE,
  churn: CHURN_GUARDS,
});

export function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
