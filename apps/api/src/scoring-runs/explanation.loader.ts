import type { Note } from '@bridgenotes/notes';
import type { ExplainedNote, PublishedRuns, ScoresReader } from '@bridgenotes/scoring-runs';
import type { RequestContext } from '../graphql/request-context';
import { pastLoader, publishedRunId, runLoader, scoreLoader, shownWhereWrittenLoader, traceLoader, withheldLoader } from './score.loader';

/** Everything that is stored of a note that is to be explained; for many notes of one operation in the same queries. */
export async function explainedNote(context: RequestContext, runs: PublishedRuns, scores: ScoresReader, note: Note): Promise<ExplainedNote> {
  const runId = await publishedRunId(context, runs);
  const [score, trace, past, surfaced, withheld, run] = await Promise.all([
    scoreLoader(context, runs, scores).load(note.id),
    traceLoader(context, runs, scores).load(note.id),
    pastLoader(context, scores).load(note.id),
    shownWhereWrittenLoader(context, runs, scores).load(note.statementId),
    withheldLoader(context, scores).load(note.id),
    runId === null ? null : runLoader(context, runs).load(runId),
  ]);
  return {
    deleted: note.deletedAt !== null,
    imported: note.imported,
    shown: surfaced.some(({ noteId }) => noteId === note.id),
    withheld,
    locked: past?.locked ?? false,
    waitingSince: past?.waitingSince ?? null,
    score: score && { ...score, live: score.liveAt !== null },
    trace,
    run,
  };
}
