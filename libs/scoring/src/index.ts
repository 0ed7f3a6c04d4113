export * from './vocabulary';
export * from './input';
export * from './output';
export * from './parameters';
export { score } from './score';
export { explainMissing, type Missing, type MissingReason } from './explain-missing';
export { TOPICS, topicMask, topicOfMask, type Topic } from './topics';
export { newHistoryRow } from './meta/history';
export { configurationDigest, inputDigests, type Hash, type InputDigests } from './digest/input-digest';
