import type { Note, NotesService } from '@bridgenotes/notes';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Notes by database id, deleted ones too, all of one request in one query. */
export const noteLoader = (context: RequestContext, notes: NotesService): DataLoader<string, Note | null> =>
  context.loader('note', (ids: readonly string[]) => notes.findByIds(ids));
