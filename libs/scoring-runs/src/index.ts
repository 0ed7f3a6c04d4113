import { ImportRecord } from './import-record.entity';
import { NoteStatusHistory } from './note-status-history.entity';
import { NoteScore, RaterScore } from './scores.entity';
import { PublishedRun, ScoringRun } from './scoring-run.entity';
import { RunChunk, RunPart } from './store/run-part.entity';
import { StatusChange } from './status-change.entity';

export { beginImport, finishImport, RUN_LOCK } from './import-guard';
export { LiveScores, type PublishedEvent } from './live/live-scores.service';
export { readCurrentInput } from './current-input';
export { ImportRecord } from './import-record.entity';
export { MISSING_CODES, NOT_SCORED_YET, type Missing, type MissingCode } from './missing.rules';
export { ENGLISH_MISSING, missingText, type MissingTexts } from './missing.texts';
export { NoteStatusHistory } from './note-status-history.entity';
export { PublishedRuns } from './published-runs';
export { RunNeeds } from './run-needs';
export { RunRequests } from './run-requests';
export { ModelsThread } from './fleet/models-thread';
export { loadInput, type StoredInput } from './fleet/run-models';
export { SCORER, scoreHere, scoreInThread, scoreWithDigests, sha256, type RunDigests, type Scored, type Scorer, type ScoringTask } from './scorer';
export { RunChunk, RunPart } from './store/run-part.entity';
export { NoteScore, RaterScore, type NoteCounts } from './scores.entity';
export { ScoresReader, type NeedingRatings } from './scores.reader';
export { RUN_STATES, RUN_TRIGGERS, PublishedRun, ScoringRun, type RunCounts, type RunRefusal, type RunState, type RunTrigger } from './scoring-run.entity';
export { ScoresModule, ScoringRunsModule } from './scoring-runs.module';
export { ScoringRunsService, type RunRequest } from './scoring-runs.service';
export { SCORING_SETTINGS, scoringFields, scoringSettings, type ScoringConfig, type ScoringSettings } from './settings';
export { readKeptRun, verifyRun, type Difference, type KeptRun, type RunVerification } from './verify/verify-run';
export { StatusFeed } from './status-feed';
export { StatusChange } from './status-change.entity';

/** The tables of this room, for the data source. */
export const SCORING_RUNS_ENTITIES = [ScoringRun, PublishedRun, NoteScore, RaterScore, NoteStatusHistory, StatusChange, ImportRecord, RunPart, RunChunk];
