import { SurfacedNotesDocument, type SurfacedNotesQuery } from './operations/surfaced-notes.light.operation';
import { request, type Connection, type RequestOptions } from './request';

/** What is shown at one URL. */
export type SurfacedNotes = SurfacedNotesQuery['surfacedNotes'][number];
export type SurfacedNote = SurfacedNotes['notes'][number];

/** What one query may ask for (`surfacedNotes` in the schema). */
const MOST_URLS = 100;

/** What to show at any number of URLs: one answer for each, in the same order, its notes strongest first. @throws BridgenotesError */
export async function surfacedNotes(connection: Connection, urls: readonly string[], options?: RequestOptions): Promise<SurfacedNotes[]> {
  const batches = Array.from({ length: Math.ceil(urls.length / MOST_URLS) }, (_, i) => urls.slice(i * MOST_URLS, (i + 1) * MOST_URLS));
  const answers = await Promise.all(batches.map((batch) => request(connection, SurfacedNotesDocument, { urls: batch }, options)));
  return answers.flatMap((answer) => answer.surfacedNotes);
}
