import { ImportRecord } from './import-record.entity';
import { NoteStatusHistory } from './note-status-history.entity';
import { NoteScore, RaterScore } from './scores.entity';
import { PublishedRun, ScoringRun } from './scoring-run.entity';
import { PublicationState } from './publication/publication.entity';
import { RunChunk, RunPart } from './store/run-part.entity';
import { StatusChange } from './status-change.entity';
import { WithheldNote } from './withheld-note.entity';

/** The tables of this room, for the data source. */
export const SCORING_RUNS_ENTITIES = [ScoringRun, PublishedRun, PublicationState, NoteScore, RaterScore, NoteStatusHistory, StatusChange, ImportRecord, RunPart, RunChunk, WithheldNote];
