export { createApi } from './create-api';
export { apiConfig } from './config';
