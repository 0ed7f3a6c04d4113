/** As much of a WebSocket as is needed; browsers, Node from 22 on, and the package `ws` have it. */
export interface Socket {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export type SocketClass = new (url: string, protocols: string) => Socket;

/** The WebSocket of this machine, when it has one. */
export const globalSocket = (): SocketClass | undefined => (globalThis as { WebSocket?: SocketClass }).WebSocket;

/** The address of the socket that belongs to an endpoint. */
export function socketAddress(endpoint: string): string {
  const page = (globalThis as { location?: { href: string } }).location?.href;
  const url = new URL(endpoint, page);
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}
