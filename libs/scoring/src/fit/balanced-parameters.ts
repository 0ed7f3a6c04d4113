/**
 * An objective of its own, for models that weigh the sides of a quarrel alike. matrix_factorization.py diamondLambda,
 * normalized_loss.py; run_scoring.py _get_scorers, group 14
 */
export interface BalancedFit {
  /** Weights of squared factors, instead of `factorPenalty`. */
  readonly noteFactorPenalty: number;
  readonly raterFactorPenalty: number;
  /** Weight of |intercept · factor| of a note: a note is either good or slanted. diamondLambda */
  readonly slantPenalty: number;
  /** A rater's ratings weigh together their sum to the power of 1 + this. raterNormExp */
  readonly raterExponent: number;
  /** Done when no parameter moves by more than this in a sweep, or after so many sweeps. Ours */
  readonly tolerance: number;
  readonly maxSweeps: number;
}
