import { ProgramDraw } from './admission/program-draw.entity';
import { ProgramNote, TestNote } from './notes/program-note.entity';
import { Program, ProgramCard } from './programs/program.entity';
import { ProgramCallCount } from './programs/program-call.entity';

export { AiWritersModule, WritingProgramsModule } from './ai-writers.module';
export { ProgramAdmission } from './admission/admission.chore';
export { ADMISSION_CHECKS, isAdmissible, type AdmissionCheck, type AdmissionCheckName } from './admission/admission.rules';
export { AdmissionService, type Admission } from './admission/admission.service';
export { ProgramExpulsion } from './admission/expulsion';
export { ProgramDraw } from './admission/program-draw.entity';
export { VERDICTS, type Evaluation, type EvaluatedNote, type EvaluatedStatement, type EvaluationDetails, type UrlFinding, type Verdict } from './evaluate/evaluation.rules';
export { CombinedEvaluator, Evaluator, LexiconJudge, type TextJudge } from './evaluate/evaluator';
export { evaluatorFields, evaluatorOf, type EvaluatorFields } from './evaluate/evaluator.config';
export { HttpJudge } from './evaluate/http-judge';
export { EligibleStatements, type FeedRequest, type SuggestedSource } from './feed/eligible-statements';
export { FEED_SIZES, type FeedSize } from './feed/feed.rules';
export { ProgramNote, TestNote } from './notes/program-note.entity';
export { ProgramNotesReader, type BucketCounts, type ScoringStatus } from './notes/program-notes.reader';
export { ProgramNotesService } from './notes/program-notes.service';
export { TestNotesService } from './notes/test-notes.service';
export { Program, ProgramCard } from './programs/program.entity';
export { ProgramCallers } from './programs/program-callers';
export { ProgramConflicts } from './programs/program-conflicts';
export type { GivenCard } from './programs/program.rules';
export { ProgramsService } from './programs/programs.service';
export { PROGRAMS } from './programs.settings';
export { LIMIT_REASONS, type LimitReason } from './quota/writing-limit.rules';
export { WritingLimits, type ProgramLimit } from './quota/writing-limits.service';

/** The tables of this room, for the data source. */
export const AI_WRITERS_ENTITIES = [Program, ProgramCard, ProgramCallCount, ProgramNote, TestNote, ProgramDraw];
