export { threadedEngine, type ThreadedEngine } from './threaded-engine';
