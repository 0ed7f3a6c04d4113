import type { FurtherRatings, ModelStatus } from '@bridgenotes/scoring';
import type { NoteCounts } from '@bridgenotes/scoring-runs';
import { viewsOf } from '@bridgenotes/statements';
import type { EntityManager } from 'typeorm';
import { languageOf } from './language.rules';
import type { NeededSettings } from './needed.section';
import { NO_COUNTS, decisiveness, rankOf, type NoteFacts, type ReachFacts, type Side } from './value.rules';

/** Everything that a note is valued by, as the published run and live scoring since have it. */
export interface NoteSituation {
  readonly noteId: string;
  readonly authorId: string;
  readonly language: string;
  readonly facts: NoteFacts;
  readonly reach: ReachFacts;
  readonly numRatings: number;
  readonly createdAt: Date;
  readonly offeredAt: Date;
  readonly relistedUntil: Date | null;
  /** There, and not settled: ratings can give it a status. */
  readonly open: boolean;
}

interface SituationRow {
  readonly id: string;
  readonly author_id: string;
  readonly statement_id: string;
  readonly language: string | null;
  readonly words: string;
  readonly misleading: boolean;
  readonly created_at: Date;
  readonly notes_on_statement: number;
  readonly proven_author: boolean;
  readonly counts: NoteCounts | null;
  readonly further_ratings: FurtherRatings | null;
  readonly core_status: ModelStatus | null;
  readonly num_ratings: number;
  readonly offered_at: Date;
  readonly relisted_until: Date | null;
  readonly open: boolean;
}

/** $1 notes. Community Notes asks of an author an impact above 0, or notes that score well on average: 0.3 is its mean of emerging writers. */
const READ_SITUATIONS = `
  SELECT note.id, note.author_id, note.statement_id, statement.language, concat_ws(' ', note.text, statement.quoted_text) AS words, note.classification <> 'NOT_MISLEADING' AS misleading,
    note.created_at, statement.note_count AS notes_on_statement, author.writing_impact > 0 OR coalesce(record.mean_note_score, 0) > 0.3 AS proven_author,
    score.counts, score.further_ratings, score.core_status, coalesce(score.num_ratings, 0) AS num_ratings,
    coalesce(needed.offered_at, note.created_at) AS offered_at, needed.relisted_until,
    note.deleted_at IS NULL AND coalesce(score.needs_ratings, history.locked_status IS NULL) AS open
  FROM notes note
  JOIN statements statement ON statement.id = note.statement_id
  JOIN contributors author ON author.id = note.author_id
  LEFT JOIN published_run published ON true
  LEFT JOIN note_scores score ON score.run_id = published.run_id AND score.note_id = note.id
  LEFT JOIN rater_scores record ON record.run_id = published.run_id AND record.contributor_id = note.author_id
  LEFT JOIN note_status_history history ON history.note_id = note.id
  LEFT JOIN needed_notes needed ON needed.note_id = note.id
  WHERE note.id = ANY ($1::bigint[]) AND note.deleted_at IS NULL`;

/** What some notes are valued by, in no order; deleted ones are left out. */
export async function readSituations(manager: EntityManager, noteIds: readonly string[], { dampingWords }: NeededSettings): Promise<NoteSituation[]> {
  const rows = await manager.query<SituationRow[]>(READ_SITUATIONS, [noteIds]);
  const views = await viewsOf(manager, [...new Set(rows.map((row) => row.statement_id))]);
  return rows.map((row) => ({
    noteId: row.id,
    authorId: row.author_id,
    language: languageOf(row.language),
    facts: {
      misleading: row.misleading,
      negative: row.counts?.sides.negative ?? NO_COUNTS,
      positive: row.counts?.sides.positive ?? NO_COUNTS,
      furtherRatings: row.further_ratings,
      coreStatus: row.core_status,
      provenAuthor: row.proven_author,
      damped: speaksOf(row.words, dampingWords),
    },
    reach: { createdAtMillis: row.created_at.getTime(), views: views.get(row.statement_id) ?? 0, notesOnStatement: row.notes_on_statement },
    numRatings: row.num_ratings,
    createdAt: row.created_at,
    offeredAt: row.offered_at,
    relistedUntil: row.relisted_until,
    open: row.open,
  }));
}

function speaksOf(text: string, words: readonly string[]): boolean {
  const spoken = text.toLowerCase();
  return words.some((word) => spoken.includes(word.toLowerCase()));
}

/** Where a note stands for raters of a side; see `rankOf`. */
export function rankFor({ facts, reach, relistedUntil }: NoteSituation, side: Side, now: Date, settings: NeededSettings): number {
  return rankOf(decisiveness(facts, side, settings) * (isRelisted(relistedUntil, now) ? settings.relisted : 1), reach, settings);
}

export const isRelisted = (until: Date | null, now: Date): boolean => until !== null && until > now;
