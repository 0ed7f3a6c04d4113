import type { WritersService, WritingRecord } from '@bridgenotes/contributors';
import type { ImpactDay, ImpactReader, PublishedRuns, ScoringRun } from '@bridgenotes/scoring-runs';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';
import { publishedRunId, runLoader } from '../scoring-runs/score.loader';

/** The run that everything of this request is read from; null before the first. */
export async function publishedRun(context: RequestContext, runs: PublishedRuns): Promise<ScoringRun | null> {
  const id = await publishedRunId(context, runs);
  return id === null ? null : runLoader(context, runs).load(id);
}

/** The days on which something was decided of people's ratings and notes. */
export const impactLoader = (context: RequestContext, runs: PublishedRuns, impact: ImpactReader): DataLoader<string, ImpactDay[]> =>
  context.loader('impact days', async (ids: readonly string[]) => {
    const days = await impact.days(ids, await publishedRun(context, runs));
    return ids.map((id) => days.get(id)!);
  });

/** What the published run found of people's notes; null for who wrote none. */
export const recordLoader = (context: RequestContext, writers: WritersService): DataLoader<string, WritingRecord | null> =>
  context.loader('writing record', async (ids: readonly string[]) => {
    const records = await writers.records(ids);
    return ids.map((id) => records.get(id) ?? null);
  });
