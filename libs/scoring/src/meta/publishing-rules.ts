import type { Topic } from '../topics';

/** Name and version under which a rule of publishing is shown, and whether what it decides may be locked. */
interface Named {
  readonly rule: string;
  readonly version: string;
  /** An old note keeps the status that this rule decided. scoring_rules.py lockingEnabled */
  readonly locks: boolean;
}

/** Takes a model's status over wherever the model has a say. ApplyModelResult */
export interface TakeOver extends Named {
  readonly does: 'takeOver';
  readonly model: string;
  /** Whether a note that the core model (or, without it, the expansion model) refused can become helpful by it. */
  readonly heedsRefusals: boolean;
}

/** A model of one group makes a note helpful that the whole hardly refuses. ApplyGroupModelResult */
export interface Raise extends Named {
  readonly does: 'raise';
  readonly model: string;
  /** The intercept of the core model (or, without it, of the expansion model) lies above this … */
  readonly minIntercept: number;
  /** … and below this; null: no upper limit. */
  readonly maxIntercept: number | null;
}

/** A model of one group takes a status back that its own raters do not share. ApplyNMRGroupModelResult */
export interface Lower extends Named {
  readonly does: 'lower';
  readonly model: string;
}

/** A model that counts otherwise decides on notes without a status. ApplyCoverageModelResult */
export interface Cover extends Named {
  readonly does: 'cover';
  readonly model: string;
}

/** A topic's own model takes a status back when it is sure enough. ApplyTopicModelResult */
export interface LowerTopic extends Named {
  readonly does: 'lowerTopic';
  readonly model: string;
  readonly topic: Topic;
  readonly minIntercept: number;
  readonly maxFactor: number;
}

/** A sample of all raters finds a note less helpful than those who came by themselves. PopulationSampledIntercept */
export interface HeedSample extends Named {
  readonly does: 'heedSample';
  readonly minRatings: number;
  readonly minRatingsPerSide: number;
  /** The intercept by sampled ratings lies below this … */
  readonly maxIntercept: number;
  /** … and at least so far below that of all ratings. */
  readonly minDifference: number;
}

/** Starting point, the stability wait, the lock of old notes, and the demand for reasons. */
export interface Plain extends Named {
  readonly does: 'begin' | 'wait' | 'keepLocked' | 'explain';
}

export type PublishingRule = TakeOver | Raise | Lower | Cover | LowerTopic | HeedSample | Plain;

function takeOver(model: string, version: string, locks: boolean, heedsRefusals = false): TakeOver {
  const rule = model.includes('Group') ? model.replace('Group', 'GroupModel') : `${model}Model`;
  return { does: 'takeOver', rule, version, locks, model, heedsRefusals };
}

/** A group's model may raise notes that the whole puts just below its own threshold of 0.40. */
function raise(group: number, minIntercept = 0.3, maxIntercept: number | null = 0.4): Raise {
  const number = String(group).padStart(2, '0');
  return { does: 'raise', rule: `GroupModel${number}`, version: '1.1', locks: true, model: `Group${number}`, minIntercept, maxIntercept };
}

function lower(group: number): Lower {
  return { does: 'lower', rule: `GroupModel${group}NMR`, version: '1.1', locks: true, model: `Group${group}` };
}

function lowerTopic(number: number, topic: Topic, minIntercept = 0.24, maxFactor = 0.51): LowerTopic {
  return { does: 'lowerTopic', rule: `TopicModel0${number}`, version: '1.0', locks: false, model: `Topic0${number}`, topic, minIntercept, maxFactor };
}

/** The order of X. run_scoring.py meta_score, scoring_rules.py RuleID */
export const PUBLISHING_RULES: readonly PublishingRule[] = [
  { does: 'begin', rule: 'MetaInitialNMR', version: '1.0', locks: false },
  takeOver('ExpansionPlus', '1.1', false),
  takeOver('Expansion', '1.1', true),
  takeOver('CoreWithTopics', '1.1', true),
  takeOver('Core', '1.1', true),
  takeOver('MultiGroup01', '1.0', true, true),
  ...Array.from({ length: 13 }, (_, i) => raise(i + 1)),
  raise(14, 0.25, null),
  raise(33, 0.25, null),
  lower(33),
  lower(18),
  lower(15),
  { does: 'cover', rule: 'GaussianModel', version: '1.0', locks: true, model: 'Gaussian' },
  { does: 'cover', rule: 'GaussianCoreWithTopicsModel', version: '1.0', locks: true, model: 'GaussianCoreWithTopics' },
  lowerTopic(1, 'UkraineConflict'),
  lowerTopic(2, 'GazaConflict'),
  lowerTopic(3, 'MessiRonaldo'),
  lowerTopic(4, 'Scams'),
  lowerTopic(5, 'InDimensionTwo', 0.51, 1),
  {
    does: 'heedSample',
    rule: 'PopulationSampledIntercept',
    version: '1.0',
    locks: false,
    minRatings: 8,
    minRatingsPerSide: 2,
    maxIntercept: 0.3,
    minDifference: 0.15,
  },
  { does: 'wait', rule: 'NmrDueToMinStableCrhTime', version: '1.0', locks: false },
  { does: 'keepLocked', rule: 'ScoringDriftGuard', version: '1.0', locks: false },
  { does: 'explain', rule: 'InsufficientExplanation', version: '1.0', locks: true },
];
