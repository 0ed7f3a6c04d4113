import type { PublishingRule } from './meta/publishing-rules';
import { parametersOf, type ModelKind } from './models/model-parameters';
import type { FurtherScores, NoteOutput } from './output';
import type { Parameters } from './parameters';
import { ruleLabel } from './rules/rule';

/** A rule of publishing that goes by the word of one model. */
export type ModelRule = Extract<PublishingRule, { readonly model: string }>;

/** A model besides the leading one that has the last word on a note, and the rule of publishing that gave it to it. */
export interface DecidingModel {
  readonly rule: ModelRule;
  readonly scores: FurtherScores;
  /** What the model judges by. */
  readonly rules: Parameters['rules'];
}

/** Kinds that never lead: they speak after the models of the whole. */
const SPEAK_LATER: readonly Exclude<ModelKind, 'withTopics'>[] = ['multiGroup', 'group', 'gaussian', 'gaussianWithTopics', 'topic'];

/**
 * The model whose word on a note stands, where that is another one than the leading model, whose scores a note is known
 * by. What publishing does after all models have spoken (the wait, the lock, the demand for reasons) is left out.
 * Reads the note's own row only, so it can be asked long after the run.
 */
export function decidingModel(note: Pick<NoteOutput, 'metaRules' | 'further'>, parameters: Parameters): DecidingModel | null {
  const rules = modelRules(parameters.publishing);
  const label = note.metaRules.findLast((fired) => rules.has(fired));
  const rule = label === undefined ? undefined : rules.get(label)!;
  const scores = SPEAK_LATER.map((kind) => note.further[kind]).find((found) => found !== undefined && found.model === rule?.model);
  return rule === undefined || scores === undefined ? null : { rule, scores, rules: rulesOf(scores.model, parameters) };
}

function rulesOf(model: string, parameters: Parameters): Parameters['rules'] {
  const definition = parameters.models.find(({ name }) => name === model) ?? parameters.gaussian;
  return definition === null ? parameters.rules : parametersOf(definition, parameters).rules;
}

const known = new WeakMap<readonly PublishingRule[], ReadonlyMap<string, ModelRule>>();

/** Rules that go by a model, by label; found once for all notes. */
function modelRules(publishing: readonly PublishingRule[]): ReadonlyMap<string, ModelRule> {
  const found = known.get(publishing) ?? new Map(publishing.filter((rule): rule is ModelRule => 'model' in rule).map((rule) => [ruleLabel({ name: rule.rule, version: rule.version }), rule]));
  known.set(publishing, found);
  return found;
}
