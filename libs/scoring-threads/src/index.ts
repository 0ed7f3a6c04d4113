export { refuseWhatWillNotFit, roomHere } from './room';
export { threadedEngine, type ThreadedEngine } from './threaded-engine';
