import { NoteSuggestion } from './note-suggestion.entity';
import { NoteVersion } from './note-version.entity';

export { CollaborationModule } from './collaboration.module';
export { COLLABORATION } from './collaboration.settings';
export { DeletedNotesListener } from './deleted-notes.listener';
export { differenceOf, type DifferencePart } from './difference.rules';
export { NoteSuggestion, SUGGESTION_STATES, type SuggestionState } from './note-suggestion.entity';
export { NoteVersion } from './note-version.entity';
export { REVISION_REASONS, type RevisionDecision, type RevisionReason } from './revision.rules';
export { revisionText } from './revision.texts';
export { RevisionsService, type GivenRevision, type Revision } from './revisions.service';
export { SuggestionsService, type GivenSuggestion } from './suggestions.service';
export { VersionsReader } from './versions.reader';

/** The tables of this room, for the data source. */
export const COLLABORATION_ENTITIES = [NoteVersion, NoteSuggestion];
