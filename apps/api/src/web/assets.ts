import type { Request, RequestHandler, Response } from 'express';
import { extname } from 'node:path';
import { ENCODINGS, type WebFile, type WebFiles } from './web-files';

const A_YEAR = 'public, max-age=31536000, immutable';
const ASK_EVERY_TIME = 'no-cache';

/** Files of the web client, by their names. The page itself is no file: it is filled anew for each answer. */
export function assets(files: WebFiles): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const file = request.path === '/index.html' ? undefined : files.find(request.path);
    if (file === undefined) {
      if (!request.path.startsWith('/assets/')) return next();
      // A page would be taken for a script, and kept.
      response.status(404).set('Cache-Control', 'no-store').type('text/plain').send('There is no such file.\n');
      return;
    }
    await sendFile(request, response, file, file.hashed ? A_YEAR : ASK_EVERY_TIME);
  };
}

/** A file in the smallest form that is understood; nothing but its tag when it is known already. */
export async function sendFile(request: Request, response: Response, file: WebFile, cacheControl: string): Promise<void> {
  const encoding = ENCODINGS.find((one) => file.encodings.includes(one) && (one === 'identity' || request.acceptsEncodings(one) === one))!;
  response.type(extname(file.path)).set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': cacheControl, ETag: `"${file.digest}-${encoding}"` });
  if (file.encodings.length > 1) response.vary('Accept-Encoding');
  if (encoding !== 'identity') response.set('Content-Encoding', encoding);
  response.send(await file.read(encoding));
}
