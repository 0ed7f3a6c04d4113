export { Random, WeightedChoice } from './random';
export { drawLevel, drawTagMask, OPINION, type NoteTruth, type OpinionParameters, type RaterTruth } from './opinion';
export type * from './tables';
export { checkSimulationOptions, DEFAULT_SIMULATION, simulate } from './simulate';
export { toScoringInput } from './scoring-input';
export { DEFAULT_DEMO, DEMO_CONTENT, demoCommunity, type DemoCommunity, type DemoOptions } from './demo/demo';
export { ATTACKS, attack, checkAttackOptions, type Attack, type AttackedCommunity, type AttackKind, type AttackOptions } from './attacks/attack';
export { intervalCoverage, type Coverage } from './coverage';
