import type { NoteRequest, RequestsReader, SuggestedSource, UnfoundedReason } from '@bridgenotes/requests';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Open requests by statement, all of one operation in one query. */
export const openRequestsLoader = (context: RequestContext, requests: RequestsReader): DataLoader<string, NoteRequest[]> =>
  context.loader('open requests', (statementIds: readonly string[]) => requests.openOfEach(statementIds));

/** Suggested sources by statement, likewise. */
export const suggestedSourcesLoader = (context: RequestContext, requests: RequestsReader): DataLoader<string, SuggestedSource[]> =>
  context.loader('suggested sources', (statementIds: readonly string[]) => requests.sourcesOfEach(statementIds));

/** What the viewer marked as unfounded, by request, likewise. */
export const viewerMarkLoader = (context: RequestContext, requests: RequestsReader, writerId: string): DataLoader<string, UnfoundedReason | null> =>
  context.loader('marks of the viewer', (requestIds: readonly string[]) => requests.marksOf(writerId, requestIds));
