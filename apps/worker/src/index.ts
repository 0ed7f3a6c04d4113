export { Chores } from './chores';
export { workerConfig } from './config';
export { WorkerModule } from './worker.module';
