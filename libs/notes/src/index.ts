import { Note } from './note.entity';

export { Note } from './note.entity';
export { NOTE_TAGS, TAGS_OF_CLASSIFICATION, noteLength, noteValue, type GivenNote, type NoteTag, type NoteValue } from './note.rules';
export { NotesModule } from './notes.module';
export { NotesService, writing, type NoteParent, type NoteSubject } from './notes.service';
export { urlsIn, type SourceUrl } from './source-urls.rules';

/** The tables of this room, for the data source. */
export const NOTES_ENTITIES = [Note];
