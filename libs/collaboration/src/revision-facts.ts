import { Rating } from '@bridgenotes/ratings';
import { HELPFULNESS_LEVELS } from '@bridgenotes/scoring';
import { NoteScore, PublishedRun } from '@bridgenotes/scoring-runs';
import { In, type EntityManager } from 'typeorm';
import type { RevisionFacts } from './revision.rules';

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What is known of a note now: ratings as they stand, the rest as the published run and live scoring found it. @param versionIds the notes that its versions are */
export async function factsOf(manager: EntityManager, noteId: string, versionIds: readonly string[]): Promise<RevisionFacts> {
  const run = await manager.findOneBy(PublishedRun, { one: true });
  const scores = run === null ? [] : await manager.findBy(NoteScore, { runId: run.runId, noteId: In([...versionIds, noteId]) });
  const score = scores.find((found) => found.noteId === noteId);
  const given = await manager.createQueryBuilder(Rating, 'rating').select('count(*)::int', 'count').addSelect('avg(rating.level)::float8', 'level').where('rating.note_id = :noteId AND rating.withdrawn_at IS NULL', { noteId }).getRawOne<{ count: number; level: number | null }>();
  const { count, level } = given!;
  return {
    status: score?.status ?? 'NEEDS_MORE_RATINGS',
    waiting: (score?.missing ?? []).some(({ code }) => code === 'WAITING'),
    ratings: count,
    sides: { negative: total({ ...score?.counts.sides.negative }), positive: total({ ...score?.counts.sides.positive }) },
    helpfulShare: level === null ? null : level / (HELPFULNESS_LEVELS.length - 1),
    intercept: score?.intercept ?? null,
    notHelpfulVersions: scores.filter((found) => found.noteId !== noteId && found.status === 'CURRENTLY_RATED_NOT_HELPFUL').length,
  };
}
