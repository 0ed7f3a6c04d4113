import type { Dataset } from '../data/dataset';
import type { RatingSet } from '../data/rating-set';
import type { Round } from '../fit/fitted-round';
import { fitRound } from '../fit/round';
import { harassmentOfNotes } from '../helpfulness/harassment';
import type { HarassmentParameters } from '../helpfulness/harassment-parameters';
import type { ProgressListener } from '../output';
import type { Parameters } from '../parameters';
import { diligenceOfNotes, learnDiligence, type DiligentRaters } from '../reputation/diligence';
import type { DiligenceParameters } from '../reputation/diligence-parameters';
import type { Remembered, RunMemory } from './memory';

/** What a computation goes by beside its ratings: numbers, and columns by note or by rater. */
interface Given {
  numbers: unknown;
  columns?: readonly Float64Array[];
}

/** All that fits read of a dataset, digested once a run. */
const contents = new WeakMap<Dataset, string>();

function contentOf(data: Dataset, memory: RunMemory): string {
  const known = contents.get(data);
  if (known !== undefined) return known;
  const content = memory.digestOf((add) => {
    add(JSON.stringify([data.noteCount, data.raterCount]));
    for (const column of [data.note, data.rater, data.level, data.tags, data.ratingCreatedAt]) add(column);
  });
  contents.set(data, content);
  return content;
}

/** Takes over what was computed from the same ratings among the same with the same numbers, or computes it. */
function recallOrCompute<Result extends Remembered>(data: Dataset, name: string, ratings: RatingSet, { numbers, columns = [] }: Given, compute: () => Result): Result {
  const { memory } = data;
  if (memory === undefined) return compute();
  return memory.recall(
    name,
    (add) => {
      add(contentOf(data, memory));
      add(JSON.stringify(numbers));
      add(ratings.bits);
      for (const column of columns) add(column);
    },
    compute,
  );
}

/** `fitRound`. With several dimensions, whose choice goes by ids, it is always computed. */
export function recallRound(data: Dataset, ratings: RatingSet, before: Round | undefined, parameters: Parameters, step: string, onProgress: ProgressListener): Round {
  const fit = (): Round => fitRound(data, ratings, before, parameters, step, onProgress);
  if (parameters.fit.dimensions !== 1) return fit();
  const columns = before === undefined ? [] : [before.noteIntercept, before.noteFactor, before.raterIntercept, before.raterFactor];
  return recallOrCompute(data, before === undefined ? 'first fit' : 'second fit', ratings, { numbers: parameters.fit, columns }, fit);
}

/** `harassmentOfNotes`. */
export function recallHarassment(data: Dataset, ratings: RatingSet, first: Round, parameters: HarassmentParameters): Float64Array {
  const given = { numbers: parameters, columns: [first.noteFactor, first.raterFactor] };
  return recallOrCompute(data, 'harassment', ratings, given, () => harassmentOfNotes(data, ratings, first, parameters));
}

/** `learnDiligence`. */
export function recallDiligence(data: Dataset, ratings: RatingSet, raterFactor: Float64Array, parameters: DiligenceParameters): DiligentRaters | undefined {
  if (ratings.length === 0) return undefined;
  return recallOrCompute(data, 'diligence of raters', ratings, { numbers: parameters, columns: [raterFactor] }, () => learnDiligence(data, ratings, raterFactor, parameters));
}

/** `diligenceOfNotes`. */
export function recallDiligenceOfNotes(data: Dataset, ratings: RatingSet, raters: DiligentRaters | undefined, parameters: DiligenceParameters): Float64Array {
  if (raters === undefined) return diligenceOfNotes(data, ratings, raters, parameters);
  const { interceptSecond, interceptThird, factor, reputation, ...numbers } = raters;
  const given = { numbers: [parameters, numbers], columns: [interceptSecond, interceptThird, factor, reputation] };
  return recallOrCompute(data, 'diligence of notes', ratings, given, () => diligenceOfNotes(data, ratings, raters, parameters));
}
