import { DAY_MILLIS } from '@bridgenotes/platform';
import type { RatingConflicts } from '@bridgenotes/ratings';
import type { EntityManager } from 'typeorm';
import type { Dispute } from '../cases/dispute.entity';
import type { DisputeSettings } from '../settings';
import { sideOf, type Side } from './jury.rules';

export interface Candidate {
  readonly contributorId: string;
  readonly participantId: string;
  readonly side: Side;
}

/**
 * People whom the published run calls helpful raters, who take part now, and who have nothing to do with the case: they did
 * not rate the note, wrote neither it nor another note on the statement and stand behind none, are not its author, and
 * dispute nothing of it.
 * Nobody of the staff is among them: they have no say over a single note, not even by lot.
 * $1 note, $2 statement, $3 dispute, $4 least rating impact, $5 rated since, $6 not called since, $7 among these; null: anybody, $8 who stands behind notes on it
 */
const ELIGIBLE = `
  SELECT person.id, person.participant_id, score.factor
  FROM rater_scores score JOIN contributors person ON person.id = score.contributor_id
  WHERE score.run_id = (SELECT run_id FROM published_run) AND score.above_helpfulness_threshold AND score.factor IS NOT NULL
    AND ($7::bigint[] IS NULL OR person.id = ANY($7))
    AND person.alias IS NOT NULL AND person.role = 'contributor' AND person.left_at IS NULL AND person.enrollment_state <> 'removed' AND person.enrollment_state NOT LIKE 'api%'
    AND person.rating_impact >= $4
    AND EXISTS (SELECT FROM ratings WHERE rater_id = person.id AND rated_at > $5)
    AND NOT EXISTS (SELECT FROM ratings WHERE note_id = $1 AND rater_id = person.id)
    AND NOT EXISTS (SELECT FROM notes WHERE statement_id = $2 AND author_id = person.id) AND person.id <> ALL($8::bigint[])
    AND NOT EXISTS (SELECT FROM statement_authors WHERE statement_id = $2 AND contributor_id = person.id)
    AND NOT EXISTS (SELECT FROM dispute_claims WHERE dispute_id = $3 AND made_by = person.id)
    AND NOT EXISTS (SELECT FROM jury_seats WHERE contributor_id = person.id AND called_at > $6)`;

/** Who may serve on the jury of a dispute. @param among only these; null: anybody */
export async function candidates(manager: EntityManager, conflicts: RatingConflicts, dispute: Dispute, settings: DisputeSettings, now: Date, among: readonly string[] | null = null): Promise<Candidate[]> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MILLIS);
  const rows = await manager.query<{ id: string; participant_id: string; factor: number }[]>(ELIGIBLE, [
    dispute.noteId, dispute.statementId, dispute.id, settings.jurorRatingImpact, before(settings.activeDays), before(settings.jurorRestDays), among, await peopleBehind(manager, conflicts, dispute.statementId),
  ]);
  return rows.map((row) => ({ contributorId: row.id, participantId: row.participant_id, side: sideOf(row.factor, settings.centre) }));
}

/** Who stands behind notes that others wrote on a statement. */
export async function peopleBehind(manager: EntityManager, conflicts: RatingConflicts, statementId: string): Promise<string[]> {
  const authors = await manager.query<{ author_id: string }[]>('SELECT DISTINCT author_id FROM notes WHERE statement_id = $1', [statementId]);
  return conflicts.peopleBehind(manager, authors.map((row) => row.author_id));
}
