import { check, checkWord } from '../rules/rule';
import type { RuleCheck } from '../output';
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
  models: ReadonlyMap<string, Opinion>;
  sample: SampleOpinion | null;
}

/** What a rule made of the status. */
export interface MetaStep {
  after: ModelStatus;
  fires: boolean;
  checks: RuleCheck[];
}

const CORE = 'Core';
const EXPANSION = 'Expansion';

export function takeOver(rule: TakeOver, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const checks = [checkWord('modelStatus', opinion.status, '!=', 'none')];
  if (rule.heedsRefusals && isOnItsWay(opinion.status)) checks.push(refusalCheck(opinions));
  const fires = checks.every((c) => c.holds);
  // a refusal binds other models; the public sees that ratings are missing
  const heard = opinion.status === 'FIRM_REJECT' ? 'NEEDS_MORE_RATINGS' : opinion.status;
  return { after: fires ? heard : status, fires, checks };
}

export function raiseBy(rule: Raise, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const intercept = opinions.models.get(CORE)?.intercept ?? opinions.models.get(EXPANSION)?.intercept ?? null;
  const checks = [
    ...gainChecks(status, opinion.status),
    refusalCheck(opinions),
    check('interceptOfAll', intercept, '>', rule.minIntercept),
  ];
  if (rule.maxIntercept !== null) checks.push(check('interceptOfAll', intercept, '<', rule.maxIntercept));
  return step(checks, opinion.status, status);
}

export function lowerBy(rule: Lower, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const doubts = opinion.status === 'NEEDS_MORE_RATINGS' || opinion.status === 'CURRENTLY_RATED_NOT_HELPFUL';
  return step([...onItsWayChecks(status), checkWord('modelDoubts', String(doubts), '=', 'true')], 'NEEDS_MORE_RATINGS', status);
}

export function coverWith(rule: Cover, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  if (opinion.status === 'CURRENTLY_RATED_NOT_HELPFUL') return step([undecidedCheck(status)], opinion.status, status);
  return step([...gainChecks(status, opinion.status), refusalCheck(opinions)], opinion.status, status);
}

export function lowerByTopic(rule: LowerTopic, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const opinion = opinions.models.get(rule.model);
  if (opinion === undefined) return undefined;
  const factor = opinion.factor === null ? null : Math.abs(opinion.factor);
  const tooLow = check('topicIntercept', opinion.intercept, '<', rule.minIntercept);
  const tooFar = check('absoluteTopicFactor', factor, '>', rule.maxFactor);
  const checks = [...onItsWayChecks(status), checkWord('topicModelConfident', String(opinion.confident), '=', 'true')];
  return step([...checks, tooFar.holds ? tooFar : tooLow], 'NEEDS_MORE_RATINGS', status);
}

export function heedSample(rule: HeedSample, status: ModelStatus, opinions: Opinions): MetaStep | undefined {
  const { sample } = opinions;
  if (sample === null) return undefined;
  const core = opinions.models.get(CORE)?.intercept ?? null;
  const difference = core === null || sample.intercept === null ? null : core - sample.intercept;
  const checks = [
    checkWord('status', status, '=', 'CURRENTLY_RATED_HELPFUL'),
    check('sampledRatings', sample.negative + sample.positive, '>=', rule.minRatings),
    check('sampledRatingsOfSmallerSide', Math.min(sample.negative, sample.positive), '>=', rule.minRatingsPerSide),
    check('sampledIntercept', sample.intercept, '<', rule.maxIntercept),
    check('interceptAboveSampled', difference, '>=', rule.minDifference),
  ];
  return step(checks, 'NEEDS_MORE_RATINGS', status);
}

function step(checks: RuleCheck[], sets: ModelStatus, status: ModelStatus): MetaStep {
  const fires = checks.every((c) => c.holds);
  return { after: fires ? sets : status, fires, checks };
}

function isOnItsWay(status: ModelStatus): boolean {
  return status === 'CURRENTLY_RATED_HELPFUL' || status === 'NEEDS_YOUR_HELP';
}

function onItsWayChecks(status: ModelStatus): RuleCheck[] {
  return [checkWord('statusOnItsWay', String(isOnItsWay(status)), '=', 'true')];
}

function undecidedCheck(status: ModelStatus): RuleCheck {
  const undecided = status === 'NEEDS_MORE_RATINGS' || status === 'NEEDS_YOUR_HELP';
  return checkWord('statusUndecided', String(undecided), '=', 'true');
}

/** A model may raise a note without a status, but not from being on its way to being on its way. */
function gainChecks(status: ModelStatus, says: ModelStatus): RuleCheck[] {
  const gains = isOnItsWay(says) && !(says === 'NEEDS_YOUR_HELP' && status === 'NEEDS_YOUR_HELP');
  return [undecidedCheck(status), checkWord('modelGains', String(gains), '=', 'true')];
}

/** The word of the core model counts; that of the expansion model where the core model has none. */
function refusalCheck(opinions: Opinions): RuleCheck {
  const authority = opinions.models.get(CORE) ?? opinions.models.get(EXPANSION);
  const refused = authority?.status === 'FIRM_REJECT' || authority?.status === 'CURRENTLY_RATED_NOT_HELPFUL';
  return checkWord('refusedByAll', String(refused), '=', 'false');
}
