import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import { frozen, placeableRatings, type ModelResult } from '../core/core-model';
import { placeNotes } from '../fit/place-notes';
import type { SampleOpinion } from '../meta/opinions';
import type { Parameters } from '../parameters';

/** Ratings a note is taken to have where only sampled ones place it. mf_base_scorer.py populationSampledRatingPerNoteLossRatio */
const RATINGS_PER_NOTE = 10;

/**
 * What a random sample of raters says of each note: places notes by their ratings alone, among the core model's raters
 * (mf_base_scorer.py `score_final`, note_ratings.py `get_population_sampled_counts_by_rater_sign`).
 *
 * @returns by note; undefined where nobody was asked
 */
export function sampleOpinions(
  data: Dataset,
  core: ModelResult,
  parameters: Parameters,
): ((note: number) => SampleOpinion | undefined) | undefined {
  if (!data.populationSampled.includes(1)) return undefined;
  const sampled = core.scope.inScope.filter((i) => data.populationSampled[i] === 1);
  if (sampled.length === 0) return undefined;
  const { second } = core.prescored;
  const inModel = Uint8Array.from(second.raterFactor, (f) => (Number.isNaN(f) ? 0 : 1));
  const placed = placeNotes(data, placeableRatings(data, sampled, inModel, parameters), frozen(second), RATINGS_PER_NOTE, parameters.fit);
  const negative = new Uint32Array(data.noteCount);
  const positive = new Uint32Array(data.noteCount);
  for (const i of sampled) {
    const factor = second.raterFactor[data.rater[i]!]!;
    if (!Number.isNaN(factor)) (factor < 0 ? negative : positive)[data.note[i]!]!++;
  }
  return (n) => {
    if (!core.verdicts.has(n) || negative[n]! + positive[n]! === 0) return undefined;
    return { intercept: orNull(placed.intercept[n]!), negative: negative[n]!, positive: positive[n]! };
  };
}
