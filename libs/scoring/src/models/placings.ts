import { CORE_NAME, fitAndPlace, placingKey, type GivenPlacing } from '../core/core-model';
import type { RatingSet } from '../data/rating-set';
import { selectScope } from '../data/scope';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import type { Prepared } from '../score';
import { modelsWithAnyone } from './run-models';

/** One model's share of a run's work. */
export interface PlacingTask {
  /** Name of the model, for `placeModel`. */
  model: string;
  /** Ratings that it sees: about how much work it is. */
  ratings: number;
}

/**
 * The second step of a run, cut into pieces: the models that any thread or machine may compute in any order, those with
 * most ratings first. Models that compute the same from the same ratings are one piece, under the name of the first.
 */
export function placingTasks({ data, parameters, share }: Prepared): PlacingTask[] {
  const known: { model: string; key: string; inScope: RatingSet }[] = [];
  for (const [model, own] of modelsOf({ data, parameters })) {
    const { inScope } = selectScope(data, share.admitted, own);
    const key = placingKey(own);
    if (!known.some((other) => other.key === key && other.inScope.equals(inScope))) known.push({ model, key, inScope });
  }
  return known.map(({ model, inScope }) => ({ model, ratings: inScope.length })).sort((a, b) => b.ratings - a.ratings);
}

/**
 * What one model computes from its ratings alone: the same wherever it is computed. Plain data: typed arrays, maps,
 * arrays, objects and numbers, for `join`.
 * @throws RangeError when the parameters have no such model, or nobody belongs to it
 */
export function placeModel({ data, parameters, share }: Prepared, model: string, onProgress: ProgressListener = () => undefined): GivenPlacing {
  const own = modelsOf({ data, parameters }).get(model);
  if (own === undefined) throw new RangeError(`there is no model ${model} in this run`);
  return fitAndPlace(data, selectScope(data, share.admitted, own).inScope, own, share.setAside, onProgress);
}

function modelsOf({ data, parameters }: Pick<Prepared, 'data' | 'parameters'>): Map<string, Parameters> {
  return new Map([[CORE_NAME, parameters], ...modelsWithAnyone(data, parameters).map(({ definition, own }) => [definition.name, own] as const)]);
}
