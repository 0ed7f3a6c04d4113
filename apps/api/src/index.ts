export { createApi } from './create-api';
export { ENTITIES } from './api.module';
export { apiConfig } from './config';
