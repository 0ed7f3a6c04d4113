export { workerConfig } from './config';
export { WorkerModule } from './worker.module';
