import { canonicalDataset } from '../data/dataset';
import { admittedRatings, prefilter, selectScope } from '../data/scope';
import { fitRound } from '../fit/round';
import { harassmentOfNotes } from '../helpfulness/harassment';
import type { ScoringInput } from '../input';
import type { Engine } from '../kernels/engine';
import type { Parameters } from '../parameters';
import { diligenceOfNotes, learnDiligence } from './diligence';
import type { FitReport } from './fit-logistic';

/**
 * Prepares to fit the logistic models by themselves, to measure them: of abuse and of low diligence, on all ratings of
 * the core model with enough of a record.
 * @returns fits both; `report` is called when a fit is done
 */
export function logisticFits(input: ScoringInput, parameters: Parameters, engine?: Engine): (report: FitReport) => void {
  const data = canonicalDataset(input, engine);
  const { inScope } = selectScope(data, admittedRatings(data, parameters), parameters);
  const ratings = prefilter(data, inScope, parameters.prefilter.minRatingsPerRater, parameters.prefilter.minRatingsPerNote);
  const round = fitRound(data, ratings, undefined, parameters, 'first fit', () => undefined);
  return (report) => {
    harassmentOfNotes(data, ratings, round, parameters.harassment, report);
    const raters = learnDiligence(data, ratings, round.raterFactor, parameters.diligence, report);
    diligenceOfNotes(data, ratings, raters, parameters.diligence, report);
  };
}
