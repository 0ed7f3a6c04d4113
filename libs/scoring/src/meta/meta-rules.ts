import { Comparisons, ruleLabel } from '../rules/rule';
import { explainingTags, HELPFUL_TIE_ORDER, NOT_HELPFUL_TIE_ORDER } from '../tags/explanation';
import type { NoteStatusHistoryRow } from '../input';
import type { RuleTrace } from '../output';
import type { Parameters } from '../parameters';
import type { ModelStatus, NoteStatus, RatingTag } from '../vocabulary';
import type { MetaDecision } from './decision';
import type { PublishingRule } from './publishing-rules';
import { awaitStability, type Outlook } from './stability';
import { coverWith, heedSample, lowerBy, lowerByTopic, raiseBy, takeOver, type MetaStep, type Opinions } from './opinions';

/**
 * From what the models say to what is published (run_scoring.py `meta_score`): the rules of `parameters.publishing`
 * in their order, where a later one overrides an earlier one. The last statuses are public ones only.
 *
 * @param opinions what each model that has a say says of the note
 * @param countOf how often raters gave a tag to the note
 * @param trace where the rules are written down as they were evaluated; left out, nothing is
 */
export function decide(
  opinions: Opinions,
  previous: NoteStatusHistoryRow | undefined,
  countOf: (tag: RatingTag) => number,
  now: number,
  parameters: Parameters,
  trace?: RuleTrace[],
): MetaDecision {
  const decision: MetaDecision = {
    status: 'NEEDS_MORE_RATINGS',
    fired: [],
    decidedBy: '',
    preStabilizationStatus: 'NEEDS_MORE_RATINGS',
    unlockedStatus: null,
    waitingSince: undefined,
    firstTag: null,
    secondTag: null,
  };
  const seen = new Comparisons();
  const labels = labelsOf(parameters.publishing);
  const note = { opinions, previous, countOf, now, parameters, seen };
  let status: ModelStatus = 'NEEDS_MORE_RATINGS';
  // by index: an iterator's steps are objects, dozens a note
  for (let k = 0; k < parameters.publishing.length; k++) {
    const rule = parameters.publishing[k]!;
    const checks = seen.begin(trace !== undefined);
    const step = apply(rule, status, note, decision);
    if (step === undefined) continue;
    status = step.after;
    if (step.fires) decision.fired.push(labels[k]!);
    trace?.push({ rule: rule.rule, version: rule.version, stage: 'meta', fired: step.fires, statusAfter: status, checks });
  }
  decision.status = publishable(status);
  decision.decidedBy = decision.fired[decision.fired.length - 1] ?? '';
  return decision;
}

const LABELS = new WeakMap<Parameters['publishing'], readonly string[]>();

/** Labels of the rules, by the list of rules: asked for each note. */
function labelsOf(publishing: Parameters['publishing']): readonly string[] {
  const known = LABELS.get(publishing) ?? publishing.map(({ rule, version }) => ruleLabel({ name: rule, version }));
  LABELS.set(publishing, known);
  return known;
}

/** What stands of a note that a run does not decide on: what the last one said, with the reasons that raters give now. */
export function keepDecision(previous: NoteStatusHistoryRow, countOf: (tag: RatingTag) => number, parameters: Parameters, trace?: RuleTrace[]): MetaDecision {
  const status = previous.currentStatus ?? 'NEEDS_MORE_RATINGS';
  const decidedBy = previous.currentDecidedBy ?? '';
  const [firstTag = null, secondTag = null] = explanationOf(status, countOf, parameters) ?? [];
  trace?.push({ rule: 'NotRescored', version: '1.0', stage: 'meta', fired: true, statusAfter: status, checks: [] });
  return { status, fired: [decidedBy], decidedBy, preStabilizationStatus: status, unlockedStatus: null, waitingSince: undefined, firstTag, secondTag };
}

interface NoteToDecide {
  opinions: Opinions;
  previous: NoteStatusHistoryRow | undefined;
  countOf: (tag: RatingTag) => number;
  now: number;
  parameters: Parameters;
  seen: Comparisons;
}

/** One rule on one note; undefined where the rule's model has no say. Wait, lock and reasons leave their mark on the decision. */
function apply(rule: PublishingRule, status: ModelStatus, note: NoteToDecide, decision: MetaDecision): MetaStep | undefined {
  switch (rule.does) {
    case 'begin':
      return { after: status, fires: true };
    case 'takeOver':
      return takeOver(rule, status, note.opinions, note.seen);
    case 'raise':
      return raiseBy(rule, status, note.opinions, note.seen);
    case 'lower':
      return lowerBy(rule, status, note.opinions, note.seen);
    case 'cover':
      return coverWith(rule, status, note.opinions, note.seen);
    case 'lowerTopic':
      return lowerByTopic(rule, status, note.opinions, note.seen);
    case 'heedSample':
      return heedSample(rule, status, note.opinions, note.seen);
    case 'wait':
      return wait(status, note, decision);
    case 'keepLocked':
      return keepLocked(status, note, decision);
    case 'explain':
      return explain(status, note, decision);
  }
}

function wait(status: ModelStatus, { opinions, previous, now, parameters, seen }: NoteToDecide, decision: MetaDecision): MetaStep {
  decision.preStabilizationStatus = status;
  const stability = awaitStability(
    status,
    previous?.currentStatus ?? null,
    previous?.timestampMillisOfNmrDueToMinStableCrhTime ?? null,
    now,
    parameters.stability,
    seen,
    outlookOn(opinions, previous, parameters),
  );
  decision.waitingSince = stability.waitingSince;
  return { after: stability.status, fires: stability.fired };
}

/** A note that was helpful before and lost it is not trusted again so soon; nor is one whose topic's model is unsure of it. */
function outlookOn({ keeps, unsure }: Opinions, previous: NoteStatusHistoryRow | undefined, { confidence }: Parameters): Outlook {
  const untold = keeps === undefined || previous?.firstNonNMRStatus === 'CURRENTLY_RATED_HELPFUL' || unsure === true;
  return { keeps: untold ? () => null : keeps, threshold: confidence?.keeps?.threshold ?? 1 };
}

function keepLocked(status: ModelStatus, { previous, seen }: NoteToDecide, decision: MetaDecision): MetaStep {
  const locked = previous?.lockedStatus ?? null;
  const drifted = locked !== null && locked !== status;
  if (drifted) decision.unlockedStatus = publishable(status);
  seen.word('lockedStatus', locked ?? 'none', '!=', 'none');
  seen.word('lockedStatus', locked ?? 'none', '!=', status);
  return { after: drifted ? locked : status, fires: drifted };
}

function explain(status: ModelStatus, { countOf, parameters, seen }: NoteToDecide, decision: MetaDecision): MetaStep {
  const tags = explanationOf(status, countOf, parameters);
  const explained = tags === null || tags.length >= parameters.explanation.minTagsNeeded;
  if (explained && tags !== null) [decision.firstTag = null, decision.secondTag = null] = tags;
  seen.word('status', status, '!=', 'NEEDS_MORE_RATINGS');
  seen.number('explainingTags', tags?.length ?? null, '<', parameters.explanation.minTagsNeeded);
  return { after: explained ? status : 'NEEDS_MORE_RATINGS', fires: !explained };
}

function explanationOf(
  status: ModelStatus,
  countOf: (tag: RatingTag) => number,
  parameters: Parameters,
): RatingTag[] | null {
  if (status === 'CURRENTLY_RATED_HELPFUL') return explainingTags(HELPFUL_TIE_ORDER, countOf, parameters.explanation);
  if (status === 'CURRENTLY_RATED_NOT_HELPFUL') {
    return explainingTags(NOT_HELPFUL_TIE_ORDER, countOf, parameters.explanation);
  }
  return null;
}

/** Statuses inside a model never leave it: after the stability wait only public ones are left. */
function publishable(status: ModelStatus): NoteStatus {
  return status === 'FIRM_REJECT' || status === 'NEEDS_YOUR_HELP' ? 'NEEDS_MORE_RATINGS' : status;
}
