import type { LogisticSolver } from './fit-logistic';
import type { PlacingSolver } from './place-logistic';

/**
 * The low-diligence model: which notes raters with a record of noticing it call wrong or badly sourced.
 * Sources: reputation_matrix_factorization/diligence_model.py; the rule: mf_base_scorer.py, scoring_rules.py FilterLowDiligence.
 */
export interface DiligenceParameters {
  /** A rating with one of these tags is a yes. */
  readonly tags: readonly string[];
  /** Notes with a higher intercept are refused. lowDiligenceThreshold */
  readonly threshold: number;
  /** How much heavier a yes weighs than a no, by round. posWeight and its multipliers */
  readonly yesWeight: readonly [number, number, number];
  /** Weights of mean squared parameters. l2Lambda and its multipliers; the global intercept is free */
  readonly notePenalty: number;
  readonly factorPenalty: number;
  readonly raterPenalty: number;
  readonly reputationPenalty: number;
  /** Third round: a rating weighs (smoothing + √reputation) / (1 + smoothing). alpha, reputationExp */
  readonly smoothing: number;
  /** How raters are learnt, and how notes are placed. Ours */
  readonly learning: LogisticSolver;
  readonly placing: PlacingSolver;
}

export const DILIGENCE: DiligenceParameters = {
  tags: ['notHelpfulIncorrect', 'notHelpfulIrrelevantSources', 'notHelpfulSourcesMissingOrUnreliable'],
  threshold: 0.263,
  yesWeight: [100, 100, 500],
  notePenalty: 0.03,
  factorPenalty: 0.03,
  raterPenalty: 0.3,
  reputationPenalty: 1.5,
  smoothing: 0.1,
  learning: { maxPasses: 300, tolerance: 3e-3, stragglers: 3e-3, maxStep: 2, memory: 3 },
  placing: { maxSteps: 100, tolerance: 1e-4 },
};
