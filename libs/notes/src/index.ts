import { NoteTarget } from './limits/note-target.entity';
import { Note } from './note.entity';

export { Note } from './note.entity';
export { MAX_NOTE_LENGTH, MAX_WRITTEN_LENGTH, NOTE_TAGS, TAGS_OF_CLASSIFICATION, noteLength, noteValue, type GivenNote, type NoteTag, type NoteValue } from './note.rules';
export { LIMITS, type LimitSettings } from './limits/limits.settings';
export { NoteStatuses } from './limits/note-statuses';
export { lockWriter, WritingLimitsService, type WritingLimits } from './limits/writing-limits.service';
export { NotesModule } from './notes.module';
export { NotesService, writing, type NoteParent, type NoteSubject } from './notes.service';
export { urlsIn, type SourceUrl } from './source-urls.rules';

/** The tables of this room, for the data source. */
export const NOTES_ENTITIES = [Note, NoteTarget];
