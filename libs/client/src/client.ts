import type { TypedDocument } from '@bridgenotes/api-contract';
import type { LiveConnection } from './live/live-connection';
import type { Observer } from './live/observer';
import type { SocketClass } from './live/socket';
import { NoteWithDecisionDocument, type NoteWithDecisionQuery } from './operations/note.light.operation';
import { RecentHelpfulNotesDocument, type RecentHelpfulNotesQuery, type RecentHelpfulNotesQueryVariables } from './operations/recent-helpful-notes.light.operation';
import { StatementWithNotesDocument, type StatementWithNotesQuery } from './operations/statement.light.operation';
import { StatusChangesDocument, type StatusChangesSubscription } from './operations/status-changes.light.operation';
import { request, type Connection, type RequestOptions, type VariablesAndOptions } from './request';
import { surfacedNotes, type SurfacedNotes } from './surfaced-notes';

export interface ClientOptions extends Connection {
  /** In place of the global `WebSocket`, which Node has from version 22 on; the package `ws` has one for Node 20. */
  readonly WebSocket?: SocketClass;
}

export type StatementWithNotes = NonNullable<StatementWithNotesQuery['statement']>;
export type NoteWithDecision = NonNullable<NoteWithDecisionQuery['note']>;
export type HelpfulNotesPage = RecentHelpfulNotesQuery['helpfulNotes'];
export type StatusChange = StatusChangesSubscription['noteStatusChanged'];

/** A Bridgenotes server, for programs and pages. Every method throws BridgenotesError for a refusal. */
export interface Client {
  /** Any query or mutation of the schema. */
  request<Result, Variables>(document: TypedDocument<Result, Variables>, ...given: VariablesAndOptions<Variables>): Promise<Result>;
  /** Any subscription of the schema. A connection that is lost is opened again. @returns what ends it */
  subscribe<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables, observer: Observer<Result>): () => void;
  /** What to show at these URLs, in any variant and of any number: one answer for each, in the same order. */
  surfacedNotes(urls: readonly string[], options?: RequestOptions): Promise<SurfacedNotes[]>;
  /** A statement with the notes that are shown beside it; null when there is none. */
  statement(which: { readonly id: string } | { readonly url: string }, options?: RequestOptions): Promise<StatementWithNotes | null>;
  /** A note, whatever its status, and what was decided of it; null when there is none. */
  note(id: string, options?: RequestOptions): Promise<NoteWithDecision | null>;
  /** Notes that are shown, latest decided first; `pageInfo.endCursor` is the next page's `after`. */
  recentHelpfulNotes(page?: RecentHelpfulNotesQueryVariables, options?: RequestOptions): Promise<HelpfulNotesPage>;
  /** Every change of a status as it is published, of one statement or, for null, of all. @returns what ends it */
  onStatusChange(statementId: string | null, handler: ((change: StatusChange) => void) | Observer<StatusChange>): () => void;
}

export function createClient(options: ClientOptions): Client {
  const live = loadedOnce(async () => new (await import('./live/live-connection')).LiveConnection(options));

  const ask: Client['request'] = (document, ...[variables, requestOptions]) => request(options, document, variables, requestOptions);

  const subscribe: Client['subscribe'] = (document, variables, observer) => {
    let ended = false;
    let end = () => {
      ended = true;
    };
    void live().then((connection: LiveConnection) => {
      if (!ended) end = connection.follow(document, variables, observer as Observer<unknown>);
    });
    return () => end();
  };

  return {
    request: ask,
    subscribe,
    surfacedNotes: (urls, given) => surfacedNotes(options, urls, given),
    statement: async (which, given) => (await ask(StatementWithNotesDocument, which, given)).statement,
    note: async (id, given) => (await ask(NoteWithDecisionDocument, { id }, given)).note,
    recentHelpfulNotes: async (page, given) => (await ask(RecentHelpfulNotesDocument, page ?? {}, given)).helpfulNotes,
    onStatusChange(statementId, handler) {
      const observer: Observer<StatusChange> = typeof handler === 'function' ? { next: handler } : handler;
      return subscribe(StatusChangesDocument, { statementId }, {
        next: ({ noteStatusChanged }) => observer.next(noteStatusChanged),
        error: (error) => observer.error?.(error),
        complete: () => observer.complete?.(),
        reconnected: () => observer.reconnected?.(),
      });
    },
  };
}

function loadedOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => (loaded ??= load());
}
