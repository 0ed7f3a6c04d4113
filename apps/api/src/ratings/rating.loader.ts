import type { Rating, RatingsService } from '@bridgenotes/ratings';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** The viewer's own ratings by note, all of one request in one query; withdrawn ones are none. */
export const viewerRatingLoader = (context: RequestContext, ratings: RatingsService, raterId: string): DataLoader<string, Rating | null> =>
  context.loader('viewer rating', async (noteIds: readonly string[]) => {
    const byNote = new Map((await ratings.ofRater(raterId, noteIds)).map((rating) => [rating.noteId, rating]));
    return noteIds.map((noteId) => byNote.get(noteId) ?? null);
  });
