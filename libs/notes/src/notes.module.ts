import { ContributorsModule } from '@bridgenotes/contributors';
import { Module } from '@nestjs/common';
import { WritingLimitsService } from './limits/writing-limits.service';
import { NotesService } from './notes.service';

/** Notes and their limits. Needs `NoteStatuses` from above, beside what the modules below need. */
@Module({ imports: [ContributorsModule], providers: [NotesService, WritingLimitsService], exports: [NotesService, WritingLimitsService] })
export class NotesModule {}
