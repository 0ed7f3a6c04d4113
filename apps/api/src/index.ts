export { createApi } from './create-api';
export { apiConfig } from './config';
export { PAGES } from './web/pages.rules';
