import type { BridgenotesError } from '../errors';

/** Who follows something. */
export interface Observer<Result> {
  /** What arrived. */
  next(result: Result): void;
  /** It has ended, and will not go on by itself. A connection that is lost is none: it is opened again. */
  error?(error: BridgenotesError): void;
  /** The server has nothing more to tell. */
  complete?(): void;
  /** The connection was lost and is there again: what happened between was not told, so ask once more. */
  reconnected?(): void;
}
