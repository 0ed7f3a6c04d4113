import { BridgenotesError, refusal, type GraphQLAnswerError } from '../errors';
import type { Connection } from '../request';
import { mayReturn, waitBefore } from './backoff.rules';
import type { Observer } from './observer';
import { globalSocket, socketAddress, type Socket, type SocketClass } from './socket';

export interface LiveOptions extends Connection {
  /** In place of the global `WebSocket`, which Node has from version 22 on. */
  readonly WebSocket?: SocketClass;
}

/** A silent connection is asked after so long whether it is there, and given up when it does not answer in as long again. */
const SILENCE_MILLIS = 20_000;
/** How long a server may take to let somebody in. */
const WELCOME_MILLIS = 10_000;
const PROTOCOL = 'graphql-transport-ws';

interface Message {
  readonly type: 'connection_ack' | 'next' | 'error' | 'complete' | 'ping' | 'pong';
  readonly id?: string;
  readonly payload?: unknown;
}

interface Followed {
  readonly query: string;
  readonly variables: unknown;
  readonly observer: Observer<unknown>;
}

/**
 * All subscriptions of one client over one WebSocket, which is there while anything is followed: opened for the first,
 * opened again when it is lost, closed after the last.
 */
export class LiveConnection {
  readonly #options: LiveOptions;
  readonly #followed = new Map<string, Followed>();
  #socket: Socket | null = null;
  #welcome = false;
  #lastId = 0;
  #attempt = 0;
  #welcomedBefore = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** @returns what ends it */
  follow(query: string, variables: unknown, observer: Observer<unknown>): () => void {
    const id = String(++this.#lastId);
    const followed = { query, variables, observer };
    this.#followed.set(id, followed);
    if (this.#welcome) this.#subscribe(id, followed);
    else if (this.#socket === null && this.#timer === undefined) this.#open();
    return () => {
      if (!this.#followed.delete(id)) return;
      if (this.#welcome) this.#send({ type: 'complete', id });
      this.#closeWhenIdle();
    };
  }

  #open(): void {
    this.#timer = undefined;
    const SocketHere = this.#options.WebSocket ?? globalSocket();
    if (SocketHere === undefined) return this.#endAll(new BridgenotesError('NETWORK', 'There is no WebSocket here: give one to createClient (Node has its own from version 22 on).'));
    const authorization = this.#options.authorization?.() ?? null;
    let socket: Socket;
    try {
      socket = new SocketHere(socketAddress(this.#options.endpoint), PROTOCOL);
    } catch (cause) {
      return this.#endAll(new BridgenotesError('NETWORK', `No WebSocket can be opened to ${this.#options.endpoint}.`, {}, { cause }));
    }
    this.#socket = socket;
    this.#expectLife(WELCOME_MILLIS, () => this.#lose(socket));
    socket.onopen = () => this.#send({ type: 'connection_init', payload: authorization === null ? {} : { authorization } });
    socket.onmessage = ({ data }: { data: unknown }) => this.#receive(socket, String(data));
    // A close follows, which says more.
    socket.onerror = () => undefined;
    socket.onclose = ({ code, reason }: { code: number; reason: string }) => this.#closed(socket, code, reason);
  }

  #receive(socket: Socket, text: string): void {
    if (socket !== this.#socket) return;
    const message = parsed(text);
    if (message === null) return this.#lose(socket);
    this.#expectLife(SILENCE_MILLIS, () => {
      this.#send({ type: 'ping' });
      this.#expectLife(SILENCE_MILLIS, () => this.#lose(socket));
    });
    if (message.type === 'ping') return this.#send({ type: 'pong' });
    if (message.type === 'connection_ack') return this.#welcomed();
    const followed = this.#followed.get(message.id ?? '');
    if (followed === undefined) return;
    if (message.type === 'next') return deliver(followed.observer, message.payload as { data?: unknown; errors?: readonly GraphQLAnswerError[] });
    if (message.type !== 'error' && message.type !== 'complete') return;
    this.#followed.delete(message.id!);
    if (message.type === 'error') followed.observer.error?.(refusal(message.payload as readonly GraphQLAnswerError[]));
    else followed.observer.complete?.();
    this.#closeWhenIdle();
  }

  #welcomed(): void {
    const again = this.#welcomedBefore;
    this.#welcome = this.#welcomedBefore = true;
    this.#attempt = 0;
    for (const [id, followed] of [...this.#followed]) {
      this.#subscribe(id, followed);
      if (again) followed.observer.reconnected?.();
    }
    this.#closeWhenIdle();
  }

  #subscribe(id: string, { query, variables }: Followed): void {
    this.#send({ type: 'subscribe', id, payload: { query, variables: variables ?? {} } });
  }

  #send(message: object): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Gives a connection up that says nothing any more: its own close may take minutes to be noticed. */
  #lose(socket: Socket): void {
    socket.onclose = socket.onmessage = null;
    socket.close();
    this.#closed(socket, 1006, '');
  }

  #closed(socket: Socket, code: number, reason: string): void {
    if (socket !== this.#socket) return;
    clearTimeout(this.#heartbeat);
    const wasLetIn = this.#welcome;
    this.#socket = null;
    this.#welcome = false;
    if (!mayReturn(code, wasLetIn)) return this.#endAll(closedFor(code, reason));
    this.#timer = setTimeout(() => this.#open(), waitBefore(this.#attempt++, Math.random()));
  }

  #closeWhenIdle(): void {
    if (this.#followed.size > 0) return;
    clearTimeout(this.#timer);
    clearTimeout(this.#heartbeat);
    this.#timer = undefined;
    const socket = this.#socket;
    this.#socket = null;
    this.#welcome = this.#welcomedBefore = false;
    socket?.close(1000);
  }

  #endAll(error: BridgenotesError): void {
    const ended = [...this.#followed.values()];
    this.#followed.clear();
    this.#welcomedBefore = false;
    for (const { observer } of ended) observer.error?.(error);
  }

  #expectLife(millis: number, otherwise: () => void): void {
    clearTimeout(this.#heartbeat);
    this.#heartbeat = setTimeout(otherwise, millis);
  }
}

function deliver(observer: Observer<unknown>, { data, errors }: { data?: unknown; errors?: readonly GraphQLAnswerError[] }): void {
  if (errors !== undefined && errors.length > 0) observer.error?.(refusal(errors));
  else observer.next(data);
}

/** Null for what nobody who speaks this protocol says. */
function parsed(text: string): Message | null {
  try {
    return JSON.parse(text) as Message | null;
  } catch {
    return null;
  }
}

/** The server closes with a code of its list as the reason, where it has one. */
const closedFor = (code: number, reason: string): BridgenotesError =>
  new BridgenotesError(/^[A-Z_]+/.exec(reason)?.[0] ?? 'UNEXPECTED_ANSWER', reason === '' ? `The server closed the connection (${code}).` : reason, { closeCode: code });
