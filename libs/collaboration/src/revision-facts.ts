import { Rating } from '@bridgenotes/ratings';
import { HELPFULNESS_LEVELS } from '@bridgenotes/scoring';
import { NoteScore, PublishedRun } from '@bridgenotes/scoring-runs';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { RevisionFacts } from './revision.rules';

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What is known of a note now: ratings as they stand, the rest as the published run and live scoring found it. @param versionIds the notes that its versions are */
export async function factsOf(manager: EntityManager, noteId: string, versionIds: readonly string[]): Promise<RevisionFacts> {
  const run = await manager.findOneBy(PublishedRun, { one: true });
  const scores = run === null ? [] : await manager.findBy(NoteScore, { runId: run.runId, noteId: In([...versionIds, noteId]) });
  const score = scores.find((found) => found.noteId === noteId);
  const ratings = await manager.find(Rating, { select: { level: true }, where: { noteId, withdrawnAt: IsNull() } });
  const values = ratings.map(({ level }) => level / (HELPFULNESS_LEVELS.length - 1));
  return {
    status: score?.status ?? 'NEEDS_MORE_RATINGS',
    waiting: (score?.missing ?? []).some(({ code }) => code === 'WAITING'),
    ratings: ratings.length,
    sides: { negative: total({ ...score?.counts.sides.negative }), positive: total({ ...score?.counts.sides.positive }) },
    helpfulShare: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
    intercept: score?.intercept ?? null,
    notHelpfulVersions: scores.filter((found) => found.noteId !== noteId && found.status === 'CURRENTLY_RATED_NOT_HELPFUL').length,
  };
}
