import { assertUnreachable } from '@bridgenotes/platform';
import { explainMissing, type Missing as Explanation, type ModelScores, type NoteOutput, type Parameters } from '@bridgenotes/scoring';
import type { HeededModel } from './heeded-model.rules';

/** What can keep a note from being shown as helpful. */
export const MISSING_CODES = [
  'NOT_SCORED_YET',
  'MORE_RATINGS',
  'ESTABLISHED_RATERS',
  'OTHER_POPULATION',
  'AGREEMENT',
  'OTHER_SIDE',
  'BALANCE',
  'ONE_SIDED',
  'TOPIC_DIVIDED',
  'MODEL_DOUBTS',
  'REPEATED_CRITICISM',
  'CALLED_WRONG',
  'BUSY_RATERS',
  'RATERS_ALIKE',
  'RANDOM_SAMPLE',
  'MORE_REASONS',
  'NEXT_RUN',
  'WAITING',
  'NOT_MISLEADING',
  'LOCKED',
  'WITHHELD',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

/** One thing that is missing: how much there is, and how much is needed (`WAITING`: milliseconds; `AGREEMENT`: intercepts). */
export interface Missing {
  readonly code: MissingCode;
  readonly value: number | null;
  readonly needed: number | null;
  /** Tags, for REPEATED_CRITICISM. */
  readonly tags?: readonly string[];
}

/** For a note that a jury keeps from readers, whatever raters find of it. */
export const WITHHELD: Missing = { code: 'WITHHELD', value: null, needed: null };

/** For a note that no run has seen. */
export const NOT_SCORED_YET: readonly Missing[] = [{ code: 'NOT_SCORED_YET', value: null, needed: null }];

/** The model whose scores a note is known by: the core model, or where it has no say the one with all topics, then those of wider populations. */
export function leadingModel<Scores extends Pick<ModelScores, 'coreStatus'> = ModelScores>(note: Scores & { readonly withTopics: Scores | null; readonly further?: Partial<Record<'expansion' | 'expansionPlus', Scores>> }): Scores {
  const { withTopics, further } = note;
  return [note, withTopics, further?.expansion, further?.expansionPlus].find((model) => (model?.coreStatus ?? null) !== null) ?? note;
}

/** What is asked of the model whose scores a note is known by. */
type LeadingScores = Pick<ModelScores, 'coreStatus' | 'activeFilterTags'>;

const LOCKED: readonly Missing[] = [{ code: 'LOCKED', value: null, needed: null }];

/**
 * What a note still needs to be shown, by the scorer's own explanation; null for a note that is helpful already.
 * @param heeded the model that has the last word, where it is another one than that of the note's scores
 * @param locked whether its status is settled
 */
export function missingFor(
  note: LeadingScores & Pick<NoteOutput, 'finalStatus' | 'numRatings' | 'trace'> & { readonly withTopics: LeadingScores | null; readonly further?: Partial<Record<'expansion' | 'expansionPlus', LeadingScores>> },
  parameters: Parameters,
  heeded: HeededModel | null = null,
  locked = false,
): readonly Missing[] | null {
  const explanation = explainMissing(note, parameters);
  if (explanation === null) return null;
  if (locked) return LOCKED;
  return [missingBy(heeded, explanation) ?? missingOf(explanation, leadingModel<LeadingScores>(note).activeFilterTags)];
}

/** What another model finds missing; null where it finds nothing, or where something else comes first. */
function missingBy(heeded: HeededModel | null, { reason, rule, check }: Explanation): Missing | null {
  if (heeded === null || heeded.status === 'CURRENTLY_RATED_HELPFUL') return null;
  const isItsRule = rule !== null && nameOf(rule) === heeded.rule;
  if (reason !== 'NOT_ENOUGH_AGREEMENT' && !(reason === 'HELD_BACK' && (isItsRule || check?.measure === 'modelStatus'))) return null;
  const { intercept: value, needed } = heeded;
  if (check?.measure === 'absoluteTopicFactor') return { code: 'ONE_SIDED', value: numberOf(check.value), needed: numberOf(check.threshold) };
  if (check?.measure === 'topicIntercept') return { code: 'TOPIC_DIVIDED', value, needed };
  return value !== null && value < needed ? { code: 'AGREEMENT', value, needed } : { code: 'MODEL_DOUBTS', value: null, needed: null };
}

function missingOf({ reason, rule, check, ratings, ratingsNeededPerRater }: Explanation, filterTags: readonly string[]): Missing {
  const compared = { value: numberOf(check?.value), needed: numberOf(check?.threshold) };
  switch (reason) {
    case 'TOO_FEW_RATINGS': return { code: 'MORE_RATINGS', value: ratings.have, needed: ratings.needed };
    case 'RATERS_WITHOUT_RECORD': return { code: 'ESTABLISHED_RATERS', value: null, needed: ratingsNeededPerRater };
    case 'OTHER_POPULATION': return { code: 'OTHER_POPULATION', value: null, needed: null };
    case 'NOT_MISLEADING': return { code: 'NOT_MISLEADING', value: null, needed: null };
    case 'NOT_ENOUGH_AGREEMENT': return { code: 'AGREEMENT', ...compared };
    case 'NEXT_RUN': return { code: 'NEXT_RUN', value: null, needed: null };
    case 'WAITING': return { code: 'WAITING', ...compared };
    case 'LOCKED': return { code: 'LOCKED', value: null, needed: null };
    case 'NOT_EXPLAINED': return { code: 'MORE_REASONS', ...compared };
    case 'HELD_BACK': {
      const code = CODE_OF_RULE[nameOf(rule ?? '')] ?? (compared.needed === null ? 'MODEL_DOUBTS' : 'AGREEMENT');
      return code === 'REPEATED_CRITICISM' ? { code, value: null, needed: null, tags: filterTags } : { code, ...compared };
    }
    default: return assertUnreachable(reason);
  }
}

/** Rules that hold back a note which raters of different viewpoints find helpful. */
const CODE_OF_RULE: Readonly<Record<string, MissingCode>> = {
  TagFilter: 'REPEATED_CRITICISM',
  FilterIncorrect: 'CALLED_WRONG',
  FilterLowDiligence: 'CALLED_WRONG',
  FilterLargeFactor: 'ONE_SIDED',
  MinMinorityRaters: 'OTHER_SIDE',
  RaterBalance: 'BALANCE',
  NoHighVolIntercept: 'BUSY_RATERS',
  NoCorrelatedIntercept: 'RATERS_ALIKE',
  PopulationSampledIntercept: 'RANDOM_SAMPLE',
};

const nameOf = (rule: string): string => rule.replace(/ \(.*/, '');
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
