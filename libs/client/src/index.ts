export type { TypedDocument } from '@bridgenotes/api-contract';
export {
  createClient,
  type Client,
  type ClientOptions,
  type HelpfulNotesPage,
  type NoteWithDecision,
  type StatementWithNotes,
  type StatusChange,
} from './client';
export { BridgenotesError, type ClientErrorCode, type ErrorDetails } from './errors';
export type { Observer } from './live/observer';
export type { SocketClass } from './live/socket';
export type { RequestOptions } from './request';
export type { SurfacedNote, SurfacedNotes } from './surfaced-notes';
