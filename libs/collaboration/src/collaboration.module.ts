import { ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { RatingsModule } from '@bridgenotes/ratings';
import { Module } from '@nestjs/common';
import { DeletedNotesListener } from './deleted-notes.listener';
import { RevisionsService } from './revisions.service';
import { SuggestionsService } from './suggestions.service';
import { VersionsReader } from './versions.reader';

/** Notes that are written together. Needs a `DataSource`, a `Clock` and the `CommunitySettings` from the app. */
@Module({
  imports: [ContributorsModule, NotesModule, RatingsModule],
  providers: [SuggestionsService, RevisionsService, VersionsReader, DeletedNotesListener],
  exports: [SuggestionsService, RevisionsService, VersionsReader, DeletedNotesListener],
})
export class CollaborationModule {}
