import type { Note, NoteParent, NotesService } from '@bridgenotes/notes';
import type { Page, PageRequest } from '@bridgenotes/platform';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Notes by database id, deleted ones too, all of one request in one query. */
export const noteLoader = (context: RequestContext, notes: NotesService): DataLoader<string, Note | null> =>
  context.loader('note', (ids: readonly string[]) => notes.findByIds(ids));

/** A page of the notes of a statement or an author; the first pages of all parents of one request in one step. */
export const notesOf = (context: RequestContext, notes: NotesService, parent: NoteParent, id: string, page: PageRequest): Promise<Page<Note>> =>
  page.after == null
    ? context.loader(`notes of ${parent}, ${page.first}`, (ids: readonly string[]) => notes.newestOfEach(parent, ids, page.first)).load(id)
    : notes.newestOf(parent, id, page);
