import { appendToLog, type Chore, Clock, CommunitySettings, DAY_MILLIS, digestOfIds, drawSeeded, putInOutbox } from '@bridgenotes/platform';
import { askRaters, RatingConflicts } from '@bridgenotes/ratings';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { languageOf } from './language.rules';
import { NEEDED, type NeededSettings } from './needed.section';
import { drawable, sampleSeed, type SampledNote, type SampledPerson } from './sample.rules';
import { LEAST_RATINGS } from './value.rules';

interface DueNote extends SampledNote {
  readonly statementId: string;
}

/**
 * Asks random raters about notes that are, or are about to be, shown: whether those who came by themselves speak for
 * the others. The scorer holds a note back that the sample finds much less helpful (PopulationSampledIntercept).
 */
@Injectable()
export class PopulationSample implements Chore {
  readonly name = 'population-sample';
  readonly everySeconds = 300;
  readonly #settings: NeededSettings;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly conflicts: RatingConflicts,
    community: CommunitySettings,
  ) {
    this.#settings = community.of(NEEDED);
  }

  async run(): Promise<void> {
    if (this.#settings.sampleRaters === 0) return;
    const now = this.clock.now();
    const [run] = await this.dataSource.query<{ id: string; output_digest: string | null }[]>('SELECT id, output_digest FROM scoring_runs WHERE id = (SELECT run_id FROM published_run)');
    const due = run === undefined ? [] : await this.#due(run.id, now);
    if (due.length === 0) return;
    let people = await this.#people(now);
    for (const note of due) {
      const asked = new Set(await this.dataSource.transaction((manager) => this.#draw(manager, note, people, run!.output_digest ?? run!.id, now)));
      people = people.map((person) => (asked.has(person.contributorId) ? { ...person, open: person.open + 1 } : person));
    }
  }

  async #due(runId: string, now: Date): Promise<DueNote[]> {
    const { sampleFrom, sampleRounds, sampleEnough, samplesPerRun } = this.#settings;
    const rows = await this.dataSource.query<{ id: string; statement_id: string; author_id: string; language: string | null; rounds: number }[]>(
      DUE_NOTES, [runId, sampleFrom, sampleRounds, sampleEnough, now, new Date(now.getTime() - 14 * DAY_MILLIS), samplesPerRun, LEAST_RATINGS]);
    return rows.map((row) => ({ noteId: row.id, statementId: row.statement_id, authorId: row.author_id, language: languageOf(row.language), round: row.rounds + 1 }));
  }

  async #people(now: Date): Promise<SampledPerson[]> {
    const rows = await this.dataSource.query<{ id: string; participant_id: string; languages: string[]; open: number }[]>(
      ACTIVE_PEOPLE, [new Date(now.getTime() - this.#settings.sampleActiveDays * DAY_MILLIS), now]);
    return rows.map((row) => ({ contributorId: row.id, participantId: row.participant_id, languages: row.languages, open: row.open }));
  }

  /** @returns who was asked */
  async #draw(manager: EntityManager, note: DueNote, people: readonly SampledPerson[], outputDigest: string, now: Date): Promise<string[]> {
    // A rating or another draw of the same note comes before or after, not between.
    await manager.query('SELECT FROM notes WHERE id = $1 FOR NO KEY UPDATE', [note.noteId]);
    const barred = await manager.query<{ rater_id: string }[]>('SELECT rater_id FROM ratings WHERE note_id = $1 UNION SELECT rater_id FROM rating_requests WHERE note_id = $1', [note.noteId]);
    const behind = await this.conflicts.peopleBehind(manager, [note.authorId]);
    const [before] = await manager.query<{ rounds: number }[]>('SELECT coalesce(max(round), 0)::int AS rounds FROM rating_requests WHERE note_id = $1', [note.noteId]);
    if (before!.rounds >= note.round) return [];
    const { sampleAtOnce, sampleRaters, sampleHours } = this.#settings;
    const candidates = new Map(drawable(people, note, new Set([...barred.map((row) => row.rater_id), ...behind]), sampleAtOnce).map((person) => [person.participantId, person.contributorId]));
    const seed = sampleSeed(note, outputDigest);
    const drawn = drawSeeded(seed, [...candidates.keys()], sampleRaters);
    if (drawn.length === 0) return [];
    const raterIds = drawn.map((participantId) => candidates.get(participantId)!);
    await askRaters(manager, note.noteId, raterIds, { round: note.round, at: now, until: new Date(now.getTime() + sampleHours * 3_600_000) });
    for (const contributorId of raterIds) await putInOutbox(manager, 'rating.requested', { noteId: note.noteId, statementId: note.statementId, contributorId }, now);
    await appendToLog(manager, {
      kind: 'raters.drawn', subject: `note:${note.noteId}`, actor: 'system', at: now,
      data: { round: note.round, seed, candidates: candidates.size, candidatesDigest: digestOfIds([...candidates.keys()]), drawn: drawn.length, drawnDigest: digestOfIds(drawn) },
    });
    return raterIds;
  }
}

/**
 * $1 run, $2 least score, $3 most draws, $4 answers that are enough, $5 now, $6 since when a note has been shown, $7 how
 * many, $8 least ratings. Open notes and those shown of late: both come from an index.
 */
const DUE_NOTES = `
  SELECT note.id, note.statement_id, note.author_id, statement.language, asked.rounds
  FROM (
    SELECT note_id FROM needed_notes
    UNION SELECT note_id FROM note_scores WHERE run_id = $1 AND status = 'CURRENTLY_RATED_HELPFUL' AND decided_at > $6
  ) AS near
  JOIN note_scores score ON score.run_id = $1 AND score.note_id = near.note_id
  JOIN notes note ON note.id = near.note_id
  JOIN statements statement ON statement.id = note.statement_id
  CROSS JOIN LATERAL (
    SELECT coalesce(max(round), 0)::int AS rounds, count(answered_at) AS answered,
      count(*) FILTER (WHERE answered_at IS NULL AND declined_at IS NULL AND expires_at > $5) AS waiting
    FROM rating_requests request WHERE request.note_id = near.note_id
  ) AS asked
  WHERE score.intercept >= $2 AND score.num_ratings >= $8 AND note.deleted_at IS NULL AND note.classification <> 'NOT_MISLEADING'
    AND NOT EXISTS (SELECT FROM note_status_history history WHERE history.note_id = near.note_id AND history.locked_status IS NOT NULL)
    AND asked.rounds < $3 AND asked.answered < $4 AND asked.waiting = 0
  ORDER BY score.intercept DESC, note.id LIMIT $7`;

/** $1 since when somebody has rated, $2 now. People only, and none who left or were put out. */
const ACTIVE_PEOPLE = `
  SELECT person.id, person.participant_id,
    ARRAY(SELECT language FROM contributor_languages spoken WHERE spoken.contributor_id = person.id ORDER BY language) AS languages,
    (SELECT count(*)::int FROM rating_requests request WHERE request.rater_id = person.id AND answered_at IS NULL AND declined_at IS NULL AND expires_at > $2) AS open
  FROM contributors person
  WHERE person.id IN (SELECT rater_id FROM ratings WHERE rated_at > $1) AND person.alias IS NOT NULL AND person.role <> 'reader' AND NOT person.imported
    AND person.left_at IS NULL AND person.enrollment_state <> 'removed' AND person.enrollment_state NOT LIKE 'api%'`;
