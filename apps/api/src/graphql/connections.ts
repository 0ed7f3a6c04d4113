import type { Viewer } from '@bridgenotes/platform';
import { GraphQLError } from 'graphql';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';

/** How many WebSockets each address has open in this process. */
export class ConnectionCounts {
  readonly #open = new Map<string, number>();

  of(address: string): number {
    return this.#open.get(address) ?? 0;
  }

  /** Counts a connection until it closes. */
  add(address: string, socket: WebSocket): void {
    this.#open.set(address, this.of(address) + 1);
    socket.once('close', () => {
      const left = this.of(address) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    });
  }
}

/**
 * Closes a connection, and with it all its operations, when its credentials no longer hold or the rights they gave have
 * changed. Nobody else would notice: a subscription may run for weeks, and only its beginning asks who is there.
 * @param ask who the credentials stand for now
 */
export function closeWhenRightsEnd(socket: WebSocket, viewer: Viewer, seconds: number, ask: () => Promise<Viewer>): void {
  if (viewer.via === 'anonymous') return;
  const check = async () => {
    try {
      if (rightsOf(await ask()) !== rightsOf(viewer)) socket.close(CloseCode.Forbidden, 'FORBIDDEN: what you may do has changed; connect again');
    } catch (error) {
      // That somebody cannot be asked now (a database, an identity provider) says nothing of the credentials.
      if (isRefusal(error)) socket.close(CloseCode.Forbidden, closeReason(error));
    }
  };
  const timer = setInterval(() => void check(), seconds * 1000).unref();
  socket.once('close', () => clearInterval(timer));
}

const rightsOf = ({ contributorId, role, scopes, removed, left }: Viewer): string => JSON.stringify([contributorId, role, scopes, removed, left === true]);
/** Whether the credentials were refused, and not only could not be looked at. */
export const isRefusal = (error: unknown): error is GraphQLError => error instanceof GraphQLError && (error.extensions['http'] as { status?: number } | undefined)?.status !== 503;

/** A refusal where a closing socket has room for it: its code, then as much of its text as fits 123 bytes. */
export const closeReason = (error: GraphQLError): string => Buffer.from(`${String(error.extensions['code'])}: ${error.message}`).subarray(0, 120).toString().replace(/\ufffd$/, '');
