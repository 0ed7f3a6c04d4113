import type { PublishedRuns, ScoringRun, Viewpoints, ViewpointsReader } from '@bridgenotes/scoring-runs';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';
import { publishedRunId, runLoader } from './score.loader';

/** What the published run knows of the raters of notes, with that run; null before the first. */
export const viewpointsLoader = (context: RequestContext, runs: PublishedRuns, viewpoints: ViewpointsReader): DataLoader<string, { run: ScoringRun; viewpoints: Viewpoints } | null> =>
  context.loader('viewpoints', async (noteIds: readonly string[]) => {
    const runId = await publishedRunId(context, runs);
    const run = runId === null ? null : await runLoader(context, runs).load(runId);
    if (run === null) return noteIds.map(() => null);
    const byNote = await viewpoints.ofNotes(run, noteIds);
    return noteIds.map((noteId) => ({ run, viewpoints: byNote.get(noteId)! }));
  });
