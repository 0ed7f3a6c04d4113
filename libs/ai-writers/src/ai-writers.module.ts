import { ContributorsModule } from '@bridgenotes/contributors';
import { MediaModule } from '@bridgenotes/media';
import { NotesModule } from '@bridgenotes/notes';
import { RatingConflicts } from '@bridgenotes/ratings';
import { RequestsModule } from '@bridgenotes/requests';
import { StatementsModule } from '@bridgenotes/statements';
import { Global, Module } from '@nestjs/common';
import { ProgramAdmission } from './admission/admission.chore';
import { AdmissionService } from './admission/admission.service';
import { ProgramExpulsion } from './admission/expulsion';
import { EligibleStatements } from './feed/eligible-statements';
import { ProgramNotesReader } from './notes/program-notes.reader';
import { ProgramNotesService } from './notes/program-notes.service';
import { TestNotesService } from './notes/test-notes.service';
import { ProgramCallers } from './programs/program-callers';
import { ProgramConflicts } from './programs/program-conflicts';
import { ProgramsService } from './programs/programs.service';
import { WritingLimits } from './quota/writing-limits.service';

const CONFLICTS = { provide: RatingConflicts, useClass: ProgramConflicts };

/** Programs and their admission. Needs a `DataSource`, a `Clock` and `CommunitySettings` from the app; the room below asks it who stands behind a note. */
@Global()
@Module({
  imports: [ContributorsModule],
  providers: [ProgramsService, ProgramNotesReader, AdmissionService, ProgramAdmission, ProgramExpulsion, WritingLimits, CONFLICTS],
  exports: [ProgramsService, ProgramNotesReader, AdmissionService, ProgramAdmission, ProgramExpulsion, WritingLimits, CONFLICTS],
})
export class AiWritersModule {}

/** What programs do themselves: for apps with a door. Needs an `Evaluator` from the app as well. */
@Module({
  imports: [AiWritersModule, NotesModule, StatementsModule, RequestsModule, MediaModule],
  providers: [ProgramCallers, EligibleStatements, ProgramNotesService, TestNotesService],
  exports: [ProgramCallers, EligibleStatements, ProgramNotesService, TestNotesService],
})
export class WritingProgramsModule {}
