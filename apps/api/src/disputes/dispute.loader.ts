import type { AuthorsService, Dispute, DisputeClaim, DisputesReader, JurySeat, NoteReview } from '@bridgenotes/disputes';
import type { Statement } from '@bridgenotes/statements';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

const inOrder = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): (Row | null)[] => {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
};

export const disputeLoader = (context: RequestContext, reader: DisputesReader): DataLoader<string, Dispute | null> =>
  context.loader('dispute', async (ids: readonly string[]) => inOrder(ids, await reader.findByIds(ids), (row) => row.id));

/** The latest dispute of a note; `decided`: the latest in which a jury found something. */
export const disputeOfNoteLoader = (context: RequestContext, reader: DisputesReader, decided: boolean): DataLoader<string, Dispute | null> =>
  context.loader(decided ? 'decided dispute of note' : 'dispute of note', async (noteIds: readonly string[]) => inOrder(noteIds, await reader.latestOfNotes(noteIds, decided), (row) => row.noteId));

export const reviewLoader = (context: RequestContext, reader: DisputesReader): DataLoader<string, NoteReview | null> =>
  context.loader('review of note', async (noteIds: readonly string[]) => inOrder(noteIds, await reader.latestReviews(noteIds), (row) => row.noteId));

export const claimsLoader = (context: RequestContext, reader: DisputesReader): DataLoader<string, DisputeClaim[]> =>
  context.loader('claims of dispute', async (disputeIds: readonly string[]) => {
    const claims = await reader.claimsOf(disputeIds);
    return disputeIds.map((id) => claims.filter((claim) => claim.disputeId === id));
  });

/** The viewer's own seats, by dispute. */
export const viewerSeatLoader = (context: RequestContext, reader: DisputesReader, contributorId: string): DataLoader<string, JurySeat | null> =>
  context.loader('seat of viewer', async (disputeIds: readonly string[]) => inOrder(disputeIds, await reader.seatsIn(contributorId, disputeIds), (row) => row.disputeId));

/** Whether the viewer is known to have written a statement. */
export const viewerWroteLoader = (context: RequestContext, authors: AuthorsService): DataLoader<Statement, boolean> =>
  context.loader('written by viewer', async (statements: readonly Statement[]) => {
    const written = await authors.writtenBy(context.viewer, statements);
    return statements.map(({ id }) => written.has(id));
  });
