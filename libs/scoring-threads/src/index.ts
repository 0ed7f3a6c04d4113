export { refuseWhatWillNotFit, roomHere } from './room';
export { compileFor } from './short-run';
export { threadedEngine, type ThreadedEngine } from './threaded-engine';
