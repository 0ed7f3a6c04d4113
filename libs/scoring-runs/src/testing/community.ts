import { CONTRIBUTORS_ENTITIES } from '@bridgenotes/contributors';
import { NOTES_ENTITIES } from '@bridgenotes/notes';
import { dataSourceOptions, OutboxEntry, PublicLogEntry, type Clock } from '@bridgenotes/platform';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { CORE_PARAMETERS, tagMask } from '@bridgenotes/scoring';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { DataSource } from 'typeorm';
import { SCORING_RUNS_ENTITIES, ScoringRunsService, scoreHere, type Scorer, type ScoringSettings } from '../index';

export { costsOf, fillTwoYears, MANY_NOTES } from './plans';

/** All tables that this room and those below it work on. */
export const PLATFORM_ENTITIES = [OutboxEntry, PublicLogEntry, ...CONTRIBUTORS_ENTITIES, ...STATEMENTS_ENTITIES, ...NOTES_ENTITIES, ...RATINGS_ENTITIES, ...SCORING_RUNS_ENTITIES];

export const HOUR = 3_600_000;
/** When the community below wrote and rated everything. */
export const START = Date.UTC(2026, 0, 15);

export const SETTINGS: ScoringSettings = { parameters: CORE_PARAMETERS, codeVersion: 'test', keepRuns: 3, keepInputs: 1, afterChanges: 20, debounceMillis: 1000 };

export const openDataSource = (url: string): Promise<DataSource> =>
  new DataSource(dataSourceOptions({ url, entities: PLATFORM_ENTITIES })).initialize();

export const runsService = (dataSource: DataSource, clock: Clock, settings: Partial<ScoringSettings> = {}, scorer: Scorer = scoreHere): ScoringRunsService =>
  new ScoringRunsService(dataSource, clock, { ...SETTINGS, ...settings }, scorer);

/** How the two halves of the community find a note: `both` of them helpful, one `left` or `right`, or `none`. */
export type Opinion = 'both' | 'left' | 'right' | 'none';

export interface Community {
  readonly raters: readonly string[];
  readonly notes: readonly { readonly id: string; readonly statementId: string; readonly authorId: string; readonly opinion: Opinion }[];
}

const OPINIONS: readonly Opinion[] = ['both', 'left', 'right', 'both', 'none'];
const HELPFUL = tagMask(['helpfulClear', 'helpfulGoodSources']);
const NOT_HELPFUL = tagMask(['notHelpfulIncorrect', 'notHelpfulSourcesMissingOrUnreliable']);

/** What a rater of a half finds of a note; every ninth rating is out of line, so that no two raters are the same. */
export function levelOf(opinion: Opinion, rater: number, note: number): 0 | 2 {
  const helpful = opinion === 'both' || opinion === (rater % 2 === 0 ? 'left' : 'right');
  return helpful !== ((rater * 7 + note * 3) % 9 === 0) ? 2 : 0;
}

/**
 * Two halves that disagree about most notes and agree on some: of five notes, two are found helpful by both.
 * Scattered criticism gives no reasons, so that no tag is an outlier. Everybody rates everything unless `rates` says who what.
 */
export async function fillCommunity(dataSource: DataSource, size: { raters: number; notes: number; at?: number; rates?: (rater: number, note: number) => boolean }): Promise<Community> {
  const at = new Date(size.at ?? START);
  const contributors = await insertedIds(dataSource, `INSERT INTO contributors (participant_id, alias, role, joined_at) SELECT 'P' || lpad(i::text, 5, '0'), 'alias ' || i, 'contributor', $1 FROM generate_series(0, $2 - 1) i RETURNING id`, [at, size.raters + size.notes]);
  const raters = contributors.slice(0, size.raters);
  const authors = contributors.slice(size.raters);
  const statements = await insertedIds(dataSource, `INSERT INTO statements (canonical_url, given_url, created_at) SELECT 'https://example.org/' || i, 'https://example.org/' || i, $1 FROM generate_series(0, $2 - 1) i RETURNING id`, [at, size.notes]);
  const notes = await insertedIds(dataSource, `
    INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at)
    SELECT statement, author, 'MISINFORMED_OR_POTENTIALLY_MISLEADING', '{misleadingFactualError}', 'A plain correction: https://example.org/source', true, $3
    FROM unnest($1::bigint[], $2::bigint[]) AS given(statement, author) RETURNING id`, [statements, authors, at]);
  const made = notes.map((id, i) => ({ id, statementId: statements[i]!, authorId: authors[i]!, opinion: OPINIONS[i % OPINIONS.length]! }));
  const ratings = made.flatMap((note, n) => raters.flatMap((raterId, r) => (size.rates?.(r, n) === false ? [] : [{ noteId: note.id, raterId, level: levelOf(note.opinion, r, n), tagged: levelOf(note.opinion, r, n) === 2 || note.opinion === 'none' }])));
  await insertRatings(dataSource, ratings, at);
  return { raters, notes: made };
}

export async function insertRatings(dataSource: DataSource, ratings: readonly { noteId: string; raterId: string; level: 0 | 2; tagged?: boolean }[], at: Date): Promise<void> {
  await dataSource.query(
    `WITH made AS (
       INSERT INTO ratings (note_id, rater_id, level, tag_mask, rated_at, created_at)
       SELECT note, rater, level, mask, $5, $5 FROM unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[]) AS given(note, rater, level, mask) RETURNING *)
     INSERT INTO rating_changes (rating_id, note_id, rater_id, level, tag_mask, changed_at) SELECT id, note_id, rater_id, level, tag_mask, rated_at FROM made`,
    [ratings.map((r) => r.noteId), ratings.map((r) => r.raterId), ratings.map((r) => r.level), ratings.map((r) => (r.tagged === false ? 0 : r.level === 2 ? HELPFUL : NOT_HELPFUL)), at],
  );
}

async function insertedIds(dataSource: DataSource, query: string, values: unknown[]): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(query, values);
  return rows.map((row) => row.id);
}
