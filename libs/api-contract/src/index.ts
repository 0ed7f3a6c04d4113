export type { TypedDocument } from './typed-document';
export type * from './schema-types';
