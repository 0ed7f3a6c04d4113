import { ABILITY, CONTRIBUTORS_ENTITIES, ContributorsService } from '@bridgenotes/contributors';
import { AppError, CommunitySettings, dataSourceOptions, ManualClock, OutboxEntry, PublicLogEntry, SCOPES, type Viewer } from '@bridgenotes/platform';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { SaidConflicts } from '@bridgenotes/ratings/testing';
import { SCORING_RUNS_ENTITIES } from '@bridgenotes/scoring-runs';
import { fillCommunity, HOUR, runsService, START, type Community } from '@bridgenotes/scoring-runs/testing';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { createTestDatabase } from '@bridgenotes/test-support';
import { DataSource } from 'typeorm';
import { AuthorsService } from './authors/authors.service';
import { Amendments } from './cases/amendments.listener';
import { DisputesReader } from './cases/disputes.reader';
import { DisputesService } from './cases/disputes.service';
import { DISPUTES_ENTITIES } from './index';
import { JuryService } from './jury/jury.service';
import { ReviewsService } from './reviews/reviews.service';
import { DISPUTES } from './settings';

/** The code of a refusal, `accepted` without one. */
export const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'accepted', (error: unknown) => (error instanceof AppError ? error.code : String(error)));

/** A published community in which half of the raters have not rated the helpful notes, and may judge them. */
export async function openDisputes(settings: Record<string, unknown> = {}) {
  const database = await createTestDatabase();
  const entities = [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES, ...DISPUTES_ENTITIES];
  const dataSource = await new DataSource(dataSourceOptions({ url: database.url, entities, poolSize: 20 })).initialize();
  const clock = new ManualClock(START + HOUR);
  const community: Community = await fillCommunity(dataSource, { raters: 60, notes: 40, rates: (rater, note) => note % 5 !== 3 || rater < 24 });
  const runs = runsService(dataSource, clock);
  await runs.run({ trigger: 'schedule' });
  clock.advance(HOUR + 1);
  await runs.run({ trigger: 'schedule' });
  const helpful = await dataSource.query<{ id: string }[]>(`SELECT note_id AS id FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND status = 'CURRENTLY_RATED_HELPFUL'`);
  const isHelpful = new Set(helpful.map(({ id }) => id));
  const given = CommunitySettings.from({ disputes: settings }, [DISPUTES, ABILITY]);
  const authors = new AuthorsService(dataSource, clock, given, new ContributorsService(dataSource, clock, given));
  const conflicts = new SaidConflicts();
  const viewerOf = (contributorId: string): Viewer => ({ via: 'token', contributorId, role: 'contributor', alias: `alias ${contributorId}`, scopes: SCOPES, removed: false, limitKey: contributorId });
  return {
    dataSource,
    clock,
    /** All notes that are shown. */
    helpful: community.notes.filter(({ id }) => isHelpful.has(id)),
    /** Those of them that the raters from the 25th on did not rate. */
    shown: community.notes.filter(({ id }, n) => n % 5 === 3 && isHelpful.has(id)),
    /** Notes that are not. */
    hidden: community.notes.filter(({ id }) => !isHelpful.has(id)),
    raters: community.raters,
    viewerOf,
    authors,
    reviews: new ReviewsService(dataSource, clock, given, authors),
    disputes: new DisputesService(dataSource, clock, given),
    reader: new DisputesReader(dataSource),
    jury: new JuryService(dataSource, clock, given, authors, conflicts),
    /** Who stands behind the notes of others, by author. */
    behind: conflicts.people,
    amendments: new Amendments(),
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}
export type OpenDisputes = Awaited<ReturnType<typeof openDisputes>>;
