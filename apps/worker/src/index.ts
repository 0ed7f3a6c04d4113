export { workerConfig } from './config';
