import { inputDigests, type InputDigests, type ScoringInput } from '@bridgenotes/scoring';
import type { PoolClient } from 'pg';
import type { StoredInput } from '../fleet/run-models';
import { changeMark, type ChangeMark } from '../run.rules';
import { sha256 } from '../scorer';
import type { ScoringRun } from '../scoring-run.entity';
import { readSnapshot } from '../snapshot';
import { isExplained, type RatingState, type RecordedChange } from './explained.rules';
import type { Difference } from './difference';

/** What the tables say of the notes that a run saw. */
export interface TableComparison {
  readonly difference: Difference | null;
  readonly changed: number;
  readonly movedOn: number;
}

/**
 * Compares what is kept of a run's input, note by note, with the notes and ratings in the tables. A note moves on when
 * people rate, change or delete; what nobody recorded is a difference. The past, topics and modeling groups are taken as
 * the run had them: later runs and notes change those of all.
 * @param kept digests of the kept input
 */
export async function compareWithTables(client: PoolClient, run: ScoringRun, { input, parameters }: StoredInput, kept: InputDigests): Promise<TableComparison> {
  const { input: tables } = await readSnapshot(client, run.asOf, null, parameters.topics);
  const now = inputDigests(asTheRunHad(tables, input), sha256).notes;
  const ids = [...new Set([...kept.notes.keys(), ...now.keys()])].filter((id) => kept.notes.get(id) !== now.get(id)).sort((a, b) => (a < b ? -1 : 1));
  if (ids.length === 0) return { difference: null, changed: 0, movedOn: 0 };
  // Ids have the database's time, and people's changes that of our clock.
  const mark = { id: changeMark(run.cutOff!).id, time: changeMark(run.asOf < run.cutOff! ? run.asOf : run.cutOff!).time };
  const changed = await unexplained(client, ids, input, tables, mark);
  const [first] = changed;
  if (first === undefined) return { difference: null, changed: 0, movedOn: ids.length };
  const [recorded, recomputed] = [kept.notes.get(first) ?? null, now.get(first) ?? null];
  const what = recorded === null ? 'was not there' : recomputed === null ? 'is missing' : 'or its ratings are not what they were';
  const more = changed.length > 1 ? `, and so on with ${changed.length - 1} more` : '';
  const problem = `the tables are not what was scored: note ${first} ${what}, and nothing is recorded that changed it${more}`;
  return { difference: { problem, noteId: first, column: null, recorded, recomputed }, changed: changed.length, movedOn: ids.length - changed.length };
}

function asTheRunHad(tables: ScoringInput, run: ScoringInput): ScoringInput {
  const noteAt = new Map(run.notes.id.map((id, n) => [id, n]));
  const raterAt = new Map(run.raters.id.map((id, u) => [id, u]));
  const { notes, raters } = tables;
  return {
    ...tables,
    notes: { ...notes, outOfScope: notes.outOfScope.map((topic, n) => run.notes.outOfScope[noteAt.get(notes.id[n]!) ?? -1] ?? topic) },
    raters: { ...raters, modelingGroup: raters.modelingGroup.map((group, u) => run.raters.modelingGroup[raterAt.get(raters.id[u]!) ?? -1] ?? group) },
    history: notes.id.map((id) => run.history[noteAt.get(id) ?? -1]),
  };
}

/** Those of the notes that no record explains. */
async function unexplained(client: PoolClient, ids: readonly string[], then: ScoringInput, now: ScoringInput, mark: ChangeMark): Promise<string[]> {
  const asked = new Set(ids);
  const [ratingsThen, ratingsNow] = [ratingsOf(then, asked), ratingsOf(now, asked)];
  const [notesThen, notesNow] = [headsOf(then, asked), headsOf(now, asked)];
  const records = await readRecords(client, ids, mark);
  return ids.filter((id) => {
    if (notesThen.get(id) !== notesNow.get(id) && !records.notes.has(id)) return true;
    const raters = new Set([...(ratingsThen.get(id)?.keys() ?? []), ...(ratingsNow.get(id)?.keys() ?? [])]);
    return [...raters].some((rater) => {
      const key = `${id} ${rater}`;
      const [before, after] = [ratingsThen.get(id)?.get(rater), ratingsNow.get(id)?.get(rater)];
      const imported = records.imported.get(key);
      return !isExplained({ then: before, now: after, changes: records.changes.get(key) ?? [], imported: imported !== undefined, importedSince: imported === true }, mark.time.getTime());
    });
  });
}

type RatingsByNote = Map<string, Map<string, RatingState>>;

function ratingsOf({ notes, ratings, raters }: ScoringInput, asked: ReadonlySet<string>): RatingsByNote {
  const found: RatingsByNote = new Map();
  for (let i = 0; i < ratings.count; i++) {
    const id = notes.id[ratings.note[i]!]!;
    if (!asked.has(id)) continue;
    if (!found.has(id)) found.set(id, new Map());
    found.get(id)!.set(raters.id[ratings.rater[i]!]!, { level: ratings.level[i]!, tags: ratings.tags[i]!, at: ratings.createdAtMillis[i]!, sampled: ratings.populationSampled[i] === 1 });
  }
  return found;
}

/** Of each note that is asked for, what it is beside its ratings. */
function headsOf({ notes }: ScoringInput, asked: ReadonlySet<string>): Map<string, string> {
  const heads = new Map<string, string>();
  notes.id.forEach((id, n) => {
    if (asked.has(id)) heads.set(id, [notes.authorId[n], notes.createdAtMillis[n], notes.misleading[n], notes.statementId?.[n]].join(' '));
  });
  return heads;
}

interface Records {
  /** By note and rater. */
  readonly changes: ReadonlyMap<string, readonly RecordedChange[]>;
  /** By note and rater: whether the run may not have seen the import. */
  readonly imported: ReadonlyMap<string, boolean>;
  /** Notes written or deleted since. */
  readonly notes: ReadonlySet<string>;
}

async function readRecords(client: PoolClient, ids: readonly string[], mark: ChangeMark): Promise<Records> {
  const { rows } = await client.query<{ key: string; level: number | null; tag_mask: number; changed_at: Date }>(
    `SELECT note_id || ' ' || participant_id AS key, level, tag_mask, changed_at FROM rating_changes JOIN contributors ON contributors.id = rater_id
     WHERE note_id = ANY($1) ORDER BY rating_changes.id`, [ids]);
  const changes = new Map<string, RecordedChange[]>();
  for (const { key, level, tag_mask: mask, changed_at: at } of rows) {
    const change = { level, tags: mask, at: at.getTime() };
    if (!changes.get(key)?.push(change)) changes.set(key, [change]);
  }
  const imported = await client.query<{ key: string; since: boolean }>(
    `SELECT note_id || ' ' || participant_id AS key, ratings.id > $2 OR rated_at > $3 AS since FROM ratings JOIN contributors ON contributors.id = rater_id
     WHERE note_id = ANY($1) AND ratings.imported`, [ids, mark.id, mark.time]);
  const notes = await client.query<{ id: string }>('SELECT id FROM notes WHERE id = ANY($1) AND (id > $2 OR created_at > $3 OR deleted_at > $3)', [ids, mark.id, mark.time]);
  return { changes, imported: new Map(imported.rows.map(({ key, since }) => [key, since])), notes: new Set(notes.rows.map(({ id }) => id)) };
}
