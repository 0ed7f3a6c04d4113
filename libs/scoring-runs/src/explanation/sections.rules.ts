import { marginOf, TOPICS, type RuleCheck, type RuleTrace, type Topic } from '@bridgenotes/scoring';
import type { HeededModel } from '../heeded-model.rules';
import { EXPLAINED_MEASURES, EXPLAINED_MODELS, EXPLAINED_RULES, type ExplainedModel, type ExplainedRule, type ExplanationTexts } from './texts';
import { writtenComparison } from './written-values.rules';

/** One comparison that a rule made, or a rule that compares nothing, with what it means. */
export interface ExplanationSection {
  readonly rule: string;
  readonly version: string;
  /** What the rule says, in a sentence. */
  readonly says: string;
  /** Whether the rule set the status. */
  readonly decided: boolean;
  /** Whether the comparison came out as the rule asks. */
  readonly held: boolean;
  /** Null, as is all that follows but the text, where the rule compares nothing. */
  readonly measure: string | null;
  /** Null also where it is not known. */
  readonly value: string | null;
  readonly threshold: string | null;
  readonly comparison: RuleCheck['comparison'] | null;
  /** How far the value is from the threshold, in its own unit; null where they are no numbers. */
  readonly margin: number | null;
  readonly text: string;
}

/** Comparisons that only tell whether a rule concerns the note. */
const CONCERNS: readonly string[] = ['status', 'previousStatus', 'statusOnItsWay', 'statusUndecided', 'modelGains'];
const isConcern = ({ measure, threshold }: RuleCheck): boolean => CONCERNS.includes(measure) || (measure === 'lockedStatus' && threshold === 'none');

/** Which text a rule has, and what it is about: the number of a group, the topic, or the rule's own name. */
export function explainedRule(rule: string): { key: ExplainedRule; subject: string } {
  const numbered = /^(MultiGroupModel|GroupModel|TopicModel)0*(\d+)(NMR)?$/.exec(rule);
  if (numbered !== null) {
    const [, family, number, lowers = ''] = numbered;
    const key = `${family}${lowers}`;
    if (isExplained(key)) return { key, subject: family === 'TopicModel' ? (TOPICS[Number(number) - 1] ?? number!) : number! };
  }
  return isExplained(rule) ? { key: rule, subject: rule } : { key: 'OTHER', subject: rule };
}

const isExplained = (name: string): name is ExplainedRule => (EXPLAINED_RULES as readonly string[]).includes(name);

/** What a rule says, in a sentence; `rule` may carry its version, like "CoreModel (v1.1)". */
export function ruleText(rule: string, texts: ExplanationTexts): string {
  const { key, subject } = explainedRule(rule.replace(/ \(v.*\)$/, ''));
  return texts.rules[key](subjectText(key, subject, texts));
}

/** What the model is called that a rule goes by. */
export function modelText(rule: string, texts: ExplanationTexts): string {
  const { key, subject } = explainedRule(rule);
  return texts.models[isModel(key) ? key : 'OTHER'](subjectText(key, subject, texts));
}

const isModel = (key: ExplainedRule): key is ExplainedModel => (EXPLAINED_MODELS as readonly ExplainedRule[]).includes(key);
const subjectText = (key: ExplainedRule, subject: string, texts: ExplanationTexts): string => (key === 'TopicModel' ? (texts.topics[subject as Topic] ?? subject) : subject);

/**
 * The rules that concerned the note, in the order in which they were asked, one comparison each. The rule that heeds
 * another model than that of the note's scores has this model's first comparison beside its own.
 */
export function sectionsOf(trace: readonly RuleTrace[], texts: ExplanationTexts, heeded: HeededModel | null = null): ExplanationSection[] {
  const isPlaced = trace.some(({ checks }) => checks.some(({ measure, value }) => measure === 'intercept' && value !== null));
  return trace.filter((rule) => rule.fired || rule.checks.every((check) => !isConcern(check) || check.holds)).flatMap((rule) => {
    const ofModel = rule.fired && heeded !== null && rule.rule === heeded.rule ? interceptOf(heeded) : [];
    const told = [...ofModel, ...rule.checks.filter((check) => !isConcern(check) && isUsed(check, rule.rule, isPlaced))];
    const head = { rule: rule.rule, version: rule.version, says: ruleText(rule.rule, texts), decided: rule.fired };
    if (told.length > 0) return told.map((check) => ({ ...head, ...comparisonOf(check, texts) }));
    return rule.fired ? [{ ...head, held: true, measure: null, value: null, threshold: null, comparison: null, margin: null, text: head.says }] : [];
  });
}

/** What a model compared first; a rule that heeds its doubts has what it says of them in its own comparisons. */
function interceptOf({ status, intercept: value, factor, needed: threshold, thresholds, modelRule }: HeededModel): RuleCheck[] {
  if (status === 'CURRENTLY_RATED_HELPFUL' || status === 'NEEDS_YOUR_HELP') return [{ measure: 'intercept', value, comparison: '>=', threshold, holds: true }];
  const line = thresholds.notHelpful + thresholds.notHelpfulSlope * Math.abs(factor ?? 0);
  return modelRule?.startsWith('GeneralCRNH ') === true ? [{ measure: 'intercept', value, comparison: '<=', threshold: line, holds: true }] : [];
}

function comparisonOf(check: RuleCheck, texts: ExplanationTexts): Omit<ExplanationSection, 'rule' | 'version' | 'says' | 'decided'> {
  const margin = marginOf(check);
  const { measure, value, threshold, comparison, holds: held } = check;
  return { held, measure, value: value === null ? null : String(value), threshold: String(threshold), comparison, margin, text: texts.comparison(writtenComparison(check, margin, texts)) };
}

/** Models switch a rule off by a threshold that nothing reaches, or by not measuring at all. */
function isUsed({ measure, value, threshold }: RuleCheck, rule: string, isPlaced: boolean): boolean {
  const kind = (EXPLAINED_MEASURES as Readonly<Record<string, string>>)[measure];
  if ((kind === 'count' || kind === 'share') && typeof threshold === 'number' && threshold < 0) return false;
  return !(isPlaced && value === null && (rule === 'UcbCRNH' || rule === 'RejectLowIntercept'));
}
