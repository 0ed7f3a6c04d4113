import type { Comparisons } from '../rules/rule';
import type { ModelStatus } from '../vocabulary';
import type { Cover, HeedSample, Lower, LowerTopic, Raise, TakeOver } from './publishing-rules';

/** What one model says of one note. */
export interface Opinion {
  status: ModelStatus;
  /** Null where the model could not place the note. */
  intercept: number | null;
  factor: number | null;
  /** For topic models: whether enough raters of both sides rated the note. */
  confident: boolean;
}

/** What raters say who were asked as a sample of all. */
export interface SampleOpinion {
  /** Intercept by sampled ratings alone; null where they are too few to place the note. */
  intercept: number | null;
  /** Sampled ratings by raters with a negative and with a positive factor. */
  negative: number;
  positive: number;
}

/** Opinions on one note by the name of the model; a model without a say is absent. */
export interface Opinions {
  models: { get(model: string): Opinion | undefined };
  sample: SampleOpinion | null;
  /** Probability that the note stays helpful once it is; null where nobody can tell. */
  keeps?: () => number | null;
  /** Whether the model of the note's topic has a say but is not sure of it. */
  unsure?: boolean;
}

/** What a rule made of the status. */
export interface MetaStep {
  after: ModelStatus;
  fires: boolean;
}

const CORE = 'Core';
const EXPANSION = 'Expansion';

export function takeOver(rule: TakeOver, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  seen.word('modelStatus', opinion.status, '!=', 'none');
  if (rule.heedsRefusals && isOnItsWay(opinion.status)) compareRefusal(seen, opinions);
  // a refusal binds other models; the public sees that ratings are missing
  return step(seen, opinion.status === 'FIRM_REJECT' ? 'NEEDS_MORE_RATINGS' : opinion.status, status);
}

export function raiseBy(rule: Raise, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  compareGain(seen, status, opinion.status);
  if (seen.settled) return step(seen, opinion.status, status);
  compareRefusal(seen, opinions);
  const intercept = opinions.models.get(CORE)?.intercept ?? opinions.models.get(EXPANSION)?.intercept ?? null;
  seen.number('interceptOfAll', intercept, '>', rule.minIntercept);
  if (rule.maxIntercept !== null) seen.number('interceptOfAll', intercept, '<', rule.maxIntercept);
  return step(seen, opinion.status, status);
}

export function lowerBy(rule: Lower, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const doubts = opinion.status === 'NEEDS_MORE_RATINGS' || opinion.status === 'CURRENTLY_RATED_NOT_HELPFUL';
  compareOnItsWay(seen, status);
  seen.word('modelDoubts', String(doubts), '=', 'true');
  return step(seen, 'NEEDS_MORE_RATINGS', status);
}

export function coverWith(rule: Cover, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  if (opinion.status === 'CURRENTLY_RATED_NOT_HELPFUL') compareUndecided(seen, status);
  else {
    compareGain(seen, status, opinion.status);
    compareRefusal(seen, opinions);
  }
  return step(seen, opinion.status, status);
}

export function lowerByTopic(rule: LowerTopic, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const factor = opinion.factor === null ? null : Math.abs(opinion.factor);
  compareOnItsWay(seen, status);
  seen.word('topicModelConfident', String(opinion.confident), '=', 'true');
  if (factor !== null && factor > rule.maxFactor) seen.number('absoluteTopicFactor', factor, '>', rule.maxFactor);
  else seen.number('topicIntercept', opinion.intercept, '<', rule.minIntercept);
  return step(seen, 'NEEDS_MORE_RATINGS', status);
}

export function heedSample(rule: HeedSample, status: ModelStatus, opinions: Opinions, seen: Comparisons): MetaStep | undefined {
  const { sample } = opinions;
  if (sample === null) return undefined;
  const core = opinions.models.get(CORE)?.intercept ?? null;
  const difference = core === null || sample.intercept === null ? null : core - sample.intercept;
  seen.word('status', status, '=', 'CURRENTLY_RATED_HELPFUL');
  seen.number('sampledRatings', sample.negative + sample.positive, '>=', rule.minRatings);
  seen.number('sampledRatingsOfSmallerSide', Math.min(sample.negative, sample.positive), '>=', rule.minRatingsPerSide);
  seen.number('sampledIntercept', sample.intercept, '<', rule.maxIntercept);
  seen.number('interceptAboveSampled', difference, '>=', rule.minDifference);
  return step(seen, 'NEEDS_MORE_RATINGS', status);
}

function step(seen: Comparisons, sets: ModelStatus, status: ModelStatus): MetaStep {
  return { after: seen.hold ? sets : status, fires: seen.hold };
}

function isOnItsWay(status: ModelStatus): boolean {
  return status === 'CURRENTLY_RATED_HELPFUL' || status === 'NEEDS_YOUR_HELP';
}

function compareOnItsWay(seen: Comparisons, status: ModelStatus): void {
  seen.word('statusOnItsWay', String(isOnItsWay(status)), '=', 'true');
}

function compareUndecided(seen: Comparisons, status: ModelStatus): void {
  const undecided = status === 'NEEDS_MORE_RATINGS' || status === 'NEEDS_YOUR_HELP';
  seen.word('statusUndecided', String(undecided), '=', 'true');
}

/** A model may raise a note without a status, but not from being on its way to being on its way. */
function compareGain(seen: Comparisons, status: ModelStatus, says: ModelStatus): void {
  const gains = isOnItsWay(says) && !(says === 'NEEDS_YOUR_HELP' && status === 'NEEDS_YOUR_HELP');
  compareUndecided(seen, status);
  seen.word('modelGains', String(gains), '=', 'true');
}

/** The word of the core model counts; that of the expansion model where the core model has none. */
function compareRefusal(seen: Comparisons, opinions: Opinions): void {
  if (seen.settled) return;
  const authority = opinions.models.get(CORE) ?? opinions.models.get(EXPANSION);
  const refused = authority?.status === 'FIRM_REJECT' || authority?.status === 'CURRENTLY_RATED_NOT_HELPFUL';
  seen.word('refusedByAll', String(refused), '=', 'false');
}
