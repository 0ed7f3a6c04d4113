import type { MatchedNote, MatchedNotes, MediaNotesService, MediaOfStatement, MediaService, RatingPlace, Spread } from '@bridgenotes/media';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** What is known of pictures and links, by statement. */
export const mediaLoader = (context: RequestContext, media: MediaService): DataLoader<string, MediaOfStatement> =>
  context.loader('media of statement', (ids: readonly string[]) => media.ofStatements(ids));

/** Notes from elsewhere that match, by statement. */
export const matchedLoader = (context: RequestContext, matched: MatchedNotes): DataLoader<string, MatchedNote[]> =>
  context.loader('matched notes', async (ids: readonly string[]) => byStatement(ids, await matched.ofStatements(ids)));

/** How notes spread; null for notes about their statement alone. */
export const spreadLoader = (context: RequestContext, notes: MediaNotesService): DataLoader<string, Spread | null> =>
  context.loader('spread of note', (ids: readonly string[]) => notes.spreadOf(ids));

/** Where the viewer made their ratings, by note. */
export const placeLoader = (context: RequestContext, notes: MediaNotesService, raterId: string): DataLoader<string, RatingPlace | null> =>
  context.loader('place of rating', async (noteIds: readonly string[]) => {
    const byNote = new Map((await notes.placesOf(raterId, noteIds)).map((place) => [place.noteId, place]));
    return noteIds.map((id) => byNote.get(id) ?? null);
  });

function byStatement(ids: readonly string[], rows: readonly MatchedNote[]): MatchedNote[][] {
  const found = new Map<string, MatchedNote[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.statementId)?.push(row);
  return ids.map((id) => found.get(id)!);
}
