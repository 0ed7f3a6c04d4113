import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else: its own origin, and the strictest policy under which it can load the element from a server. */
export interface Host {
  readonly origin: string;
  /** Serves a page at a path. */
  put(path: string, body: string, html?: { readonly lang?: string; readonly dir?: string; readonly head?: string }): string;
  close(): Promise<void>;
}

const STYLE = `
body { font-family: serif; margin: 16px; max-inline-size: 40rem }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } }
.reserved { display: block; min-block-size: 320px }
.branded { --bridge-note-background: #fff3d6; --bridge-note-color: #201800; --bridge-note-radius: 0 }
.branded::part(text) { font-style: italic }
`;

export async function openHost(server: string): Promise<Host> {
  const policy = `default-src 'none'; script-src 'self' ${server}; style-src 'self'; connect-src ${server} ${server.replace('http', 'ws')}; img-src 'self'; base-uri 'none'`;
  const pages = new Map<string, string>();
  const http = createServer(({ url }, response) => {
    if (url === '/site.css') return void response.setHeader('content-type', 'text/css').end(STYLE);
    const page = pages.get(url ?? '');
    if (page === undefined) return void response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    response.setHeader('content-security-policy', policy).setHeader('content-type', 'text/html; charset=utf-8').end(page);
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  // Another name than that of the server: another site, not just another port.
  const origin = `http://localhost:${(http.address() as AddressInfo).port}`;
  return {
    origin,
    put(path, body, { lang = 'en', dir = 'ltr', head = '' } = {}) {
      pages.set(path, `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A newspaper</title><link rel="stylesheet" href="/site.css">${head}</head><body><main>${body}</main></body></html>`);
      return `${origin}${path}`;
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
