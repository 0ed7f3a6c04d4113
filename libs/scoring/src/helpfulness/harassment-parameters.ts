import type { AdamParameters } from '../reputation/adam';
import type { LogisticSolver } from '../reputation/fit-logistic';

/** Which notes raters of all views call harassment or abuse, and what it costs to call them helpful. tag_consensus.py, mf_base_scorer.py */
export interface HarassmentParameters {
  /** Ratings from before the present tags do not count. constants.py lastRatingTagsChangeTimeMillis */
  readonly tagsSince: number;
  /** prepare_tag_data minNumRatingsPerRater, minNumRatersPerNote */
  readonly minRatingsPerRater: number;
  readonly minRatingsPerNote: number;
  /** Weights of mean squared parameters, as in the fit of helpfulness. matrix_factorization.py */
  readonly interceptPenalty: number;
  readonly factorPenalty: number;
  /** How much larger factors start than in the fit of helpfulness. tag_consensus.py */
  readonly startFactor: number;
  /** Notes from this intercept on are abusive. minimumHarassmentScoreToPenalize */
  readonly minScore: number;
  /** Valid ratings that a rater loses for calling a note of that intercept helpful. tagConsensusHarassmentHelpfulRatingPenalty */
  readonly penalty: number;
  /** Whether they grow with the intercept. multiplyPenaltyByHarassmentScore */
  readonly scales: boolean;
  /** The first stretch of the fit, as X goes; the solver goes on to the optimum from there. */
  readonly descent: AdamParameters;
  readonly solver: LogisticSolver;
}

export const HARASSMENT: HarassmentParameters = {
  tagsSince: 1_639_699_200_000,
  minRatingsPerRater: 10,
  minRatingsPerNote: 5,
  interceptPenalty: 0.15,
  factorPenalty: 0.03,
  startFactor: 2,
  minScore: 2,
  penalty: 10,
  scales: true,
  descent: { learningRate: 2, convergence: 1e-4, minSteps: 100, maxSteps: 400, maxStepsIfLarge: 20, maxGradient: 1 },
  solver: { maxPasses: 300, tolerance: 3e-3, stragglers: 3e-3, maxStep: 2, memory: 3 },
};
