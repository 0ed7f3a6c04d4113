import type { SmoothingParameters } from '../gaussian/gaussian-parameters';
import type { Topic } from '../topics';
import type { Parameters } from '../parameters';

/** Sections of the parameters that a model may set for itself. */
type ModelSections = Pick<
  Parameters,
  'scope' | 'prefilter' | 'fit' | 'helpfulness' | 'rules' | 'tagFilter' | 'incorrectFilter' | 'harassment' | 'diligence'
>;

/** What sets a model apart from the core model; all else is as for the core model. */
export type ModelOverrides = { readonly [Section in keyof ModelSections]?: Partial<ModelSections[Section]> };

/** Where in the results a model's scores appear: one note is scored by at most one model of each kind. */
export const MODEL_KINDS = ['withTopics', 'expansion', 'expansionPlus', 'group', 'multiGroup', 'topic', 'gaussian', 'gaussianWithTopics'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** A model besides the core model: the same fit and the same rules on other ratings or with other numbers. */
export interface ModelDefinition {
  /** Unique; the rules of publishing refer to it. */
  readonly name: string;
  readonly kind: Exclude<ModelKind, 'gaussian' | 'gaussianWithTopics'>;
  /** Number of the group model, as X's tables show it; null for other kinds. */
  readonly group: number | null;
  readonly overrides: ModelOverrides;
  /**
   * Set for a model that fits its own raters but places notes by agreement at every viewpoint, like the Gaussian models:
   * what differs from `parameters.gaussian`. Such a model does not run where that is null.
   */
  readonly agreement?: AgreementOverrides;
  /** A topic model is sure of notes with more than so many raters on either side. numConfidenceRatings */
  readonly sureAbove?: number;
}

export interface AgreementOverrides {
  readonly helpful?: Partial<SmoothingParameters>;
  readonly notHelpful?: Partial<SmoothingParameters>;
}

/** Modeling groups. constants.py coreGroups, expansionGroups, expansionPlusGroups */
export const CORE_GROUPS: readonly number[] = [1, 2, 3, 6, 8, 9, 10, 11, 13, 14, 19, 21, 25];
const EXPANSION_GROUPS: readonly number[] = [0, 4, 5, 7, 12, 15, 16, 20, 22, 23, 24, 26, 27, 28, 29, 33];
const EXPANSION_PLUS_GROUPS: readonly number[] = [17, 18, 30, 31, 32];

/** The model that keeps divided topics in. mf_core_with_topics_scorer.py */
const CORE_WITH_TOPICS: ModelDefinition = {
  name: 'CoreWithTopics',
  kind: 'withTopics',
  group: null,
  overrides: { scope: { topics: 'all' }, rules: { firmRejectThreshold: null } },
};

/** More populations. mf_expansion_scorer.py */
const EXPANSION: ModelDefinition = {
  name: 'Expansion',
  kind: 'expansion',
  group: null,
  overrides: {
    scope: { topics: 'all', modelingGroups: [...CORE_GROUPS, ...EXPANSION_GROUPS] },
    rules: { usesUpperBound: false },
  },
};

/** All populations; has a say on every note, whoever rated it. mf_expansion_plus_scorer.py */
const EXPANSION_PLUS: ModelDefinition = {
  name: 'ExpansionPlus',
  kind: 'expansionPlus',
  group: null,
  overrides: {
    scope: {
      topics: 'all',
      modelingGroups: [...CORE_GROUPS, ...EXPANSION_GROUPS, ...EXPANSION_PLUS_GROUPS],
      minShareInScope: null,
    },
    rules: { usesUpperBound: false, firmRejectThreshold: null },
  },
};

/** One modeling group by itself. mf_group_scorer.py */
function groupModel(group: number, more: ModelOverrides = {}): ModelDefinition {
  return {
    name: `Group${twoDigits(group)}`,
    kind: 'group',
    group,
    overrides: {
      ...more,
      scope: { topics: 'all', modelingGroups: [group], includeUnassigned: false, minShareInScope: 0.8, ...more.scope },
      rules: { usesUpperBound: false, firmRejectThreshold: null, ...more.rules },
    },
  };
}

/** Places notes by agreement at every viewpoint. gaussian_group_scorer.py, gaussian_topic_scorer.py */
function agreementModel(model: ModelDefinition, agreement: AgreementOverrides): ModelDefinition {
  return { ...model, agreement };
}

/** Several groups that no group model covers. run_scoring.py MFMultiGroupScorer */
const MULTI_GROUP: ModelDefinition = {
  ...groupModel(1, { scope: { modelingGroups: [4, 5, 7, 12, 26] } }),
  name: 'MultiGroup01',
  kind: 'multiGroup',
};

/** Groups 1 to 13, and what is special about others: 14 tries another objective, 15 another way of placing. run_scoring.py _get_scorers */
const GROUPS: readonly ModelDefinition[] = [
  ...Array.from({ length: 13 }, (_, i) => groupModel(i + 1)),
  groupModel(14, {
    scope: { minShareInScope: 0.51 },
    fit: {
      noteInterceptPenalty: 0.9,
      balanced: { noteFactorPenalty: 0.01, raterFactorPenalty: 0.0075, slantPenalty: 0.75, raterExponent: -0.25, tolerance: 1e-6, maxSweeps: 1000 },
    },
    helpfulness: { minMeanNoteScore: -0.01 },
    harassment: { minScore: 2.5, scales: false },
    diligence: { threshold: 1000 },
    tagFilter: { outlierPercentile: 90 },
    incorrectFilter: { minSurprise: 1.5 },
    rules: {
      crhThreshold: 0.15,
      crhThresholdNoHighVolume: 0.12,
      crhThresholdNoCorrelated: 0.12,
      crnhThresholdIntercept: -0.01,
      crnhThresholdNoteFactorMultiplier: 0,
      crnhThresholdNotMisleadingIntercept: -0.02,
      factorThreshold: 0.4,
    },
  }),
  agreementModel(
    groupModel(15, {
      fit: { noteInterceptPenalty: 0.09, raterInterceptPenalty: 0.03, globalInterceptPenalty: 0 },
      rules: { crhThreshold: 0.25, minMinorityNetHelpfulRatings: null, minMinorityNetHelpfulRatio: null },
    }),
    {},
  ),
  groupModel(18, {
    scope: { minShareInScope: 0.51 },
    fit: { raterInterceptPenalty: 0.03, noteInterceptPenalty: 0.15, globalInterceptPenalty: 0 },
    rules: { crhThreshold: 0.2, crhThresholdNoHighVolume: 0.18, crhThresholdNoCorrelated: 0.18 },
  }),
  groupModel(33, { scope: { onlyNotesOfPopulation: true } }),
];

/** A divided topic by itself, with all its raters. mf_topic_scorer.py */
function topicModel(number: number, topic: Topic, more: ModelOverrides = {}): ModelDefinition {
  return {
    name: `Topic${twoDigits(number)}`,
    kind: 'topic',
    group: null,
    overrides: {
      ...more,
      scope: { topics: topic, modelingGroups: null, minShareInScope: null },
      helpfulness: { filtersRaters: false },
      rules: { usesUpperBound: false, firmRejectThreshold: null, minMinorityNetHelpfulRatings: null, minMinorityNetHelpfulRatio: null },
    },
  };
}

const TOPIC_MODELS: readonly ModelDefinition[] = [
  topicModel(1, 'UkraineConflict'),
  topicModel(2, 'GazaConflict'),
  topicModel(3, 'MessiRonaldo'),
  topicModel(4, 'Scams'),
  // the global intercept is penalised away
  agreementModel({ ...topicModel(5, 'InDimensionTwo', { fit: { raterInterceptPenalty: 5, globalInterceptPenalty: 1e12 } }), sureAbove: 0 }, { helpful: { bandwidth: 0.05 } }),
];

/** X's models besides the core model. */
export const MODELS: readonly ModelDefinition[] = [CORE_WITH_TOPICS, EXPANSION, EXPANSION_PLUS, ...GROUPS, MULTI_GROUP, ...TOPIC_MODELS];

/** The parameters a model runs with: those of the core model, with what it sets for itself. */
export function parametersOf(model: Pick<ModelDefinition, 'overrides'>, parameters: Parameters): Parameters {
  const { scope, prefilter, fit, helpfulness, rules, tagFilter, incorrectFilter, harassment, diligence } = model.overrides;
  return {
    ...parameters,
    scope: { ...parameters.scope, ...scope },
    prefilter: { ...parameters.prefilter, ...prefilter },
    fit: { ...parameters.fit, ...fit },
    helpfulness: { ...parameters.helpfulness, ...helpfulness },
    rules: { ...parameters.rules, ...rules },
    tagFilter: { ...parameters.tagFilter, ...tagFilter },
    incorrectFilter: { ...parameters.incorrectFilter, ...incorrectFilter },
    harassment: { ...parameters.harassment, ...harassment },
    diligence: { ...parameters.diligence, ...diligence },
  };
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}
