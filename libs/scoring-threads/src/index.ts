export { collectGarbage } from './collect-garbage';
export { refuseWhatWillNotFit } from './room';
export { compileFor } from './short-run';
export { threadedEngine, type ThreadedEngine } from './threaded-engine';
