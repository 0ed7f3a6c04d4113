import { decidingModel, type ModelStatus, type NoteOutput, type Parameters } from '@bridgenotes/scoring';
import { thresholdsOf, type Thresholds } from './viewpoints/viewpoints.rules';

/** What is stored of a model, besides the one that a note's scores are of, whose word on the note stands. Intercepts and factors are in the model's own units. */
export interface HeededModel {
  /** Its name in the parameters, like "Gaussian" or "Group14". */
  readonly model: string;
  /** The rule of publishing that heeded it, like "GaussianModel". */
  readonly rule: string;
  /** The last of the model's own rules that set its status, with its version; null where none did. */
  readonly modelRule: string | null;
  readonly status: ModelStatus;
  readonly intercept: number | null;
  readonly factor: number | null;
  /** The intercept that it asked for. */
  readonly needed: number;
  /** Its own; of a model that only takes the helpful status back, `helpful` is from where on it does not. */
  readonly thresholds: Thresholds;
}

/** Null where the model that a note's scores are of has the last word. */
export function heededModel(note: Pick<NoteOutput, 'metaRules' | 'further'>, parameters: Parameters): HeededModel | null {
  const found = decidingModel(note, parameters);
  if (found === null) return null;
  const { rule, scores, rules } = found;
  const own = thresholdsOf({ rules });
  const thresholds = rule.does === 'lowerTopic' ? { ...own, helpful: rule.minIntercept, staysHelpful: rule.minIntercept } : own;
  const modelRule = scores.coreRules.at(-1) ?? null;
  return {
    model: scores.model,
    rule: rule.rule,
    modelRule,
    status: scores.coreStatus ?? 'NEEDS_MORE_RATINGS',
    intercept: scores.intercept,
    factor: scores.factor,
    needed: modelRule?.startsWith('GeneralCRHInertia') === true ? thresholds.staysHelpful : thresholds.helpful,
    thresholds,
  };
}
