import type { RatingTag, Topic } from '@bridgenotes/scoring';
import type { MissingTexts } from '../missing.texts';

/** Rules as people are told of them; the models of groups and topics, of which there are many, have one text each. OTHER: a rule that a community added. */
export const EXPLAINED_RULES = [
  'InitialNMR', 'GeneralCRH', 'GeneralCRNH', 'UcbCRNH', 'RatioCRNH', 'NmCRNH', 'GeneralCRHInertia', 'TagFilter', 'FilterIncorrect', 'FilterLowDiligence', 'FilterLargeFactor',
  'RejectLowIntercept', 'MinMinorityRaters', 'RaterBalance', 'NoHighVolIntercept', 'NoCorrelatedIntercept',
  'MetaInitialNMR', 'ExpansionPlusModel', 'ExpansionModel', 'CoreWithTopicsModel', 'CoreModel', 'MultiGroupModel', 'GroupModel', 'GroupModelNMR', 'GaussianModel',
  'GaussianCoreWithTopicsModel', 'TopicModel', 'PopulationSampledIntercept', 'NmrDueToMinStableCrhTime', 'ScoringDriftGuard', 'InsufficientExplanation', 'NotRescored', 'AwaitsRun', 'OTHER',
] as const;
export type ExplainedRule = (typeof EXPLAINED_RULES)[number];

/** Rules that go by what one model says. */
export const EXPLAINED_MODELS = [
  'CoreModel', 'CoreWithTopicsModel', 'ExpansionModel', 'ExpansionPlusModel', 'MultiGroupModel', 'GroupModel', 'GroupModelNMR', 'GaussianModel', 'GaussianCoreWithTopicsModel', 'TopicModel', 'OTHER',
] as const satisfies readonly ExplainedRule[];
export type ExplainedModel = (typeof EXPLAINED_MODELS)[number];

/** What rules compare, and how its values are written. */
export const EXPLAINED_MEASURES = {
  ratings: 'count', intercept: 'score', classification: 'word', interceptMax: 'score', ratingsOfSmallerSide: 'count', meanHelpfulnessNegativeSide: 'share', meanHelpfulnessPositiveSide: 'share',
  meanHelpfulnessOfSides: 'share', outlierTags: 'word', incorrectTags: 'count', criticalNearRaters: 'count', incorrectSurprise: 'score', lowDiligence: 'score', absoluteFactor: 'score',
  netHelpfulOfWeakerSide: 'count', shareOfNetHelpfulOfWeakerSide: 'share', interceptNoHighVolume: 'score', interceptNoCorrelated: 'score', modelStatus: 'word', interceptOfAll: 'score',
  modelDoubts: 'word', topicModelConfident: 'word', absoluteTopicFactor: 'score', topicIntercept: 'score', sampledRatings: 'count', sampledRatingsOfSmallerSide: 'count', sampledIntercept: 'score',
  interceptAboveSampled: 'score', refusedByAll: 'word', millisWaited: 'minutes', probabilityToStayHelpful: 'share', lockedStatus: 'word', explainingTags: 'count', statusOfLastRun: 'word',
  status: 'word', previousStatus: 'word', statusOnItsWay: 'word', statusUndecided: 'word', modelGains: 'word',
} as const satisfies Readonly<Record<string, 'count' | 'score' | 'share' | 'minutes' | 'word'>>;
export type ExplainedMeasure = keyof typeof EXPLAINED_MEASURES;

/** Words that rules compare, beside tags. */
export const EXPLAINED_WORDS = [
  'CURRENTLY_RATED_HELPFUL', 'CURRENTLY_RATED_NOT_HELPFUL', 'NEEDS_MORE_RATINGS', 'FIRM_REJECT', 'NEEDS_YOUR_HELP', 'misleading', 'not misleading', 'none', 'other', 'true', 'false',
] as const;
export type ExplainedWord = (typeof EXPLAINED_WORDS)[number];

/** A comparison, with everything written out in the language. */
export interface WrittenComparison {
  readonly measure: string;
  /** Null where it is not known. */
  readonly value: string | null;
  /** What is asked for, like "at least 0.40"; null where nothing is. */
  readonly asked: string | null;
  readonly held: boolean;
  /** How far the value is from what is asked for; null where they are no numbers, or where it is just there. */
  readonly margin: string | null;
}

/** What a summary is made of, one sentence each. */
export interface ExplanationSentences {
  readonly shown: () => string;
  readonly helpfulNotShown: () => string;
  readonly notHelpful: () => string;
  readonly undecided: () => string;
  /** Of a note that a model calls helpful, but that is not shown. */
  readonly heldBack: () => string;
  readonly neverScored: () => string;
  readonly agreement: (d: { value: string; needed: string }) => string;
  /** Of a note that keeps being helpful although it would not become so today. */
  readonly agreementNow: (d: { value: string; needed: string }) => string;
  /** @param d `model` as in `models` */
  readonly agreementBy: (d: { model: string; value: string; needed: string }) => string;
  /** @param d tags as people call them, one or two */
  readonly reasons: (d: { tags: readonly string[] }) => string;
  readonly decidedBy: (d: { rule: string }) => string;
  /** Further ratings by people of one side, or of either; at least one of them is not 0. */
  readonly furtherRatings: (d: { one: number; other: number }) => string;
  readonly waitEnds: (d: { at: string }) => string;
  readonly locked: () => string;
  readonly live: () => string;
  readonly deleted: () => string;
  readonly imported: () => string;
  readonly verify: (d: { run: string }) => string;
}

/** A language in which notes are explained. Codes and numbers are the contract with clients; texts may change. */
export interface ExplanationTexts {
  /** BCP 47, for numbers and times. */
  readonly language: string;
  /** What a rule says, in a sentence; `subject` is the number of a group or the name of a topic or rule. */
  readonly rules: { readonly [Rule in ExplainedRule]: (subject: string) => string };
  /** What a model is called by the rule that heeds it, as it stands in `agreementBy`; `subject` as for rules. */
  readonly models: { readonly [Rule in ExplainedModel]: (subject: string) => string };
  readonly measures: { readonly [Measure in ExplainedMeasure]: string };
  readonly words: { readonly [Word in ExplainedWord]: string };
  readonly tags: { readonly [Tag in RatingTag]: string };
  readonly topics: { readonly [Name in Topic]: string };
  readonly asked: { readonly [Comparison in '>=' | '>' | '<=' | '<' | '=' | '!=']: (threshold: string) => string };
  readonly comparison: (written: WrittenComparison) => string;
  readonly missing: MissingTexts;
  readonly sentences: ExplanationSentences;
}
