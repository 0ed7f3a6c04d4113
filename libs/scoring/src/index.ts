export * from './vocabulary';
export * from './input';
export * from './output';
export * from './parameters';
export { score } from './score';
export { TOPICS, topicMask, topicOfMask, type Topic } from './topics';
