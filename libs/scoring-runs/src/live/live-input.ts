import { assignTopics, type NoteStatus, type NoteStatusHistoryRow, type ScoringInput, type TopicParameters } from '@bridgenotes/scoring';
import type { EntityManager } from 'typeorm';
import { historyOfJson } from '../history-columns';
import type { FrozenRaters } from './frozen-raters';

/** A note with what is shown of it. */
export interface ShownNote {
  readonly id: string;
  readonly statementId: string;
  readonly history: NoteStatusHistoryRow | undefined;
  /** What the published run, or live scoring since, says of it; null for a note that neither has seen. */
  readonly shown: { readonly status: NoteStatus; readonly decidedBy: string; readonly decidedAt: Date; readonly statusRunId: string; readonly rules: readonly string[] } | null;
}

/** Some notes with all of their present ratings. */
export interface LiveInput {
  readonly input: ScoringInput;
  readonly notes: ReadonlyMap<string, ShownNote>;
}

interface NoteRow {
  readonly id: string;
  readonly statement_id: string;
  readonly author_id: string;
  readonly author: string;
  readonly created_at_millis: string;
  readonly misleading: boolean;
  readonly history: Record<string, unknown> | null;
  readonly status: NoteStatus | null;
  readonly decided_by: string;
  readonly decided_at: Date;
  readonly status_run_id: string;
  readonly rules: string[];
}

/** Notes as the snapshot of a run reads them, with what is shown of them now. */
const READ_NOTES = `
  SELECT note.id, note.statement_id, note.author_id, author.participant_id AS author, (extract(epoch FROM note.created_at) * 1000)::bigint AS created_at_millis,
    note.deleted_at IS NOT NULL OR note.classification <> 'NOT_MISLEADING' AS misleading, to_jsonb(history) - 'note_id' AS history,
    score.status, score.decided_by, score.decided_at, score.status_run_id, score.rules
  FROM notes note
  JOIN contributors author ON author.id = note.author_id
  LEFT JOIN note_status_history history ON history.note_id = note.id
  LEFT JOIN note_scores score ON score.run_id = $1 AND score.note_id = note.id
  WHERE note.id = ANY ($2::bigint[])`;

interface RatingRow {
  readonly note_id: string;
  readonly rater_id: string;
  readonly rated_at_millis: number;
  readonly level: number;
  readonly tag_mask: number;
  readonly population_sampled: boolean;
}

/** Reads some notes with all of their ratings, as they are now. */
export async function readLiveInput(manager: EntityManager, noteIds: readonly string[], raters: FrozenRaters, now: number, topics: TopicParameters): Promise<LiveInput> {
  const rows = await manager.query<NoteRow[]>(READ_NOTES, [raters.runId, noteIds]);
  const outOfScope = await readTopics(manager, rows.map((row) => row.statement_id), topics);
  const ratings = await manager.query<RatingRow[]>(
    'SELECT note_id, rater_id, (extract(epoch FROM rated_at) * 1000)::float8 AS rated_at_millis, level, tag_mask, population_sampled FROM ratings WHERE note_id = ANY ($1::bigint[]) AND withdrawn_at IS NULL',
    [noteIds],
  );
  const known = await raters.load(manager, [...ratings.map((rating) => rating.rater_id), ...rows.map((row) => row.author_id)]);
  const raterIds = [...new Set(ratings.map((rating) => rating.rater_id))];
  const [notePlace, raterPlace] = [placesOf(rows.map((row) => row.id)), placesOf(raterIds)];
  const history = rows.map((row) => (row.history === null ? undefined : historyOfJson(row.id, row.history)));
  const input: ScoringInput = {
    now,
    notes: {
      count: rows.length,
      id: rows.map((row) => row.id),
      authorId: rows.map((row) => row.author),
      createdAtMillis: Float64Array.from(rows, (row) => Number(row.created_at_millis)),
      misleading: Uint8Array.from(rows, (row) => Number(row.misleading)),
      outOfScope: Uint8Array.from(rows, (row) => Number(outOfScope.has(row.statement_id))),
    },
    ratings: {
      count: ratings.length,
      note: Uint32Array.from(ratings, (rating) => notePlace.get(rating.note_id)!),
      rater: Uint32Array.from(ratings, (rating) => raterPlace.get(rating.rater_id)!),
      createdAtMillis: Float64Array.from(ratings, (rating) => rating.rated_at_millis),
      level: Uint8Array.from(ratings, (rating) => rating.level),
      tags: Uint32Array.from(ratings, (rating) => rating.tag_mask),
      populationSampled: Uint8Array.from(ratings, (rating) => Number(rating.population_sampled)),
    },
    raters: { count: raterIds.length, id: raterIds.map((id) => known.get(id)!.participantId), modelingGroup: Int8Array.from(raterIds, (id) => known.get(id)!.modelingGroup) },
    history,
  };
  const notes = rows.map(({ id, statement_id, status, decided_by, decided_at, status_run_id, rules }, n) => {
    const shown = status === null ? null : { status, decidedBy: decided_by, decidedAt: decided_at, statusRunId: status_run_id, rules };
    return [id, { id, statementId: statement_id, history: history[n], shown }] as const;
  });
  return { input, notes: new Map(notes) };
}

/**
 * Statements of a topic that the core model leaves out, told by seed terms in the texts of all their notes. What a
 * classifier learns from all texts is left to runs.
 */
async function readTopics(manager: EntityManager, statementIds: readonly string[], topics: TopicParameters): Promise<ReadonlySet<string>> {
  const texts = await manager.query<{ statement_id: string; text: string | null }[]>('SELECT statement_id, text FROM notes WHERE statement_id = ANY ($1::bigint[])', [[...new Set(statementIds)]]);
  return new Set(assignTopics(texts.map(({ statement_id: id, text }) => [id, text ?? '']), { ...topics, classifier: null }).keys());
}

const placesOf = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, place) => [id, place]));
